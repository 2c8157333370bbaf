// Finds the npm tools that scripts/setup installed: outside the repository, under a name that scripts/lib.sh knows.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

const folder =
  process.env.ITL_NPM ??
  execFileSync('bash', ['-c', '. scripts/lib.sh; printf %s "$ITL_NPM"'], { cwd: ROOT, encoding: 'utf8' });

/** `require` for packages of scripts/tools/package.json. */
export const requireTool = createRequire(join(folder, 'node_modules', 'any.js'));
