// The page of a contender. What is not the contender's own stands in the page itself, so that nobody waits for it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FROM, TO } from '../generate.mjs';
import { CONTENDERS } from '../contenders.mjs';

const HERE = join(import.meta.dirname, '..');
const harness = readFileSync(join(HERE, 'page/bench.js'), 'utf8');
const sources = new Map(CONTENDERS.map(({ name }) => [name, readFileSync(join(HERE, `contenders/${name}.js`), 'utf8')]));

const html = (count, feed, head, body) => {
  const settings = JSON.stringify({ from: FROM, to: TO, count, feed }).replace(/"/g, '&quot;');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Benchmark</title><link rel="icon" href="data:,">
<script data-bench="${settings}">${harness}</script>
<style>body { margin: 0; padding: 10px 20px; font: 14px/1.4 system-ui, sans-serif } #timeline { width: 1240px; height: 420px }</style>
${head}</head><body>${body}</body></html>`;
};

/** `/page/NAME?n=100`, and `/blank` with nothing but the harness. `feedOf` names the feed of a size. */
export const pageOf = feedOf => url => {
  if (url.pathname === '/blank') return html(0, '', '', '');
  const contender = CONTENDERS.find(({ name }) => url.pathname === `/page/${name}`);
  if (!contender) return undefined;
  const count = Number(url.searchParams.get('n'));
  const feed = feedOf(count);
  // The widget's tag is there before its listener runs, as on any page; a library runs before the lines that use it.
  const lines = contender.inline === false ? '' : `<script type="module">${sources.get(contender.name)}</script>`;
  const own = contender.dist ? lines.replace(' type="module"', '') : lines;
  const body = contender.dist ? own + contender.body({ feed }) : contender.body({ feed }) + own;
  return html(count, feed, (contender.head ?? []).join('\n'), body);
};
