// WebAssembly's binary format, as far as the build reads it: what scripts/dead.mjs and scripts/entities.mjs stand on.
import { readFileSync, writeFileSync } from 'node:fs';

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

/** Writes the file at `path` anew with these sections. */
export const write = (path, sections) => {
  const pieces = sections.flatMap(({ id, body }) => [Buffer.of(id), written(body.length), body]);
  writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 8), ...pieces]));
};
