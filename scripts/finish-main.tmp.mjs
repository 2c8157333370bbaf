// Makes dist/ out of what Trunk has built: a hook of Trunk.toml, run by `trunk build` and `trunk serve` alike.
//
//   incident-timeline, story, foreign: .js and _bg.wasm         from Trunk (wasm-bindgen, wasm-opt)
//   style/*.css                                                 one minified sheet
//   src/embed/js/main.js                                        embed.js, which knows the others by name and hash
//
// Every file but embed.js and the feeds carries a hash of its content in its name: a site may cache it for ever.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeOut } from './entities.mjs';
import { lean } from './glue.mjs';
import { ROOT, requireTool } from './npm.mjs';
import { slim } from './slim.mjs';

const esbuild = requireTool('esbuild');
const stage = process.env.TRUNK_STAGING_DIR;
if (!stage) throw new Error('finish-dist.mjs is a hook of trunk: run scripts/build instead');
const release = process.env.TRUNK_PROFILE !== 'debug';

const common = { bundle: true, write: false, minify: release, legalComments: 'none', charset: 'utf8', logLevel: 'warning' };
// The oldest browsers that the widget runs in (README): newer CSS, nesting for one, is rewritten for them. embed.js has
// a sentence for those before them, and is written for them.
const cssTarget = ['chrome111', 'firefox113', 'safari16.2'];
const jsTarget = 'es2022';
const embedTarget = 'es2020';

const hash = (bytes, algorithm) => createHash(algorithm).update(bytes);
const integrity = bytes => `sha256-${hash(bytes, 'sha256').digest('base64')}`;
const files = {};

/** Writes a file of the build and remembers what it is for. */
const put = (role, name, bytes) => {
  writeFileSync(join(stage, name), bytes);
  files[role] = { file: name, bytes: bytes.length, integrity: `sha384-${hash(bytes, 'sha384').digest('base64')}` };
  return { name, hash: integrity(bytes) };
};

/** The same under a name that holds a hash of the content. */
const putHashed = (role, stem, extension, bytes) =>
  put(role, `${stem}-${hash(bytes, 'sha256').digest('hex').slice(0, 12)}.${extension}`, bytes);

const TRAP = JSON.stringify(join(ROOT, 'src/embed/js/trap.js'));
const ENTITIES = JSON.stringify(join(ROOT, 'src/embed/js/entities.js'));
const EXPORTS = 'wasm = instance.exports;';

// Tells Chromium to compile the functions of a script while it comes, on another thread, and not at each first call.
const COMPILED_WHOLE = '//# allFunctionsCalledOnLoad\n';

const replacedExports = (glue, by) => {
  if (!glue.includes(EXPORTS)) throw new Error('the glue takes its exports in another way than it did');
  return glue.replace(EXPORTS, () => by);
};

/**
 * Takes the names of characters out of a binary. If another compiler lays them out differently, they stay and the
 * release is larger.
 */
const namesOut = wasmPath => {
  try {
    return takeOut(wasmPath);
  } catch (error) {
    console.warn(`The names of characters stay where they are, which costs 9 kB: ${error.message}`);
    return null;
  }
};

/** What is done to the glue of each binary before it is bundled. */
const CHANGES = {
  /** Every way into the WebAssembly is guarded: see src/embed/js/trap.js. */
  main: glue => `import { guarded } from ${TRAP};\n${replacedExports(glue, 'wasm = guarded(instance.exports);')}`,
  /** The names of characters are put back: see src/embed/js/entities.js. */
  story: (glue, wasmPath) => {
    const names = release && namesOut(wasmPath);
    if (!names) return glue;
    const filled = `${EXPORTS} fill(wasm.memory.buffer, ${JSON.stringify(names)});`;
    return `import { fill } from ${ENTITIES};\n${replacedExports(glue, filled)}`;
  },
  foreign: glue => glue,
};

/**
 * One WebAssembly binary and its glue, cut down to what embed.js calls. The glue's own idea of where the binary lies is
 * kept true.
 */
const binary = async (role, stem, exports, more = '') => {
  const wasmPath = join(stage, `${stem}_bg.wasm`);
  const gluePath = join(stage, `${stem}.js`);
  const stdin = { contents: `export { ${exports} } from './${stem}.js';${more}`, resolveDir: stage };
  const plain = lean(readFileSync(gluePath, 'utf8'));
  writeFileSync(gluePath, CHANGES[role](plain, wasmPath));
  const bundled = await esbuild.build({ ...common, minify: false, stdin, format: 'esm', target: jsTarget });
  const [text] = bundled.outputFiles.map(file => file.text);
  const glued = release ? slim(wasmPath, text) : text;
  const wasm = putHashed(`${role}.wasm`, stem, 'wasm', readFileSync(wasmPath));
  const source = glued.replaceAll(`${stem}_bg.wasm`, wasm.name);
  const { code } = await esbuild.transform(source, { minify: release && !process.env.ITL_NAMES, format: 'esm', target: jsTarget, charset: 'utf8', legalComments: 'none' });
  const glue = putHashed(`${role}.glue`, stem, 'js', Buffer.from(role === 'main' ? COMPILED_WHOLE + code : code));
  for (const leftover of [wasmPath, gluePath]) rmSync(leftover);
  return { glue, wasm };
};

