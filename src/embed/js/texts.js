// Texts as they go about: in pieces, as bytes, as lists, and the addresses in them. A part of the glue.

/** An address in a text that came from `base`. One that cannot be joined stays, and fails with its own name. */
export const resolve = (address, base) => {
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
};

/** A large text as it came. Its pieces are joined on first use: if it was read while it came, after the first paint. */
export class Pieces {
  constructor(list, length) {
    Object.assign(this, { list, length });
  }

  slice(from, to) {
    if (this.list.length !== 1) {
      const all = new Uint8Array(this.length);
      let at = 0;
      for (const piece of this.list) {
        all.set(piece, at);
        at += piece.length;
      }
      this.list = [all];
    }
    return this.list[0].slice(from, to);
  }

  [Symbol.iterator]() {
    return this.list.values();
  }
}

/** A text that is kept elsewhere, or in pieces, as bytes. */
export const whole = async text =>
  text.subarray ? text : new Uint8Array(await (text.stream ? text : new Blob(text)).arrayBuffer());

/** Calls a function of another binary with texts: those that are no bytes, only if it does not know them. */
export const withTexts = async (texts, act) => {
  const known = act(texts);
  // A text may be empty.
  if (known || known === '') return known;
  return act(await Promise.all(texts.map(async ([number, text, ...more]) => [number, await whole(text), ...more])));
};

/** A list as one text, with a zero behind each part: see src/parted.rs. */
export const listed = parts => parts.map(part => `${part}\0`).join('');
