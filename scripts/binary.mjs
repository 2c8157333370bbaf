// WebAssembly's binary format, as far as the build reads it: what scripts/dead.mjs, scripts/formatting.mjs,
// scripts/order.mjs and scripts/entities.mjs stand on.
import { readFileSync, writeFileSync } from 'node:fs';

const CUSTOM = 0;
const IMPORT = 2;
const ELEMENT = 9;
const CODE = 10;
const DATA = 11;

/** Numbers and names as the binary format writes them (WebAssembly core specification, 5.2). */
export class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** A number, and by how much it is less if it may be negative. */
  bits() {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    return [value, byte & 64 ? 2 ** shift : 0];
  }

  number() {
    return this.bits()[0];
  }

  signed() {
    const [value, less] = this.bits();
    return value - less;
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return this.take(this.number()).toString();
  }

  limits() {
    const flags = this.number();
    this.number();
    if (flags & 1) this.number();
  }
}

export const written = number => {
  const bytes = [];
  do {
    bytes.push((number & 127) | (number > 127 ? 128 : 0));
    number >>>= 7;
  } while (number);
  return Buffer.from(bytes);
};

/** The sections of the file at `path`. */
export const sectionsOf = path => {
  const bytes = readFileSync(path);
  const reader = new Reader(bytes, 8);
  const sections = [];
  while (reader.at < bytes.length) sections.push({ id: reader.byte(), body: reader.take(reader.number()) });
  return sections;
};

/** How many functions are imported: their numbers come first. */
const importedFunctions = body => {
  const reader = new Reader(body);
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.name();
    reader.name();
    const kind = reader.byte();
    if (kind === 0) functions += 1;
    if (kind === 1) reader.byte();
    if (kind === 3) reader.take(2);
    else if (kind === 0) reader.number();
    else reader.limits();
  }
  return functions;
};

/** The names of functions by their numbers, from the custom section `name`. */
export const functionNames = sections => {
  const names = new Map();
  for (const { body } of sections.filter(section => section.id === CUSTOM)) {
    const reader = new Reader(body);
    if (reader.name() !== 'name') continue;
    while (reader.at < body.length) {
      const kind = reader.byte();
      const part = new Reader(reader.take(reader.number()));
      for (let left = kind === 1 ? part.number() : 0; left > 0; left -= 1) names.set(part.number(), part.name());
    }
  }
  return names;
};

/** The functions: the number of the first one, the bodies, and the section that they are in. */
export const bodiesOf = sections => {
  const first = importedFunctions(sections.find(({ id }) => id === IMPORT)?.body ?? Buffer.of(0));
  const section = sections.find(({ id }) => id === CODE);
  const reader = new Reader(section.body);
  const bodies = Array.from({ length: reader.number() }, () => reader.take(reader.number()));
  return { first, bodies, section };
};

/** What a segment for the table or the memory begins with: a constant place. */
const placeOf = reader => {
  const flags = reader.number();
  const [constant, place, end] = [reader.byte(), reader.signed(), reader.byte()];
  if (flags !== 0 || constant !== 0x41 || end !== 0x0b) throw new Error('a segment has no constant place');
  return place;
};

/** The functions of the table, by their place in it. */
export const tableOf = sections => {
  const table = new Map();
  const reader = new Reader(sections.find(({ id }) => id === ELEMENT)?.body ?? Buffer.of(0));
  for (let left = reader.number(); left > 0; left -= 1) {
    const place = placeOf(reader);
    for (let n = 0, length = reader.number(); n < length; n += 1) table.set(place + n, reader.number());
  }
  return table;
};

/** What the memory begins with: where, and the bytes. */
export const dataOf = sections => {
  const reader = new Reader(sections.find(({ id }) => id === DATA)?.body ?? Buffer.of(0));
  return Array.from({ length: reader.number() }, () => ({ place: placeOf(reader), bytes: reader.take(reader.number()) }));
};

/** How many numbers follow an instruction (core specification, 5.4), for those that have any. */
const OPERANDS = { 0x02: 1, 0x03: 1, 0x04: 1, 0x0c: 1, 0x0d: 1, 0x10: 1, 0x11: 2, 0x12: 1, 0x13: 2, 0x3f: 1, 0x40: 1, 0x41: 1, 0x42: 1, 0xd0: 1, 0xd2: 1 };
const MORE_OPERANDS = { 8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1 };

const operandsOf = (code, reader) => {
  if (code >= 0x20 && code <= 0x26) return 1;
  if (code >= 0x28 && code <= 0x3e) return 2;
  if (code === 0x0e) return reader.number() + 1;
  if (code === 0x1c) return reader.number();
  if (code > 0xfa && code !== 0xfc) throw new Error(`an instruction that is not known here: ${code.toString(16)}`);
  if (code === 0xfc) return MORE_OPERANDS[reader.number()] ?? 0;
  return OPERANDS[code] ?? 0;
};

/** `call`, `return_call`, `ref.func` */
const NAMES_FUNCTION = [0x10, 0x12, 0xd2];

/** The functions that a body calls or names, and the whole numbers of 32 bits in it. */
export const namedIn = body => {
  const reader = new Reader(body);
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.number();
    reader.byte();
  }
  const [calls, numbers] = [new Set(), new Set()];
  while (reader.at < body.length) {
    const code = reader.byte();
    if (code === 0x43) reader.take(4);
    else if (code === 0x44) reader.take(8);
    else if (code === 0x41) numbers.add(reader.signed());
    else if (NAMES_FUNCTION.includes(code)) calls.add(reader.number());
    else for (let left = operandsOf(code, reader); left > 0; left -= 1) reader.number();
  }
  return { calls, numbers };
};

/** A list with its length, each of its items with its own. */
export const coded = items => Buffer.concat([written(items.length), ...items.flatMap(item => [written(item.length), item])]);

/** The sections with other names of functions, from the first that is not imported on. */
export const named = (sections, names) => {
  const { first } = bodiesOf(sections);
  const text = words => Buffer.concat([written(Buffer.byteLength(words)), Buffer.from(words)]);
  const list = Buffer.concat([written(names.length), ...names.flatMap((name, n) => [written(first + n), text(name)])]);
  const body = Buffer.concat([text('name'), Buffer.of(1), written(list.length), list]);
  const isNames = ({ id, body }) => id === CUSTOM && new Reader(body).name() === 'name';
  return [...sections.filter(section => !isNames(section)), { id: CUSTOM, body }];
};

/** Writes the file at `path` anew with these sections. */
export const write = (path, sections) => {
  const pieces = sections.flatMap(({ id, body }) => [Buffer.of(id), written(body.length), body]);
  writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 8), ...pieces]));
};