/** The files of a folder of the repository whose names match, in the order of their names. */
const list = (folder, pattern) => {
  const path = join(ROOT, folder);
  return existsSync(path) ? readdirSync(path).filter(name => pattern.test(name)).sort() : [];
};

const style = async () => {
  const contents = list('style', /\.css$/).map(name => `@import "./style/${name}";`).join('\n');
  const stdin = { contents, resolveDir: ROOT, loader: 'css' };
  const built = await esbuild.build({ ...common, stdin, target: cssTarget });
  return putHashed('main.css', 'incident-timeline', 'css', built.outputFiles[0].contents);
};

const version = /^version = "(.+)"/m.exec(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'))[1];
const story = {glue:{name:'story-f40322fe6ba6.js'},wasm:{name:'story-81a9c3524c4f.wasm',hash:'sha384-Ab3d5f7h9j1l3n5p7r9t1v3x5z7B9D1F3H5J7L9N1P3R5T7V9X1Z3b5d7f9h1j3l'}};
const foreign = {glue:{name:'foreign-f40322fe6ba6.js'},wasm:{name:'foreign-81a9c3524c4f.wasm',hash:'sha384-Qb3d5f7h9j1l3n5p7r9t1v3x5z7B9D1F3H5J7L9N1P3R5T7V9X1Z3b5d7f9h1j3x'}};

/** A script that comes later. */
const script = async (role, define = {}) => {
  const built = await esbuild.build({
    ...common,
    entryPoints: [join(ROOT, `src/embed/js/${role}/main.js`)],
    format: 'esm',
    target: jsTarget,
    define,
  });
  return putHashed(role, role, 'js', built.outputFiles[0].contents);
};

/** What comes after the first view, with its style. */
const after = async () => {
  const contents = list('style/later', /\.css$/).map(name => `@import "./style/later/${name}";`).join('\n');
  const sheet = await esbuild.build({ ...common, stdin: { contents, resolveDir: ROOT, loader: 'css' }, target: cssTarget });
  return script('after', { ITL_AFTER_CSS: JSON.stringify(sheet.outputFiles[0].text.trim()) });
};

// The widget's glue names what comes later: embed.js, which every page of a site loads, need not.
const namesOf = ({ glue, wasm }) => [glue.name, wasm.name, wasm.hash];
const parts = {
  story: namesOf(story),
  foreign: namesOf(foreign),
  after: (await after()).name,
  net: (await script('net')).name,
  guess: (await script('guess')).name,
};
const more = `export { start } from ${TRAP};export const parts = ${JSON.stringify(parts)};`;
const main = await binary('main', 'incident-timeline', 'default, mount, panic_on_purpose', more);
const css = await style();
rmSync(join(stage, 'snippets'), { recursive: true, force: true });

const names = {
  ITL_GLUE: main.glue.name,
  ITL_WASM: main.wasm.name,
  ITL_WASM_HASH: main.wasm.hash,
  ITL_CSS: css.name,
  ITL_CSS_HASH: css.hash,
};
const embed = await esbuild.build({
  ...common,
  entryPoints: [join(ROOT, 'src/embed/js/main.js')],
  format: 'iife',
  target: embedTarget,
  define: Object.fromEntries(Object.entries(names).map(([name, value]) => [name, JSON.stringify(value)])),
  banner: { js: `/* incident-timeline ${version}, MIT OR Apache-2.0 */` },
});
put('embed', 'embed.js', embed.outputFiles[0].contents);

for (const name of list('examples', /\.json$/)) copyFileSync(join(ROOT, 'examples', name), join(stage, name));
for (const name of list('.', /^LICENSE/)) copyFileSync(join(ROOT, name), join(stage, name));

// Trunk leaves its own tags behind where it injects no scripts.
const page = join(stage, 'index.html');
writeFileSync(page, readFileSync(page, 'utf8').replace(/[ \t]*<link\s+data-trunk\b[^>]*>\n?/g, '').replace(/[ \t]*<!-- trunk:.*?-->\s*?\n/gs, ''));

// What belongs together, for scripts/size, for release notes and for whoever copies the folder to a host.
writeFileSync(join(stage, 'files.json'), JSON.stringify({ version, profile: release ? 'release' : 'debug', files }, null, 2) + '\n');
