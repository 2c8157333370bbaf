// Makes what wasm-bindgen wrote as small as it can be without changing what it does: a step of scripts/finish-dist.mjs.
//
//   1. What the glue never calls is taken out of the WebAssembly, with all that only it needs (wasm-metadce): crates
//      export functions for servers and streams that no widget has.
//      Those of their functions that a table still names are emptied: scripts/dead.mjs, scripts/formatting.mjs.
//   2. wasm-opt, three times over: flattened code has more to fold. Similar functions lie side by side:
//      scripts/order.mjs.
//   3. Imports and exports get names of one or two letters in both files: wasm-bindgen's end in hashes, which do not
//      compress.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotli } from './brotli.mjs';
import { empty } from './dead.mjs';
import { emptyFormatting } from './formatting.mjs';
import { FADES, nameByLikeness } from './order.mjs';

const PASSES = [
  '--low-memory-unused', '--generate-global-effects', '--flatten', '--rereloop', '-Oz',
  '--optimize-added-constants-propagate', '--generate-global-effects', '-Oz',
  '--flatten', '--rereloop', '-Oz', '--reorder-functions-by-name',
];
const MINIFY = [
  '--reorder-functions-by-name', '-Oz', '--minify-imports-and-exports-and-modules', '--strip-producers', '--strip-target-features',
];

// For profiles: functions keep their names and the order of these.
const NAMES = process.env.ITL_NAMES ? ['-g'] : [];

const run = (tool, args) => execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** Crates that Leptos brings for servers, and what they bring. */
const FOR_SERVERS = /\b(server_fn|wasm_streams)\b/;

/** The names of what the glue takes from `instance.exports`. */
const calledBy = glue => [...new Set([...glue.matchAll(/\bwasm\.(\w+)/g)].map(([, name]) => name))];

/** What of the exports is needed, for wasm-metadce: everything else goes. */
const graphOf = names => [
  { name: 'glue', root: true, reaches: names },
  ...names.map(name => ({ name, export: name })),
];

/** The members of the import object of the glue, each from its name to its closing brace. */
const IMPORT = /^( +)(__wb\w+): function[^]*?\n\1},?\n/gm;

/** The last round over the file at `path`: its bytes, and what imports and exports are called in it. */
const finished = path => {
  const words = JSON.parse(run('wasm-opt', [...MINIFY, ...NAMES, path, '-o', path]));
  return { bytes: readFileSync(path), words };
};

/** The same, with the functions in the order that makes the smallest file. */
const inTheBestOrder = path => {
  const from = readFileSync(path);
  const tries = FADES.map(fade => {
    writeFileSync(path, from);
    nameByLikeness(path, fade);
    return finished(path);
  });
  const sizes = tries.map(({ bytes }) => brotli(bytes).length);
  const best = tries[sizes.indexOf(Math.min(...sizes))];
  writeFileSync(path, best.bytes);
  return best;
};

/**
 * Slims one binary. `glue` is bundled and not yet minified; the file at `wasmPath` is replaced.
 * Answers with the glue that belongs to it.
 */
export const slim = (wasmPath, glue) => {
  const graph = `${wasmPath}.graph.json`;
  writeFileSync(graph, JSON.stringify(graphOf(calledBy(glue))));
  empty(wasmPath, FOR_SERVERS);
  run('wasm-metadce', ['-g', wasmPath, `--graph-file=${graph}`, '-o', wasmPath]);
  rmSync(graph);
  const users = emptyFormatting(wasmPath);
  if (users.length && !/story/.test(wasmPath)) console.warn(`${wasmPath} formats, which costs it 0.9 kB: ${users.join(', ')}`);
  run('wasm-opt', [...PASSES, '-g', wasmPath, '-o', wasmPath]);
  const { imports, exports } = (NAMES.length ? finished(wasmPath) : inTheBestOrder(wasmPath)).words;

  const imported = new Map(imports.map(([, name, short]) => [name, short]));
  const exported = new Map(exports.map(([name, short]) => [name, short]));
  const named = glue
    .replace(IMPORT, (member, space, name) =>
      imported.has(name) ? member.replace(name, JSON.stringify(imported.get(name))) : '',
    )
    .replace(/\bwasm\.(\w+)/g, (all, name) => {
      if (!exported.has(name)) throw new Error(`the glue calls ${name}, which the WebAssembly does not have`);
      return `wasm.${exported.get(name)}`;
    });
  for (const short of imported.values()) {
    if (!named.includes(`"${short}": function`)) throw new Error(`the glue lost the import ${short}`);
  }
  // wasm-opt calls the one module that everything is imported from `a`.
  return imports.length ? named.replace(/"\.\/[\w-]+_bg\.js": import0/, 'a: import0') : named;
};
