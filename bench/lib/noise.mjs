// How busy the machine is with other work.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 400;

const times = () => {
  const all = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/).slice(1).map(Number);
  // idle and iowait
  return { idle: all[3] + all[4], total: all.slice(0, 8).reduce((sum, one) => sum + one, 0) };
};

const busyShare = async () => {
  const before = times();
  await sleep(LOOK_MS);
  const after = times();
  return 1 - (after.idle - before.idle) / (after.total - before.total);
};

/** Waits until less than `most` of the processors is taken, but not for ever; answers with the share that was taken last. */
export const quiet = async (most, waitMs) => {
  const end = Date.now() + waitMs;
  let busy = await busyShare();
  while (busy > most && Date.now() < end) busy = await busyShare();
  return Number(busy.toFixed(2));
};
