// Everything that a page of the benchmark asks for, on 127.0.0.1: pages are made on the way, files come as they are or, for a
// slow line, as a good host sends them (brotli 11). Nothing may be kept by the browser.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { brotli } from '../../scripts/brotli.mjs';
import { TYPES } from '../../scripts/static.mjs';

const ALWAYS = { 'cache-control': 'no-store', 'timing-allow-origin': '*' };

/** `folders` are what lies where: `{ '/npm/': '/path' }`; `page` makes the HTML of any other address, or nothing. */
export const startServer = async (folders, page) => {
  const packed = new Map();
  const missing = [];
  const state = { compress: false };

  const fileOf = path => {
    const prefix = Object.keys(folders).find(one => path.startsWith(one));
    if (!prefix) return undefined;
    const file = normalize(join(folders[prefix], path.slice(prefix.length)));
    const inside = file.startsWith(folders[prefix] + sep);
    return inside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
  };
  /** A file or a text, packed once. */
  const pack = (key, read) => {
    if (!packed.has(key)) packed.set(key, brotli(read()));
    return packed.get(key);
  };
  const answer = (response, type, key, read, plain) => {
    const headers = { ...ALWAYS, 'content-type': type };
    if (!state.compress) {
      response.writeHead(200, headers);
      plain();
      return;
    }
    response.writeHead(200, { ...headers, 'content-encoding': 'br' });
    response.end(pack(key, read));
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://host');
    const html = page(url);
    const file = html ? undefined : fileOf(decodeURIComponent(url.pathname));
    if (html) answer(response, TYPES['.html'], html, () => Buffer.from(html), () => response.end(html));
    else if (file) {
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      answer(response, type, file, () => readFileSync(file), () => createReadStream(file).pipe(response));
    } else {
      missing.push(url.pathname);
      response.writeHead(404, ALWAYS);
      response.end();
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    state,
    /** What was asked for and is not there, since the last time. */
    missing: () => missing.splice(0),
    /** Packs a file now, so that no visitor waits for it. */
    warm: path => {
      const file = fileOf(path);
      if (file) pack(file, () => readFileSync(file));
    },
    read: path => readFileSync(fileOf(path)),
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
};
