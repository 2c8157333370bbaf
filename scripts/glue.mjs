// Makes the glue that wasm-bindgen writes smaller: a step of scripts/finish-dist.mjs.
//
// It is written for every way in which a module may be loaded, and for browsers older than today's WebAssembly.

/** How embed.js starts a binary: with the answer to a request, and once; where that failed it takes a fresh glue. */
const START = `async function __wbg_init({ module_or_path }) {
    const imports = __wbg_get_imports();
    const response = await module_or_path;
    let started;
    try {
        started = await WebAssembly.instantiateStreaming(response, imports);
    } catch (error) {
        // Of another type: that is seen before anything is read.
        if (response.bodyUsed) throw error;
        console.warn('Serve .wasm files as application/wasm: they start sooner.');
        started = await WebAssembly.instantiate(await response.arrayBuffer(), imports);
    }
    return __wbg_finalize_init(started.instance);
}
`;

/** What is replaced in each glue, and by what. */
const LOADING = [
  [/^async function __wbg_load\([^]*?\n}\n/m, ''],
  [/^let __wbg_init_promise;\nasync function __wbg_init\([^]*?\n}\n/m, START],
  [/^async function __wbg_init_once\([^]*?\n}\n/m, ''],
];

/** The same for what not every glue has. */
const MORE = [
  [/^ {4}wasm(Instance = instance|Module = module);\n/gm, ''],
  // Every browser that runs the WebAssembly of today has these.
  [/^if \(!\('encodeInto' in [^]*?\n}\n/m, ''],
  [/\(typeof FinalizationRegistry === 'undefined'\)\s*\? {[^\n]*}\s*: new FinalizationRegistry\(/g, 'new FinalizationRegistry('],
  // For allocators that cannot grow what they gave.
  [/^ {4}if \(realloc === undefined\) {\n[^]*?\n {4}}\n/m, ''],
  // As esbuild can cut it: it keeps whatever may do something as it loads, and wasm-bindgen's registries and `using`
  // hooks of classes that nobody asks for look as if they did.
  [/new FinalizationRegistry\(/g, '/* @__PURE__ */ new FinalizationRegistry('],
  [/^if \(Symbol\.dispose\) .*\n/gm, ''],
  // Old libraries on a page replace Array.from by one that takes no function; debug output is written with it.
  [/Array\.from\(val, debugString\)/g, 'val.map(v => debugString(v))'],
];

/** A glue without what no browser needs, in a form from which esbuild can cut what is not used. */
export const lean = glue => {
  const lost = LOADING.find(([what]) => !what.test(glue));
  if (lost) throw new Error(`wasm-bindgen writes how a glue loads in another way than it did: there is no ${lost[0]}`);
  return [...LOADING, ...MORE].reduce((left, [what, by]) => left.replace(what, by), glue);
};
