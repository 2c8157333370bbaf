// What a strip was drawn for: see strip.js.

/** So many ms from a time on, which is at so many px of it. */
export const lay = (strip, from, length, origin = 0) => (strip.laid = [from, length, origin]);
