// Random numbers that are the same everywhere, and sentences made of them.

/** A small generator of numbers from 0 to 1 (mulberry32): good enough for where a bar lies. */
export const random = seed => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** One of a list. */
export const list = (next, all) => all[Math.floor(next() * all.length)];

const WORDS = `the a of to and in for on with was were after before during while because which that this our all some most
database primary replica cluster node region zone network router switch packet latency queue worker scheduler storage volume
disk cache index shard partition snapshot backup restore failover leader election certificate gateway proxy balancer deploy
release rollback migration schema flag canary customers people requests writes reads uploads downloads sessions payments
messages webhooks builds jobs slow partial late rejected throttled recovered restored saw found applied reverted restarted
drained isolated replaced checked watched confirmed error rate traffic capacity memory pressure lock contention connection pool
checksum mismatch power cooling provider vendor fibre kernel driver firmware regression bug`.split(/\s+/);

export const word = next => list(next, WORDS);

const sentence = (next, most) => {
  let text = '';
  for (let left = 6 + Math.floor(next() * 12); left > 0; left -= 1) {
    const more = word(next);
    if (text.length + more.length + 2 > most) break;
    text += (text && ' ') + more;
  }
  return text && `${text[0].toUpperCase()}${text.slice(1)}.`;
};

/** Sentences of about `length` bytes in all. */
export const prose = (next, length) => {
  let text = '';
  while (text.length < length - 12) {
    const more = sentence(next, length - text.length - 1);
    if (!more) break;
    text += (text && ' ') + more;
  }
  return text;
};
