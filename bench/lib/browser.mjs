// A fresh Chromium for every sample: nothing is cached, compiled or warm that a first visitor would not have.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../../tests/e2e/support/browser.mjs';
import { ROOT } from '../../scripts/npm.mjs';
import { Cdp, Gone } from './cdp.mjs';

// The same flags as for the tests.
const { args } = JSON.parse(readFileSync(join(ROOT, 'webdriver.json'), 'utf8'))['goog:chromeOptions'];
export const FLAGS = [...args, '--hide-scrollbars', '--window-size=1280,900'];
export const chromium = () => command('chromium', 'google-chrome', 'chrome');

/** A page of a browser of its own: `send` speaks to it, `run` evaluates in it, `close` ends the browser. */
export const openPage = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'itl-bench-'));
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'];
  const child = spawn(chromium(), [...FLAGS, `--user-data-dir=${folder}`, '--remote-debugging-pipe', 'about:blank'], { stdio, detached: true });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const cdp = new Cdp(child.stdio[3], child.stdio[4]);
  const close = async () => {
    // A group of its own, so that renderers that hang end too.
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    const { targetInfos } = await cdp.send('Target.getTargets');
    const { targetId } = targetInfos.find(({ type }) => type === 'page');
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
    const send = (method, params) => cdp.send(method, params, sessionId);
    const crashed = new Promise((resolve, reject) => {
      cdp.on(method => method === 'Inspector.targetCrashed' && reject(new Gone('the page crashed')));
    });
    crashed.catch(() => {});
    await send('Inspector.enable');
    await send('Page.enable');
    const run = async expression => {
      const found = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (found.exceptionDetails) throw new Error(found.exceptionDetails.exception?.description ?? found.exceptionDetails.text);
      return found.result.value;
    };
    const loaded = url =>
      new Promise((resolve, reject) => {
        cdp.on((method, params, session) => method === 'Page.domContentEventFired' && session === sessionId && resolve());
        send('Page.navigate', { url }).then(({ errorText }) => errorText && reject(new Error(errorText)), reject);
      });
    return { browser: cdp, send, run, crashed, close, open: loaded };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Memory of the heaviest renderer that it shares with nobody, in MB: what sees DOM, canvas, JavaScript and WebAssembly alike. */
export const rendererMegabytes = async ({ browser }) => {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => {
    const text = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
    const kilobytes = name => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return (kilobytes('Private_Dirty') + kilobytes('Private_Clean')) / 1024;
  });
  return Math.max(...sizes);
};
