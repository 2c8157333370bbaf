// Incidents out of a seed, in the native format (docs/feed.md): the same seed, number and length of stories always give the
// same bytes. Every contender reads these files.
//
//   node bench/generate.mjs --out FOLDER [--sizes 100,1000] [--seed 20260101] [--story 1500]
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { list, prose, random, word } from './lib/words.mjs';

export const FROM = Date.UTC(2016, 0, 1);
export const TO = Date.UTC(2026, 0, 1);
export const SEED = 20_260_101;
/** Bytes of a long story. */
export const STORY = 1500;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** Most periods of an incident, and the shortest and longest of them. */
const PERIODS = 6;
const SHORTEST = 3 * MINUTE;
const LONGEST = 12 * 60 * MINUTE;

const KINDS = ['outage', 'degraded', 'read_only'];
const COMPONENTS = ['API', 'Dashboard', 'Sign-in', 'Billing', 'Search', 'Webhooks', 'Files', 'Metrics', 'Builds', 'E-mail', 'Pictures', 'Database'];
const SYMPTOMS = [
  'more errors than usual',
  'slow answers',
  'not reachable in one region',
  'read-only after a failover',
  'work is done late',
  'time-outs now and then',
  'some people cannot sign in',
  'old results are shown',
];

const slug = name => name.toLowerCase().replace(/\W+/g, '-');
const time = ms => new Date(ms).toISOString().replace('.000Z', 'Z');

/** Markdown with what people use of it: headings, lists, emphasis, code, a link. */
const longStory = (next, id, name, length) => {
  const part = share => prose(next, Math.round(length * share));
  return [
    `Reference ${id}. ${part(0.15)}`,
    `## What happened\n\n${part(0.17)} **${name}** was affected.`,
    `- ${part(0.07)}\n- ${part(0.07)}\n- \`${word(next)}_total\` ${part(0.06)}`,
    `## Cause\n\n${part(0.2)} See [the review](https://status.example/${id}).`,
    `## What changes\n\n1. ${part(0.07)}\n2. ${part(0.07)}`,
  ].join('\n\n');
};

/** One period after the other, with breaks of up to an hour and a half. */
const segments = (next, start) => {
  const found = [];
  let from = start;
  for (let left = 1 + Math.floor(next() * PERIODS); left > 0; left -= 1) {
    // As many short ones as long ones, by orders of magnitude.
    const length = SHORTEST * (LONGEST / SHORTEST) ** next();
    const to = from + Math.round(length / SECOND) * SECOND;
    found.push({ kind: list(next, KINDS), start: time(from), end: time(to) });
    from = to + Math.floor(next() * 90) * MINUTE;
  }
  return found;
};

/** The incidents, newest first as in most feeds. */
function* incidents(count, seed, story) {
  const next = random(seed ^ Math.imul(count, 2_654_435_761));
  const reach = (TO - FROM - 4 * DAY) / SECOND;
  // Sorted first, so that ids follow time.
  const starts = Float64Array.from({ length: count }, () => FROM + Math.floor(next() * reach) * SECOND).sort();
  for (let number = count; number > 0; number -= 1) {
    const id = `inc-${String(number).padStart(6, '0')}`;
    const name = list(next, COMPONENTS);
    yield {
      id,
      title: `${name}: ${list(next, SYMPTOMS)}`,
      summary: prose(next, 110),
      components: [slug(name)],
      segments: segments(next, starts[number - 1]),
      data_loss: { status: 'none' },
      short: prose(next, 200),
      long: longStory(next, id, name, story),
    };
  }
}

/** Writes the feed of `count` incidents, if it is not there yet, and returns its path. */
export const writeFeed = (folder, count, { seed = SEED, story = STORY } = {}) => {
  const file = join(folder, `feed-${count}-${seed}-${story}.json`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.part`;
  const handle = openSync(unfinished, 'w');
  const head = {
    version: 1,
    site: { name: 'Example', time_zone: 'Etc/UTC' },
    history_from: time(FROM),
    languages: ['en'],
    components: COMPONENTS.map(name => ({ id: slug(name), name })),
  };
  let text = `${JSON.stringify(head).slice(0, -1)},"incidents":[\n`;
  let separator = '';
  for (const one of incidents(count, seed, story)) {
    text += separator + JSON.stringify(one);
    separator = ',\n';
    if (text.length < 1 << 22) continue;
    writeSync(handle, text);
    text = '';
  }
  writeSync(handle, `${text}\n]}\n`);
  closeSync(handle);
  renameSync(unfinished, file);
  return file;
};

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      sizes: { type: 'string', default: '100,1000,10000,100000' },
      seed: { type: 'string', default: String(SEED) },
      story: { type: 'string', default: String(STORY) },
    },
  });
  if (!values.out) throw new Error('name a folder: --out FOLDER');
  for (const size of values.sizes.split(',')) {
    console.log(writeFeed(resolve(values.out), Number(size), { seed: Number(values.seed), story: Number(values.story) }));
  }
}
