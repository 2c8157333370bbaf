// The results as Markdown: everybody side by side, losses included.
import { asked, median, spread } from './stats.mjs';
import { targets } from './targets.mjs';

export const number = (value, digits = 0) =>
  value === undefined ? '–' : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const short = value => number(value, value < 10 ? 1 : 0);

export const table = (head, rows) =>
  [head, head.map((_, at) => (at ? '---:' : '---')), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');

/** What a cell says: a figure, or why there is none. */
export const cell = (results, name, phase, size, write) => {
  const { of, unfinished } = asked(results);
  if (of(name, phase, size).some(one => one.ok)) return write(key => asked(results).value(name, phase, size, key));
  if (unfinished(name, phase, size)) return 'did not finish';
  return of(name, phase, size).length ? 'failed' : '–';
};

const noise = results => {
  const { of, sizes } = asked(results);
  const lines = sizes('load').flatMap(size => {
    const found = spread(of('floor-parse', 'load', size).filter(one => one.ok).map(one => one.onScreenMs));
    if (found.median === undefined) return [];
    const share = (found.threeQuarters - found.quarter) / found.median;
    return [`N = ${number(size)}: ${number(found.lowest)} to ${number(found.highest)} ms, half of them within ${number(share * 100)} % of the median`];
  });
  const loop = spread(results.samples.map(one => one.calibrationMs));
  const busy = median(results.samples.map(one => one.busy)) ?? 0;
  const floor = lines.length ? `The floor “fetch + JSON.parse”, which does the same work each time, took ${lines.join('; ')}. ` : '';
  return `${floor}A loop of fixed work before each visit took ${number(loop.lowest, 1)} ms at best, ${number(loop.median, 1)} in the median,
${number(loop.highest, 1)} at worst; other programs had ${number(busy * 100)} % of the processors in the median.`;
};

const bySize = (results, phase, title, text, write, wanted = () => true) => {
  const sizes = asked(results).sizes(phase);
  if (!sizes.length) return [];
  const took = new Set(results.samples.filter(one => one.phase === phase).map(one => one.contender));
  const rows = results.contenders
    .filter(one => took.has(one.name) && wanted(one))
    .map(({ name, label }) => [label, ...sizes.map(size => cell(results, name, phase, size, value => write(value, size)))]);
  return [`## ${title}`, text, table(['', ...sizes.map(size => `N = ${number(size)}`)], rows)];
};

const steps = value => (value('stepMs') === undefined ? '–' : `${short(value('stepMs'))} / ${short(value('stepCpuMs'))} / ${number(value('dropped'))}`);

export const markdown = results => {
  const { value } = asked(results);
  const floor = size => value('floor-parse', 'load', size, 'onScreenMs');
  const ratio = (ms, size) => (floor(size) ? ` (${number(ms / floor(size), 1)} ×)` : '');
  const { machine } = results;
  const bytes = results.contenders.filter(({ name }) => results.bytes[name].raw);
  const goals = targets(results);
  const troubles = results.samples.filter(one => !one.ok || one.errors);
  return [
    '# Results',
    `${results.date.slice(0, 10)}; ${machine.browser}, headless; ${machine.cores} cores (${machine.processor}), ${machine.memoryGB} GB; Node.js ${machine.node}.
Medians of ${results.runs} runs in which the contenders took turns, each visit in a fresh browser. N is the number of incidents, of about
3.5 periods and ${number(results.feed.story)} bytes of story each. Who is not on screen after ${results.limitS} s did not finish; a visit of more
than 20 s is not repeated. Only ratios travel to other machines.${results.whole ? '' : ' **A shortened run: good for a look, not for a comparison.**'}
${results.build === 'release' ? '' : '**The widget is a debug build: its figures say nothing.**'}`,
    noise(results),
    ...(goals.length
      ? ['## Set out to reach', table(['', 'at most', 'that is', 'found', ''], goals.map(({ work, limit, most, value, met }) => [work, limit, short(most), short(value), met ? 'met' : '**missed**']))]
      : []),
    '## Bytes',
    'All that the page loads besides its HTML, a few lines of its own, the feed and fonts. kB.',
    table(['', 'version', 'raw', 'brotli 11'], bytes.map(({ name, label, version }) => [label, version ?? '–', number(results.bytes[name].raw / 1000), number(results.bytes[name].brotli / 1000)])),
    ...bySize(results, 'load', 'Timeline on screen', 'ms from the start of navigation, and as a multiple of the floor. What a peer’s page spends on turning parsed JSON into what its library takes is not counted; see below.',
      (get, size) => `${number(get('onScreenMs'))}${ratio(get('onScreenMs'), size)}`),
    ...bySize(results, 'load', 'The same as observed, and what was not counted of it', 'ms.', get => `${number(get('observedMs'))} / ${number(get('mappingMs'))}`),
    ...bySize(results, 'load', 'Main thread while loading', 'Longest task / busy in all, ms. A task of less than 50 ms is 0.', get => `${number(get('longestMs'))} / ${number(get('busyMs'))}`),
    ...bySize(results, 'load', '60 steps of zoom and pan', 'Main thread a step, ms / the same in processor time / dropped frames of 60 Hz.', steps, one => one.name !== 'floor-parse'),
    ...bySize(results, 'slow steps', 'The same steps, processor 4 × slower', 'Main thread a step, ms / the same in processor time / dropped frames of 60 Hz.', steps),
    ...bySize(results, 'load', 'Memory', 'Of the renderer, MB / JavaScript heap, MB / elements of the page after loading.',
      get => `${number(get('memoryMB'))} / ${number(get('heapMB'))} / ${number(get('elements'))}`),
    ...bySize(results, 'first load', 'First load, processor 4 × slower, slow 4G', 'ms until the timeline is on screen; everything brotli 11.', get => number(get('onScreenMs'))),
    '## What each one draws',
    table(['', ''], results.contenders.map(({ label, draws }) => [label, draws])),
    '## Did not finish, or complained',
    troubles.length
      ? [...new Set(troubles.map(one => `- ${one.contender}, N = ${number(one.size)}, ${one.phase}: ${one.error ?? one.errors[0].slice(0, 160)}`))].join('\n')
      : 'Nobody.',
  ].filter(Boolean).join('\n\n') + '\n';
};
