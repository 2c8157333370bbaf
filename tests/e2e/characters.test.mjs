// The names of HTML's characters in Markdown: the build takes them out of the binary and its glue puts them back.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from '../../scripts/npm.mjs';
import { read } from '../../src/embed/js/entities.js';
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, dist, driver, element, feed, tag, test, timeline, until, visit } from './support/world.mjs';

const DIST = resolve(process.env.ITL_DIST ?? join(ROOT, 'dist'));
const glue = readFileSync(join(DIST, JSON.parse(readFileSync(join(DIST, 'files.json'), 'utf8')).files['story.glue'].file), 'utf8');
/** As the glue has them; a debug build has them in the binary. */
const packed = /,Tab!NewLine[^"]+/.exec(glue)?.[0];
const NAMES = packed ? read(packed).map(([name]) => name) : ['Aacute', 'CounterClockwiseContourIntegral', 'NotEqualTilde', 'amp', 'fjlig', 'zwnj'];

test(`${NAMES.length} names of characters mean in a story what they mean to the browser`, async () => {
  const long = { markdown: NAMES.map(name => `x&${name};x`).join('\n\n') };
  const src = feed(json(feedOf(incident('one', { long }))), '/names.json');
  await visit(`${element({ src })}${tag(dist)}`, { fragment: '#incident=one&story=long' });
  await until(() => timeline.run(`return !!shadow?.querySelector('[data-story="long"] p')`), 'the story');
  const shown = await timeline.run(`return [...shadow.querySelectorAll('[data-story="long"] p')].map(p => p.textContent)`);
  const meant = await driver.executeScript(
    `const area = document.createElement('textarea'); return arguments[0].map(name => { area.innerHTML = 'x&' + name + ';x'; return area.value })`,
    NAMES,
  );
  // What nobody sees is left out by whatever name it comes.
  const seen = meant.map(words => words.replace(/[\u200b-\u200f\u2060-\u206f]/g, ''));
  assert.deepEqual(shown.map((words, n) => [NAMES[n], words]), seen.map((words, n) => [NAMES[n], words]));
});

test('what turns words around is left out by name and number, too, and no heap of marks is built', async () => {
  const texts = ['lost &#x202E;gnihton&#x202C; here', '[pay&#8238;moc.knab](https://example.com/)', `x${'&#x300;'.repeat(60)}y`, `👋${'&#x1f3fd;'.repeat(20_000)}`, `z${'\u{11046}'.repeat(20_000)}`];
  const src = feed(json(feedOf(incident('one', { short: texts.join('\n\n') }))), '/tricks.json');
  await visit(`${element({ src })}${tag(dist)}`, { fragment: '#incident=one' });
  await until(() => timeline.run(`return !!shadow?.querySelector('[data-story="short"] p')`), 'the story');
  const shown = await timeline.run(`return [...shadow.querySelectorAll('[data-story="short"] p')].map(p => p.textContent)`);
  assert.deepEqual(shown.slice(0, 3), ['lost gnihton here', 'paymoc.knab', `x${'\u0300'.repeat(8)}y`]);
  assert.deepEqual(shown.slice(3).map(words => [...words].length), [9, 9]);
});
