// Real HTTP on 127.0.0.1, an origin a port: dist/ as a static host has it, a site with the pages of a test, and feeds that
// behave as badly as a test wants. Every request is written down.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveFile } from '../../../scripts/static.mjs';

/** One origin. `routes` go before `otherwise`; a route is `(request, response) => …`. */
const origin = async otherwise => {
  const routes = new Map();
  const log = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://host').pathname;
    log.push({ path, method: request.method, headers: request.headers });
    (routes.get(path) ?? otherwise)(request, response);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    routes,
    /** What has been asked for, the browser's own wishes left out. */
    requests: () => log.map(({ path }) => path).filter(path => path !== '/favicon.ico'),
    log,
    /** Forgets the last test: its routes, its requests, and the answers that it is still waiting for. */
    reset: () => {
      routes.clear();
      log.length = 0;
      server.closeAllConnections();
    },
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
};

export const CORS = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

const notFound = (request, response) => {
  response.writeHead(404, { ...CORS, 'content-type': 'text/plain' });
  response.end('not found');
};

export const startServers = async dist => ({
  dist: await origin((request, response) => serveFile(dist, request, response)),
  site: await origin(notFound),
  feeds: await origin(notFound),
});

// Answers, good and bad.

export const text = (body, type = 'application/json', status = 200, headers = {}) => (request, response) => {
  response.writeHead(status, { ...CORS, 'content-type': type, ...headers });
  response.end(body);
};

export const json = value => text(JSON.stringify(value));

export const status = code => text(`<h1>${code}</h1>`, 'text/html', code);

/** Takes the request and never answers. */
export const hang = () => {};

/** Begins an answer and breaks the line. */
export const breakOff = (request, response) => {
  response.writeHead(200, { ...CORS, 'content-type': 'application/json' });
  response.write('{"version":1,');
  setTimeout(() => response.destroy(), 50);
};

/** Sends `body` in small pieces over `ms`. */
export const drip = (body, ms, pieces = 10) => async (request, response) => {
  response.writeHead(200, { ...CORS, 'content-type': 'application/json' });
  const size = Math.ceil(body.length / pieces);
  for (let at = 0; at < body.length; at += size) {
    response.write(body.slice(at, at + size));
    await sleep(ms / pieces);
  }
  response.end();
};

/** A native feed that would be readable but for its size. */
export const heavy = megabytes => (request, response) => {
  response.writeHead(200, { ...CORS, 'content-type': 'application/json' });
  response.write('{"version":1,"incidents":[],"padding":"');
  const piece = 'x'.repeat(1_000_000);
  for (let sent = 0; sent < megabytes; sent += 1) response.write(piece);
  response.end('"}');
};
