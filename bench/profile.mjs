// Where the widget's time goes: loads it at each size and prints, by function, what the main thread did until the timeline was on
// screen, and during 60 steps. Wants names: scripts/build-named, then ITL_DIST=target/named scripts/bench --profile.
//
//   --sizes 1000,10000   --steps (also the steps)   --top 25   --out FOLDER (keeps .cpuprofile files for the browser's own tools)
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPage, rendererMegabytes } from './lib/browser.mjs';
import { summary } from './lib/flame.mjs';
import { start } from './lib/setup.mjs';

const SAMPLE_US = 200;

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    story: { type: 'string', default: '1500' },
    contender: { type: 'string', default: 'incident-timeline' },
    top: { type: 'string', default: '25' },
    steps: { type: 'boolean' },
    out: { type: 'string' },
  },
});
const sizes = options.sizes.split(',').map(Number);
const { server } = await start(sizes, { story: Number(options.story) });

const counters = async ({ send }) => Object.fromEntries((await send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
const WORK = ['TaskDuration', 'ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration', 'LayoutCount', 'RecalcStyleCount', 'Nodes'];
const milliseconds = (after, before = {}) =>
  Object.fromEntries(WORK.map(name => {
    const value = after[name] - (before[name] ?? 0);
    return name.endsWith('Duration') ? [`${name.replace('Duration', '')} ms`, Math.round(value * 1000)] : [name, value];
  }));

/** What the main thread did during `work`, by function. */
const profiled = async (page, name, work) => {
  await page.send('Profiler.start');
  await work();
  const { profile } = await page.send('Profiler.stop');
  if (options.out) {
    mkdirSync(options.out, { recursive: true });
    writeFileSync(join(options.out, `${name}.cpuprofile`), JSON.stringify(profile));
  }
  console.log(`\n### ${name}\n${summary(profile, Number(options.top))}`);
};

for (const size of sizes) {
  const page = await openPage();
  await page.send('Performance.enable');
  await page.send('Profiler.enable');
  await page.send('Profiler.setSamplingInterval', { interval: SAMPLE_US });
  let before;
  await page.open(`${server.url}/blank`);
  await profiled(page, `load-${size}`, async () => {
    await page.open(`${server.url}/page/${options.contender}?n=${size}`);
    const seen = await page.run('bench.onScreen');
    if (seen.error) throw new Error(seen.error);
    before = await counters(page);
    console.log(`\n## N = ${size}: on screen after ${Math.round(seen.ms)} ms under the profiler`);
    console.log(milliseconds(before));
  });
  console.log(await page.run(`new Promise(done => setTimeout(() => {
    const found = {};
    const walk = (root) => { for (const one of root.querySelectorAll('*')) {
      const key = one.getAttribute('part')?.split(' ')[0] ?? one.localName; found[key] = (found[key] ?? 0) + 1; if (one.shadowRoot) walk(one.shadowRoot); } };
    walk(document.querySelector('#timeline'));
    const most = Object.entries(found).sort((a, b) => b[1] - a[1]).slice(0, 14);
    done({ elements: bench.elements(), most: JSON.stringify(most), long: JSON.stringify(bench.longTasks.map(({ start, ms }) => [Math.round(start), Math.round(ms)])),
      resources: JSON.stringify(performance.getEntriesByType('resource').map(r => [r.name.split('/').at(-1).slice(0, 40), Math.round(r.startTime), Math.round(r.responseEnd)])) });
  }, 500))`));
  await page.send('HeapProfiler.collectGarbage');
  console.log({ memoryMB: Math.round(await rendererMegabytes(page)) });
  if (options.steps) {
    before = await counters(page);
    await profiled(page, `steps-${size}`, () => page.run('bench.drive(30000)'));
    console.log(milliseconds(await counters(page), before));
  }
  await page.close();
}
await server.close();
