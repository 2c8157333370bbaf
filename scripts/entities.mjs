// Takes the names of HTML's characters out of a binary's data: a step of scripts/finish-dist.mjs.
//
// The Markdown library holds them as a table of addresses and lengths beside the texts, 53 kB that brotli brings down
// to 17. They are emptied here, and the glue lays them down again before anything runs, from a text of 6.4 kB:
// src/embed/js/entities.js. That the memory is then what it was, byte for byte, is checked here.
import { STEPS, fill } from '../src/embed/js/entities.js';
import { Reader, sectionsOf, write } from './binary.mjs';

const DATA = 11;
// How the texts begin: names in their order, each with its character.
const BEGIN = Buffer.from('AElig\u00c6AMP&Aacute\u00c1Abreve');
const ROW = 16;

/** The pieces of data with their addresses, as views into the section. */
const pieces = body => {
  const reader = new Reader(body);
  return Array.from({ length: reader.number() }, () => {
    if (reader.number() !== 0 || reader.byte() !== 0x41) throw new Error('data that is not laid down at the start');
    const address = reader.number();
    reader.byte();
    return { address, bytes: reader.take(reader.number()) };
  });
};

/** The rows of the table at `table`: each an address and a length of a name, and of its character. */
const rowsOf = (bytes, table, address) => {
  const rows = [];
  for (let at = table; at + ROW <= bytes.length; at += ROW) {
    const [name, character] = [at, at + 8].map(field => {
      const from = bytes.readUInt32LE(field) - address;
      return bytes.subarray(from, from + bytes.readUInt32LE(field + 4)).toString();
    });
    if (!/^\w+$/.test(name) || name <= (rows.at(-1)?.[0] ?? '')) break;
    rows.push([name, character]);
  }
  return rows;
};

const points = text => Array.from(text, c => c.codePointAt(0));

/** By character; of one character the longest name first, which compresses best. */
const compare = ([a, x], [b, y]) => {
  const [[p, q = 0], [r, s = 0]] = [points(x), points(y)];
  return p - r || q - s || b.length - a.length || (a < b ? -1 : 1);
};

const packed = rows => {
  let before = 0;
  return rows.toSorted(compare).map(([name, character]) => {
    const [point, second] = points(character);
    const step = point - before;
    before = point;
    return `${STEPS[step] ?? `~${step.toString(36)} `}${second ? `${second.toString(16)}$` : ''}${name}`;
  }).join('');
};

/**
 * Empties the names in the file at `path`; answers with what `fill` is to be given. Throws if they are laid out
 * differently than expected, and leaves the file as it is.
 */
export const takeOut = path => {
  const sections = sectionsOf(path);
  const found = pieces(sections.find(({ id }) => id === DATA).body).find(({ bytes }) => bytes.includes(BEGIN));
  if (!found) throw new Error(`${path} has no names of characters where the Markdown library had them`);
  const { address, bytes } = found;
  const begin = bytes.indexOf(BEGIN);
  const first = Buffer.alloc(12);
  [address + begin, 5, address + begin + 5].forEach((word, n) => first.writeUInt32LE(word, 4 * n));
  const table = bytes.indexOf(first);
  const rows = rowsOf(bytes, table, address);
  if (table < 0 || rows.length < 2000) throw new Error(`the table of ${rows.length} characters is another than it was`);

  // What is emptied here is empty in the section: a piece is a view into it.
  const before = Buffer.from(bytes);
  const [at, end] = [address + begin, table + rows.length * ROW];
  const texts = rows.flat().map((word, n) => [word, before.readUInt32LE(table + 8 * n)]);
  const elsewhere = Object.fromEntries(texts.filter(([, from]) => from < at || from >= address + table));
  bytes.fill(0, begin, end);

  const given = { text: packed(rows), at, table: address + table, elsewhere };
  const memory = new Uint8Array(address + bytes.length);
  memory.set(bytes, address);
  fill(memory.buffer, given);
  if (!before.equals(memory.subarray(address))) throw new Error('the names of characters lie otherwise than they did');
  write(path, sections);
  return given;
};
