// What the benchmark and the profiler stand on: folders, feeds, bundles, a server.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotli } from '../../scripts/brotli.mjs';
import { ROOT } from '../../scripts/npm.mjs';
import { CONTENDERS } from '../contenders.mjs';
import { STORY, writeFeed } from '../generate.mjs';
import { bundle } from './bundle.mjs';
import { pageOf } from './pages.mjs';
import { startServer } from './server.mjs';

/** Set by scripts/bench: packages lie in the cache folder, beside the other tools. */
const CACHE = process.env.ITL_BENCH;
if (!CACHE) throw new Error('run scripts/bench instead');
const MODULES = join(CACHE, 'node_modules');

export const DIST = resolve(process.env.ITL_DIST ?? join(ROOT, 'dist'));
if (!existsSync(join(DIST, 'embed.js'))) throw new Error('There is no dist/ yet: run scripts/build first.');
export const BUILD = JSON.parse(readFileSync(join(DIST, 'files.json'), 'utf8'));

/** Serves all contenders, with feeds of these sizes. */
export const start = async (sizes, { story = STORY } = {}) => {
  // Feeds outlive a change of packages.
  const data = join(CACHE, '../bench-data');
  for (const size of sizes) writeFeed(data, size, { story });
  const feedOf = size => `/feeds/${writeFeed(data, size, { story }).split('/').at(-1)}`;
  await bundle(join(CACHE, 'bundles'), MODULES);
  const own = join(ROOT, 'bench/contenders');
  const folders = { '/contenders/': own, '/dist/': DIST, '/npm/': MODULES, '/bundles/': join(CACHE, 'bundles'), '/feeds/': data };
  const server = await startServer(folders, pageOf(feedOf));
  return { server, feedOf };
};

/** What the page of a contender loads. */
export const filesOf = ({ dist, files }) => (dist ? dist.map(role => `/dist/${BUILD.files[role].file}`) : (files ?? []));

export const versionOf = ({ dist, package: name }) => {
  if (dist) return BUILD.version;
  return name && JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8')).version;
};

/** Bytes of what a contender loads besides HTML, feed and fonts. */
export const sizesOf = server =>
  Object.fromEntries(
    CONTENDERS.map(one => {
      const files = filesOf(one).map(path => server.read(path));
      const sum = sizes => sizes.reduce((total, size) => total + size, 0);
      return [one.name, { raw: sum(files.map(file => file.length)), brotli: sum(files.map(file => brotli(file).length)) }];
    }),
  );
