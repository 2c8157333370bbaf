// What the widget has set out to reach, measured against what was found in the same run.
import { CONTENDERS } from '../contenders.mjs';
import { asked } from './stats.mjs';

const OURS = CONTENDERS.find(({ dist }) => dist).name;
const SIZES = [100, 1000, 10_000, 100_000];
const STEPS = 60;
const count = number => number.toLocaleString('en');

/** `most` is a limit, `value` what was found: a row each, those without figures left out. */
export const targets = results => {
  const { value } = asked(results);
  const rows = [];
  const add = (work, limit, found, most) => {
    if (found === undefined || most === undefined) return;
    rows.push({ work, limit, value: found, most, met: found <= most });
  };
  /** At most `factor` times what another one takes. */
  const against = (work, phase, size, key, other, factor, words = `${factor} × ${other}`) => {
    const theirs = value(other, phase, size, key);
    add(work, words, value(OURS, phase, size, key), theirs === undefined ? undefined : theirs * factor);
  };

  add('first view, brotli, kB', '112', results.bytes[OURS].brotli / 1000, 112);
  for (const size of [100, 1000]) {
    const work = `timeline on screen, N = ${count(size)}, ms`;
    against(work, 'load', size, 'onScreenMs', 'floor-canvas', 1.5);
    against(work, 'load', size, 'onScreenMs', 'vis-timeline', 1 / 1.5, 'vis-timeline ÷ 1.5');
  }
  for (const size of [10_000, 100_000]) against(`timeline on screen, N = ${count(size)}, ms`, 'load', size, 'onScreenMs', 'floor-parse', 1.5);
  for (const size of SIZES) {
    const steps = `60 steps, N = ${count(size)}`;
    add(`${steps}, ms of the main thread a step`, '8', value(OURS, 'load', size, 'stepMs'), 8);
    against(`${steps}, dropped frames`, 'load', size, 'dropped', 'floor-canvas', 1, 'floor-canvas');
    add(`${steps}, 4 × slower, dropped frames`, 'one in ten', value(OURS, 'slow steps', size, 'dropped'), STEPS / 10);
  }
  add('longest task while loading 10,000, ms', '100', value(OURS, 'load', 10_000, 'longestMs'), 100);
  against('memory of the renderer at 100,000, MB', 'load', 100_000, 'memoryMB', 'floor-canvas', 1.5);
  const first = 'first load, 4 × slower, slow 4G, ms';
  for (const other of ['vis-timeline', 'echarts', 'react-chrono']) against(first, 'first load', 100, 'onScreenMs', other, 1, other);
  against(first, 'first load', 100, 'onScreenMs', 'timelines-chart', 1.3);
  return rows;
};
