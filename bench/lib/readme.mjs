// Writes the table of README.md from the results: no figure in it is written by hand.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/npm.mjs';
import { cell, number, table } from './report.mjs';
import { asked, spread } from './stats.mjs';

const BEGIN = '<!-- bench: written by scripts/bench --readme -->';
const END = '<!-- /bench -->';

/** Fewer rounds say too little about a contender to be told anybody. */
export const LEAST_RUNS = 3;

/** The rows: what is measured, in which phase, at which sizes, and how it is written. */
const ROWS = [
  ['On screen, ms', 'load', [100, 1000, 10_000, 100_000], value => number(value('onScreenMs'))],
  ['A step of zoom or pan, ms', 'load', [1000, 10_000, 100_000], value => number(value('stepMs'), 1)],
  ['Dropped frames of 60, processor 4 × slower', 'slow steps', [10_000], value => number(value('dropped'))],
  ['Longest task while loading, ms', 'load', [10_000], value => number(value('longestMs'))],
  ['Memory, MB', 'load', [100_000], value => number(value('memoryMB'))],
  ['First load, slow 4G, processor 4 × slower, ms', 'first load', [100], value => number(value('onScreenMs'))],
];

const ALL = 'All figures, and what each one draws for them: [bench/results/RESULTS.md](bench/results/RESULTS.md).';
const SHORT = 'A shortened run: what is not in the table was not measured. `scripts/bench` measures all of it.';

const block = results => {
  const { of } = asked(results);
  const all = results.contenders.filter(({ name }) => results.samples.some(one => one.contender === name));
  const measured = (phase, size) => all.some(({ name }) => of(name, phase, size).length);
  const rows = ROWS.flatMap(([work, phase, sizes, write]) =>
    sizes.filter(size => measured(phase, size)).map(size => [`${work}, N = ${number(size)}`, ...all.map(({ name }) => cell(results, name, phase, size, write))]),
  );
  const bytes = ['Code and style, brotli, kB', ...all.map(({ name }) => (results.bytes[name].raw ? number(results.bytes[name].brotli / 1000) : '–'))];
  const floor = spread(of('floor-parse', 'load', 1000).filter(one => one.ok).map(one => one.onScreenMs));
  return `${table(['', ...all.map(({ label }) => label)], [bytes, ...rows])}

Medians of ${results.runs} runs on ${results.date.slice(0, 10)}, ${results.machine.cores} cores, ${results.machine.browser.split(' built')[0]}, headless; N incidents of ${number(results.feed.story)} bytes of
story each. The floor at N = 1,000 ranged from ${number(floor.lowest)} to ${number(floor.highest)} ms: smaller differences than that mean nothing. ${results.whole ? ALL : SHORT}`;
};

/** Puts the results of a whole run between the marks; until there is one, those of a shortened run, which the table then says. */
export const writeReadme = folder => {
  const file = [join(folder, 'results.json'), join(folder, 'short/results.json')].find(existsSync);
  if (!file) throw new Error('There are no results yet: run scripts/bench first.');
  const results = JSON.parse(readFileSync(file, 'utf8'));
  if (results.build !== 'release' || results.runs < LEAST_RUNS) {
    throw new Error(`Those are not the results of a release build and of ${LEAST_RUNS} rounds at least.`);
  }
  const readme = join(ROOT, 'README.md');
  const text = readFileSync(readme, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`README.md lacks the marks ${BEGIN} and ${END}`);
  writeFileSync(readme, `${text.slice(0, from + BEGIN.length)}\n${block(results)}\n${text.slice(to)}`);
};
