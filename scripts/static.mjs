// A static host as plain as they come: files of one folder, with the right types. `scripts/demo` and the end-to-end
// tests use it; whatever works here works on any host.
import { createReadStream, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';

export const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The file of `root` that a request path names, or nothing: never one outside of `root`. */
const fileOf = (root, url) => {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://host').pathname);
  } catch {
    return undefined;
  }
  const file = normalize(join(root, path.endsWith('/') ? path + 'index.html' : path));
  if (!file.startsWith(root + sep)) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
};

/** Answers a request from `root`; with CORS, as a host must that serves other sites. */
export const serveFile = (root, request, response, headers = {}) => {
  const file = fileOf(root, request.url);
  const all = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache', ...headers };
  if (!file) {
    response.writeHead(404, { ...all, 'content-type': 'text/plain; charset=utf-8' });
    response.end('There is no such file here.\n');
    return;
  }
  response.writeHead(200, { ...all, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
};
