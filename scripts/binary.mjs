// WebAssembly's binary format, as far as the build reads it: what scripts/dead.mjs, scripts/order.mjs and
// scripts/entities.mjs stand on.
import { readFileSync, writeFileSync } from 'node:fs';

const CUSTOM = 0;
const IMPORT = 2;
const CODE = 10;

/** Numbers and names as the binary format writes them (WebAssembly core specification, 5.2). */
export class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    return value;
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
