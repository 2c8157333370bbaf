// Whether a feed that was asked for again is what is on the screen already.
import { whole } from '../texts.js';

/** Texts are compared in parts of this many bytes, with turns for the browser in between. */
const PART = 1 << 22;

const lengthOf = text => text?.length ?? text?.size;

/** Whether two texts say the same, byte by byte. */
export const same = async (a, b) => {
  if (lengthOf(a) !== lengthOf(b)) return false;
  for (let at = 0; at < lengthOf(b); at += PART) {
    const [one, other] = await Promise.all([a, b].map(text => whole(text.slice(at, at + PART))));
    if (!one.every((byte, n) => byte === other[n])) return false;
  }
  return true;
};
