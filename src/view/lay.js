// What a strip was drawn for: see strip.js.

/** Notes that the strip shows `length` ms from `from` on, and that `from` lies `origin` px from its left edge. */
export const lay = (strip, from, length, origin = 0) => (strip.laid = [from, length, origin]);
