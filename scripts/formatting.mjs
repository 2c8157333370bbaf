// Empties the code that formats, in a binary that never calls it: a step of scripts/slim.mjs.
//
// What scripts/dead.mjs takes out leaves addresses of that code in the table, 2 kB of it. It is only ever reached with
// a `Formatter`, and to make one takes the address of a vtable of `fmt::Write`. If no other function names such an
// address, nor calls any of the code, it cannot be reached.
import { bodiesOf, dataOf, functionNames, namedIn, sectionsOf, tableOf, write } from './binary.mjs';
import { empty } from './dead.mjs';

// A crate's name may have a hash behind it: `core[641134fb57596b42]::fmt`.
const FORMATS = /\b(core|alloc)(\[\w+\])?::fmt\b/;
const METHODS = ['write_str', 'write_char', 'write_fmt'].map(
  name => new RegExp(`\\bas core(\\[\\w+\\])?::fmt::Write>::${name}\\b`),
);
/** A vtable has drop, size and alignment before its methods (as rustc lays them out). */
const BEFORE = 12;

/**
 * The addresses of what may be a vtable of `fmt::Write`: three functions, of which one is such a method (a compiler may
 * have put another in the place of an equal one), behind an alignment. Of any three numbers one may be that of such a
 * function.
 */
const vtables = (sections, nameOf) => {
  const table = tableOf(sections);
  return dataOf(sections).flatMap(({ place, bytes }) => {
    const word = at => bytes.readUInt32LE(at);
    const found = [];
    for (let at = (-place & 3) + BEFORE; at + 12 <= bytes.length; at += 4) {
      const functions = [0, 4, 8].map(n => table.get(word(at + n)));
      if (functions.includes(undefined) || ![1, 2, 4, 8].includes(word(at - 4))) continue;
      if (functions.some((number, n) => METHODS[n].test(nameOf(number)))) found.push(place + at - BEFORE);
    }
    return found;
  });
};

/** What `std::io::Error` says, for which no function is left then: 0.4 kB. */
const WORDS = /entity not found[ -~]+?operation successful/;

/** Takes those words and their addresses out of the file at `path`, if no function names one of these addresses. */
const silence = path => {
  const sections = sectionsOf(path);
  const segments = dataOf(sections);
  for (const { place, bytes } of segments) {
    const words = WORDS.exec(bytes.toString('latin1'));
    if (!words) continue;
    const from = place + words.index;
    const to = from + words[0].length;
    const isIn = address => address >= from && address < to;
    if (bodiesOf(sections).bodies.some(body => [...namedIn(body).numbers].some(isIn))) continue;
    bytes.fill(0, words.index, words.index + words[0].length);
    // Addresses are whole words of memory.
    for (const { place, bytes } of segments) {
      for (let at = -place & 3; at + 4 <= bytes.length; at += 4) if (isIn(bytes.readUInt32LE(at))) bytes.writeUInt32LE(0, at);
    }
  }
  write(path, sections);
};

/** Empties it in the file at `path`, which must have names. Answers with the functions for which it has to stay. */
export const emptyFormatting = path => {
  const sections = sectionsOf(path);
  const names = functionNames(sections);
  const nameOf = number => names.get(number) ?? '';
  const { first, bodies } = bodiesOf(sections);
  const formats = number => FORMATS.test(nameOf(number));
  const doors = new Set(vtables(sections, nameOf));
  const users = bodies.flatMap((body, n) => {
    if (formats(first + n)) return [];
    const { calls, numbers } = namedIn(body);
    return [...calls].some(formats) || [...numbers].some(number => doors.has(number)) ? [nameOf(first + n)] : [];
  });
  if (users.length) return users;
  empty(path, FORMATS);
  silence(path);
  return [];
};
