// The names of HTML's characters, put back where scripts/entities.mjs took them from: the build of the stories' binary
// puts this into the glue.
//
// As the compiler lays them down, two thousand names and their addresses compress badly. As text they are a third of
// that: the characters in their order, each with how far it lies from the one before it.

/** What stands before a name says how far on its character lies; further than that is `~` with a number. */
export const STEPS = ' !#%&()*+,-./:;<=>?@[]^`{|}';

/** Each name in `text` with its character: `[step][second character in hexadecimal figures$]name`. */
export const read = text => {
  let point = 0;
  return [...text.matchAll(/(?:~(\w+) |(\W))(?:(\w+)\$)?(\w+)/g)].map(([, far, near, second, name]) => {
    point += far ? parseInt(far, 36) : STEPS.indexOf(near);
    return [name, String.fromCodePoint(point, ...(second ? [parseInt(second, 16)] : []))];
  });
};

/**
 * Lays the names down in `memory` as the compiler did: from `at` on the texts, each once, in the order of the names,
 * and from `table` on where each text lies and how long it is. `elsewhere` tells of texts that lie before that.
 */
export const fill = (memory, { text, at, table, elsewhere }) => {
  const bytes = new Uint8Array(memory);
  const places = new Map(Object.entries(elsewhere));
  const place = word => {
    const coded = new TextEncoder().encode(word);
    if (!places.has(word)) {
      bytes.set(coded, at);
      places.set(word, at);
      at += coded.length;
    }
    return [places.get(word), coded.length];
  };
  const rows = read(text).sort(([a], [b]) => (a < b ? -1 : 1));
  new Uint32Array(memory, table).set(rows.flat().flatMap(place));
};
