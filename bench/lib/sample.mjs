// One sample: a fresh browser, one contender, one size. Never throws: not to finish is a result.
import { setTimeout as sleep } from 'node:timers/promises';
import { Gone } from './cdp.mjs';
import { openPage, rendererMegabytes } from './browser.mjs';
import { colouredShare } from './picture.mjs';

const CPU_SLOWDOWN = 4;
/** "Slow 4G" of the browser's own tools. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 1.44e6 / 8, uploadThroughput: 0.675e6 / 8 };
/** The observer of long tasks is told late. */
const OBSERVER_MS = 300;

/** What is measured in one visit: `before` the page is opened, and `after` the timeline is on screen. */
export const PHASES = {
  /** As on a desk: time to the timeline, long tasks, memory, steps. */
  load: { memory: true, steps: true },
  /** Steps on a processor a quarter as fast; loading is not slowed down. */
  'slow steps': { slowSteps: true, steps: true },
  /** The first visit of somebody with a phone on a slow line. */
  'first load': { slowLoad: true },
};

class TooLate extends Error {}

const round = (number, digits = 1) => (number === undefined ? undefined : Number(number.toFixed(digits)));

/** The page's counters; the one of the clock restarts with each navigation. */
const counters = async send => {
  const { metrics } = await send('Performance.getMetrics');
  const value = name => (metrics.find(one => one.name === name)?.value ?? 0) * 1000;
  return { taskMs: value('TaskDuration'), threadMs: value('ThreadTime') };
};

const slowDown = send => send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });

const visit = async (page, sample, { url, phase, limitMs, shot }, within) => {
  const { send, run } = page;
  const wanted = PHASES[phase];
  await send('Performance.enable');
  await page.open(`${url.origin}/blank`);
  sample.calibrationMs = round(await run('bench.calibrate(); Math.min(bench.calibrate(), bench.calibrate(), bench.calibrate())'));
  if (wanted.slowLoad) {
    await send('Network.enable');
    await send('Network.emulateNetworkConditions', SLOW_4G);
    await slowDown(send);
  }
  const began = Date.now();
  const left = () => Math.max(1000, limitMs - (Date.now() - began));
  await within(page.open(url.href), limitMs, 'page');
  const seen = await within(run('bench.onScreen'), left(), 'timeline on screen');
  if (seen.error) throw new Error(seen.error);
  if (seen.ms > limitMs) throw new TooLate(`timeline on screen after ${Math.round(seen.ms / 1000)} s`);
  // On screen and frozen is not on screen.
  const { taskMs } = await within(counters(send), left(), 'an answer after it was on screen');
  await sleep(OBSERVER_MS);
  const page2 = await within(run('({ long: bench.longTasks, errors: bench.errors, elements: bench.elements() })'), left(), 'an answer');
  sample.observedMs = round(seen.ms);
  sample.mappingMs = round(seen.mappingMs);
  sample.onScreenMs = round(seen.ms - seen.mappingMs);
  sample.busyMs = round(taskMs);
  sample.longestMs = Math.round(Math.max(0, ...page2.long.map(({ ms }) => ms)));
  sample.elements = page2.elements;
  if (page2.errors.length) sample.errors = page2.errors.slice(0, 3);
  if (wanted.memory) {
    await within(send('HeapProfiler.collectGarbage'), limitMs, 'collecting garbage');
    sample.heapMB = round((await send('Runtime.getHeapUsage')).usedSize / 1e6);
    sample.memoryMB = Math.round(await rendererMegabytes(page));
  }
  if (shot) sample.coloured = await within(colouredShare(page, shot), limitMs, 'picture');
  if (wanted.slowSteps) await slowDown(send);
  if (wanted.steps) await steps(page, sample, limitMs, within);
};

const steps = async ({ send, run }, sample, limitMs, within) => {
  const before = await counters(send);
  const found = await within(run(`bench.drive(${limitMs / 2})`), limitMs, 'steps');
  const after = await counters(send);
  if (!found.done) return;
  sample.steps = { done: found.done, of: found.of };
  sample.dropped = found.dropped;
  sample.stepMs = round((after.taskMs - before.taskMs) / found.done, 2);
  // The same without the time in which others had the processor.
  sample.stepCpuMs = round((after.threadMs - before.threadMs) / found.done, 2);
  sample.elementsAfter = await within(run('bench.elements()'), limitMs, 'an answer after the steps');
};

/** `job` is `{ url, phase, limitMs, shot, settled }`; `settled` waits for a quiet machine and tells how busy it is. */
export const measure = async job => {
  const sample = { ok: false };
  let page;
  try {
    page = await openPage();
    sample.busy = await job.settled();
    const within = (work, ms, what) => {
      const ender = new AbortController();
      const late = sleep(ms, undefined, { signal: ender.signal }).then(() => {
        throw new TooLate(`${what}: not within ${Math.round(ms / 1000)} s`);
      });
      late.catch(() => {});
      return Promise.race([work, late, page.crashed]).finally(() => ender.abort());
    };
    await visit(page, sample, job, within);
    sample.ok = true;
  } catch (error) {
    sample.unfinished = error instanceof TooLate || error instanceof Gone;
    sample.error = String(error.message ?? error).split('\n')[0].slice(0, 200);
  } finally {
    await page?.close();
  }
  return sample;
};
