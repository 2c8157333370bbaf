// The offsets of a zone, found by asking the browser: it has no list to give, so the offset is looked at every few
// weeks and a change is then closed in on.

const HOUR_MS = 3_600_000;
/** Offsets hold for longer than this nearly everywhere and always (Ramadan in Morocco: about 5 weeks). */
const STEP_MS = 26 * 24 * HOUR_MS;
/** What is more than 40 years before the end is looked at in larger steps. */
const MOST_STEPS = 600;
/** Clocks are changed at full quarters of an hour. */
const CLOSE_MS = HOUR_MS / 4;

/** `8/14/2015, GMT-05:00` → -18 000. `GMT` alone is UTC. */
const secondsOf = written => {
  const [, sign, hours = 0, minutes = 0, seconds = 0] = /GMT(.)(\d+):?(\d+)?:?(\d+)?/.exec(written) ?? [];
  return (sign === '+' ? 1 : -1) * (hours * 3600 + minutes * 60 + +seconds);
};

/**
 * Seconds east of Greenwich in `zone` (`undefined`: the visitor's) at the time `from`, then the time of each change
 * until `to` and the seconds after it. Times are milliseconds since 1970. A zone that the browser does not know is UTC.
 */
export const offsets = (zone, from, to) => {
  let format;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    return [0];
  }
  const offsetAt = time => secondsOf(format.format(time));
  const recent = to - MOST_STEPS * STEP_MS;
  let offset = offsetAt(from);
  const found = [offset];
  for (let at = from; at < to; ) {
    const next = Math.min(at + Math.max(STEP_MS, (recent - at) / MOST_STEPS), to);
    const after = offsetAt(next);
    if (after !== offset) {
      let [before, changed] = [at, next];
      while (changed - before > CLOSE_MS) {
        const middle = (before + changed) / 2;
        if (offsetAt(middle) === offset) before = middle;
        else changed = middle;
      }
      found.push(Math.floor(changed / CLOSE_MS) * CLOSE_MS, after);
      offset = after;
    }
    at = next;
  }
  return found;
};
