// Empties functions that nothing can come to any more: a step of scripts/slim.mjs.
//
// Leptos brings crates for servers and streams. What they export is taken out, but the addresses of their functions stand in a
// table for indirect calls, and no optimizer can know that nobody calls them. Each becomes one instruction, a trap: were
// this wrong, the widget would end as it does after any fault, and every end-to-end test with it.
import { Reader, sectionsOf, write, written } from './binary.mjs';

const IMPORT = 2;
const CODE = 10;
const CUSTOM = 0;
// A body of three bytes: no locals, `unreachable`, `end`.
const TRAP = Buffer.from([3, 0, 0, 0x0b]);

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
const functionNames = sections => {
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

/** Empties the functions of the file at `path` whose names match; it must have names. */
export const empty = (path, pattern) => {
  const sections = sectionsOf(path);
  const names = functionNames(sections);
  if (!names.size) throw new Error(`${path} has no names of functions`);
  const first = importedFunctions(sections.find(section => section.id === IMPORT)?.body ?? Buffer.of(0));
  const code = sections.find(section => section.id === CODE);
  const reader = new Reader(code.body);
  const count = reader.number();
  const bodies = [written(count)];
  for (let n = first; n < first + count; n += 1) {
    const length = reader.number();
    const body = reader.take(length);
    bodies.push(...(pattern.test(names.get(n) ?? '') ? [TRAP] : [written(length), body]));
  }
  code.body = Buffer.concat(bodies);
  write(path, sections);
};
