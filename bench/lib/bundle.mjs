// Contenders that come in modules, made into one file each, once.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { requireTool } from '../../scripts/npm.mjs';
import { BUNDLES } from '../contenders.mjs';

/** Bundles into `folder`, with the packages of `modules`. */
export const bundle = async (folder, modules) => {
  for (const name of BUNDLES) {
    const outfile = join(folder, `${name}.js`);
    if (existsSync(outfile)) continue;
    await requireTool('esbuild').build({
      entryPoints: [join(import.meta.dirname, `../contenders/${name}.entry.js`)],
      outfile,
      nodePaths: [modules],
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2022',
      legalComments: 'none',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'warning',
    });
  }
};
