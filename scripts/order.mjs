// Orders the functions of a binary so that similar ones lie side by side: a step of scripts/slim.mjs.
//
// Brotli makes a model of what it just read. Functions in the order of their names are a fair beginning; a chain, in
// which each function is followed by the one that shares most with it and those before it, makes the file more than one
// per cent smaller. Functions share runs of four bytes; rare runs count for more. What counts is the shared part of a
// function, so short functions come first, and long ones once much of them has been seen.
import { bodiesOf, named, sectionsOf, write } from './binary.mjs';

/**
 * Decay of shared content from one function to the next. No value is best for every build, so all are tried and the
 * smallest file is kept.
 */
export const FADES = [0.6, 0.3, 0.4, 0.45, 0.65, 0.7, 0.75, 0.8];
/** Runs in more functions than this say nothing, and would take long to count. */
const COMMON = 2000;

const runs = body => {
  const found = new Set();
  for (let at = 0; at + 4 <= body.length; at += 1) found.add(body.readUInt32LE(at));
  return [...found];
};

/** The numbers of the functions in their new order. */
const chain = (bodies, fade) => {
  const having = new Map();
  const runsOf = bodies.map(runs);
  runsOf.forEach((list, n) => list.forEach(run => (having.get(run) ?? having.set(run, []).get(run)).push(n)));
  const weight = run => {
    const { length } = having.get(run);
    return length < 2 || length > COMMON ? 0 : Math.log(bodies.length / length) ** 2;
  };
  const size = runsOf.map(list => list.reduce((sum, run) => sum + weight(run), 0) || 1);
  const alike = new Float64Array(bodies.length);
  const left = new Set(bodies.keys());
  const order = [];
  let next = bodies.reduce((shortest, body, n) => (body.length < bodies[shortest].length ? n : shortest), 0);
  while (left.size) {
    left.delete(next);
    order.push(next);
    alike.forEach((sum, n) => (alike[n] = sum * fade));
    for (const run of runsOf[next]) {
      const shared = weight(run) / size[next];
      if (shared) for (const n of having.get(run)) alike[n] += shared / size[n];
    }
    let most = -1;
    for (const n of left) if (alike[n] > most) [next, most] = [n, alike[n]];
  }
  return order;
};

/** Gives the functions of the file at `path` names that stand in the order of the chain: wasm-opt can sort by them. */
export const nameByLikeness = (path, fade) => {
  const sections = sectionsOf(path);
  const names = [];
  chain(bodiesOf(sections).bodies, fade).forEach((n, place) => (names[n] = String(place).padStart(6, '0')));
  write(path, named(sections, names));
};
