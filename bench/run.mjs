// Runs the benchmark: see scripts/bench.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../scripts/npm.mjs';
import { CONTENDERS } from './contenders.mjs';
import { SEED, STORY } from './generate.mjs';
import { chromium } from './lib/browser.mjs';
import { quiet } from './lib/noise.mjs';
import { markdown } from './lib/report.mjs';
import { LEAST_RUNS, writeReadme } from './lib/readme.mjs';
import { PHASES, measure } from './lib/sample.mjs';
import { BUILD, filesOf, sizesOf, start, versionOf } from './lib/setup.mjs';

const SIZES = [100, 1000, 10_000, 100_000];
const RUNS = 15;
const RESULTS = join(ROOT, 'bench/results');
/** One visit of this length says enough. */
const LONG_VISIT_MS = 20_000;

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: String(RUNS) },
    only: { type: 'string' },
    sizes: { type: 'string', default: SIZES.join() },
    phases: { type: 'string', default: Object.keys(PHASES).join() },
    story: { type: 'string', default: String(STORY) },
    limit: { type: 'string', default: '60' },
    quiet: { type: 'string', default: '0.2' },
    'quiet-wait': { type: 'string', default: '20' },
    out: { type: 'string' },
    readme: { type: 'boolean' },
  },
});
if (options.readme) {
  writeReadme(RESULTS);
  process.exit();
}

const runs = Number(options.runs);
const sizes = options.sizes.split(',').map(Number);
const phases = options.phases.split(',');
const only = options.only?.split(',');
const known = new Set([...CONTENDERS.map(({ name }) => name), ...Object.keys(PHASES)]);
for (const name of [...(only ?? []), ...phases]) {
  if (!known.has(name)) throw new Error(`${name} is none of: ${[...known].join(', ')}`);
}
const contenders = CONTENDERS.filter(({ name }) => !only || only.includes(name));
// A short run must not take the place of a whole one.
const whole = runs >= LEAST_RUNS && !only && SIZES.every(size => sizes.includes(size)) && Object.keys(PHASES).every(one => phases.includes(one));
const out = resolve(options.out ?? (whole ? RESULTS : join(RESULTS, 'short')));
mkdirSync(out, { recursive: true });

const { server, feedOf } = await start(sizes, { story: Number(options.story) });
const results = {
  date: new Date().toISOString(),
  whole,
  runs,
  limitS: Number(options.limit),
  feed: { seed: SEED, story: Number(options.story) },
  machine: {
    browser: execFileSync(chromium(), ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
    node: process.version,
    processor: os.cpus()[0].model,
    cores: os.cpus().length,
    memoryGB: Math.round(os.totalmem() / 2 ** 30),
  },
  build: BUILD.profile,
  contenders: CONTENDERS.map(one => ({ name: one.name, label: one.label, draws: one.draws, floor: one.floor, version: versionOf(one) })),
  bytes: sizesOf(server),
  samples: [],
};

/** Written after each round: a run that is broken off has measured something too. */
const save = () => {
  // A line a sample: a difference between two runs can be read.
  const { samples, ...head } = results;
  const lines = samples.map(one => `    ${JSON.stringify(one)}`).join(',\n');
  writeFileSync(join(out, 'results.json'), `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "samples": [\n${lines}\n  ]\n}\n`);
  writeFileSync(join(out, 'RESULTS.md'), markdown(results));
};

const take = async (contender, phase, size, run) => {
  // Asked when the browser is up: what it does on its own when it starts is no contender's doing.
  const settled = () => quiet(Number(options.quiet), Number(options['quiet-wait']) * 1000);
  server.state.compress = phase === 'first load';
  const url = new URL(`${server.url}/page/${contender.name}?n=${size}`);
  const shot = run === 0 && phase === 'load' && join(out, 'pictures', `${contender.name}-${size}`);
  const sample = await measure({ url, phase, limitMs: results.limitS * 1000, shot, settled });
  const missing = server.missing();
  if (missing.length) sample.errors = [...(sample.errors ?? []), ...missing.map(path => `${path}: 404`)];
  if (contender.pixels && sample.coloured?.includes(0)) Object.assign(sample, { ok: false, error: 'drew nothing' });
  const all = { contender: contender.name, phase, size, run, ...sample };
  results.samples.push(all);
  const { onScreenMs, stepMs, dropped, longestMs, memoryMB, error, errors } = all;
  const words = sample.ok ? { onScreenMs, longestMs, memoryMB, stepMs, dropped, errors } : { error, errors };
  console.log(`${phase.padEnd(10)} ${String(size).padStart(6)}  ${contender.name.padEnd(18)} #${run + 1}  ${JSON.stringify(words)}`);
  return all;
};

/** Contenders take turns, so that what else goes on on the machine falls on all of them alike. */
const round = async (phase, all) => {
  const done = new Set();
  for (const size of all) {
    const enough = new Set(done);
    for (let run = 0; run < runs; run += 1) {
      for (const contender of contenders) {
        const { name, floor, dist, pixels } = contender;
        // A floor without a timeline has no steps.
        if (phase === 'slow steps' && floor && !pixels) continue;
        if (enough.has(name)) continue;
        const sample = await take(contender, phase, size, run);
        if (!sample.ok) {
          enough.add(name);
          // Who does not finish with so many does not finish with more.
          if (sample.unfinished && !dist) done.add(name);
        }
        if (sample.observedMs > LONG_VISIT_MS) enough.add(name);
      }
      save();
    }
  }
};

if (phases.includes('load')) await round('load', sizes);
if (phases.includes('slow steps')) await round('slow steps', sizes);
if (phases.includes('first load')) {
  // The figure is for the smallest history: that is what a first visit waits for.
  const size = Math.min(...sizes);
  for (const path of [feedOf(size), ...contenders.flatMap(filesOf)]) server.warm(path);
  await round('first load', [size]);
}
await server.close();
save();
console.log(`\n${results.samples.length} samples: ${join(out, 'RESULTS.md')}`);
