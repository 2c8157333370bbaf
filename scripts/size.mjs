// The weight of dist/, as a server sends it: see scripts/size.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { brotli } from './brotli.mjs';
import { ROOT } from './npm.mjs';

// Everything is to come down to 260,000 bytes; until it does, this gate keeps it from growing.
const BUDGETS = { 'first view': 112_000, 'foreign view': 170_000, embed: 5_000, everything: 343_200 };
// All that is loaded until the timeline is on screen; a story's reader comes later.
const FIRST_VIEW = ['embed', 'main.glue', 'main.wasm', 'main.css'];

const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, report: { type: 'boolean' } } });

const dist = resolve(process.env.ITL_DIST ?? join(ROOT, 'dist'));
const list = join(dist, 'files.json');
if (!existsSync(list)) {
  console.error('There is no dist/ yet: run scripts/build first.');
  process.exit(2);
}
const { files, profile } = JSON.parse(readFileSync(list, 'utf8'));

const weigh = ({ file }) => {
  const bytes = readFileSync(join(dist, file));
  return { file, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes).length };
};
const sum = (file, parts) =>
  parts.reduce(
    (total, part) => ({ file, raw: total.raw + part.raw, gzip: total.gzip + part.gzip, brotli: total.brotli + part.brotli }),
    { raw: 0, gzip: 0, brotli: 0 },
  );

const sizes = Object.fromEntries(Object.entries(files).map(([role, file]) => [role, weigh(file)]));
sizes['first view'] = sum('', FIRST_VIEW.map(role => sizes[role]));
sizes.story = sum('', [sizes['story.glue'], sizes['story.wasm']]);
sizes.foreign = sum('', [sizes['foreign.glue'], sizes['foreign.wasm']]);
// The first view of a feed that is not native: its readers come on top.
sizes['foreign view'] = sum('', [sizes['first view'], sizes.net, sizes.foreign]);

// What is fetched in all for a feed of another format, when a reader searches it and opens a story.
sizes.everything = sum('', [sizes['first view'], sizes.net, sizes.guess, sizes.after, sizes.story, sizes.foreign]);

const over = Object.entries(BUDGETS).filter(([role, budget]) => sizes[role].brotli > budget);

if (options.json) {
  console.log(JSON.stringify({ profile, sizes, budgets: BUDGETS, over: over.map(([role]) => role) }, null, 2));
} else {
  const rows = [...FIRST_VIEW, 'first view', 'net', 'guess', 'after', 'story.glue', 'story.wasm', 'story', 'foreign.glue', 'foreign.wasm', 'foreign', 'foreign view', 'everything'];
  console.log(`${'bytes'.padEnd(12)} ${['raw', 'gzip -9', 'brotli 11', 'budget'].map(word => word.padStart(10)).join('')}`);
  for (const role of rows) {
    const { raw, gzip, brotli, file } = sizes[role];
    const numbers = [raw, gzip, brotli, BUDGETS[role] ?? ''].map(number => number.toLocaleString('en').padStart(10)).join('');
    console.log(`${role.padEnd(12)} ${numbers}  ${file}`.trimEnd());
  }
  if (profile !== 'release') console.log('This is a debug build: its sizes say nothing.');
}

if (over.length && profile === 'release' && !options.report) {
  for (const [role, budget] of over) {
    console.error(`Over budget: ${role} is ${sizes[role].brotli.toLocaleString('en')} bytes of brotli, ${budget.toLocaleString('en')} are allowed.`);
  }
  process.exit(1);
}
