// Empties functions that can no longer be reached: a step of scripts/slim.mjs.
//
// Leptos brings crates for servers and streams. What they export is taken out, but the addresses of their functions
// stand in a table for indirect calls, and no optimizer can know that they are never called. Each becomes one
// instruction, a trap. If this were wrong, the widget would trap and every end-to-end test would fail.
import { bodiesOf, coded, functionNames, sectionsOf, write } from './binary.mjs';

// No locals, `unreachable`, `end`.
const TRAP = Buffer.from([0, 0, 0x0b]);

/** Empties the functions of the file at `path` whose names match; it must have names. */
export const empty = (path, pattern) => {
  const sections = sectionsOf(path);
  const names = functionNames(sections);
  if (!names.size) throw new Error(`${path} has no names of functions`);
  const { first, bodies, section } = bodiesOf(sections);
  section.body = coded(bodies.map((body, n) => (pattern.test(names.get(first + n) ?? '') ? TRAP : body)));
  write(path, sections);
};
