// Serves dist/ on the first free port from $PORT on, and opens a browser unless OPEN=0: see scripts/demo.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { ROOT } from './npm.mjs';
import { serveFile } from './static.mjs';

const FIRST_PORT = Number(process.env.PORT) || 8080;
const PORTS_TO_TRY = 50;

const server = createServer((request, response) => serveFile(join(ROOT, 'dist'), request, response));

const open = url => {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  // A machine without a desktop has no such command; the address stands in the terminal anyway.
  spawn(command, [url], { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
};

const listen = port => {
  server.once('error', error => {
    if (error.code !== 'EADDRINUSE' || port >= FIRST_PORT + PORTS_TO_TRY) throw error;
    listen(port + 1);
  });
  server.listen(port, '127.0.0.1');
};

server.once('listening', () => {
  const url = `http://127.0.0.1:${server.address().port}/`;
  console.log(`\nThe demo is at ${url}\nCtrl+C ends it.`);
  if (process.env.OPEN !== '0') open(url);
});
listen(FIRST_PORT);
