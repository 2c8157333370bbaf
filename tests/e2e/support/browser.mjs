// Browsers, each driven through W3C WebDriver: a new one is a row of BROWSERS and nothing else.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT, requireTool } from '../../../scripts/npm.mjs';

const { Builder } = requireTool('selenium-webdriver');
export const { Key, Origin, Button } = requireTool('selenium-webdriver');

/** The first of these commands that is on PATH. */
export const command = (...names) => {
  for (const name of names) {
    for (const folder of process.env.PATH.split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here: the next folder.
      }
    }
  }
  throw new Error(`none of these is on PATH: ${names.join(', ')}; scripts/setup installs a browser`);
};

const chrome = scratch => {
  const { Options, ServiceBuilder } = requireTool('selenium-webdriver/chrome');
  // The same flags as for the component tests.
  const { args } = JSON.parse(readFileSync(join(ROOT, 'webdriver.json'), 'utf8'))['goog:chromeOptions'];
  const options = new Options();
  options.setChromeBinaryPath(command('chromium', 'google-chrome', 'chrome'));
  options.addArguments(...args.filter(arg => !(process.env.HEADED && arg === '--headless')), '--hide-scrollbars');
  const service = new ServiceBuilder(command('chromedriver')).setEnvironment({ ...process.env, TMPDIR: scratch });
  return new Builder().forBrowser('chrome').setChromeOptions(options).setChromeService(service);
};

const firefox = () => {
  const { Options, ServiceBuilder } = requireTool('selenium-webdriver/firefox');
  const options = new Options();
  options.setBinary(command('firefox', 'firefox-esr'));
  if (!process.env.HEADED) options.addArguments('-headless');
  return new Builder().forBrowser('firefox').setFirefoxOptions(options).setFirefoxService(new ServiceBuilder(command('geckodriver')));
};

/** WebKit as GTK has it; it needs a display: `xvfb-run -a scripts/test-e2e` where there is none. */
const webkit = async () => {
  const port = await freePort();
  const server = spawn(command('WebKitWebDriver'), [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore' });
  server.unref();
  process.once('exit', () => server.kill());
  const binary = MINI_BROWSERS.find(path => existsSync(path));
  if (!binary) throw new Error(`none of these is here: ${MINI_BROWSERS.join(', ')}`);
  const options = { binary, args: ['--automation'] };
  const address = `http://127.0.0.1:${port}`;
  await answers(`${address}/status`);
  return new Builder().usingServer(address).withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options });
};

const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec'];
const MINI_BROWSERS = ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].flatMap(api =>
  LIBRARIES.map(folder => `${folder}/${api}/MiniBrowser`),
);

const freePort = () =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Waits until something answers there. */
const answers = async address => {
  for (let i = 0; i < 100; i += 1) {
    if (await fetch(address).catch(() => {})) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`${address} does not answer`);
};

/** Makes a builder; what the browser leaves behind belongs in the folder that it gets. */
const BROWSERS = { chrome, firefox, webkit };

export const BROWSER = process.env.BROWSER ?? 'chrome';

/** What tests need of a driver and not all have; the widget does the same in all of them. */
const LACKS = {
  chrome: [],
  firefox: ['answers that no page can touch', 'counts of nodes', 'devtools', 'touches'],
  webkit: [
    'answers that no page can touch',
    'counts of nodes',
    'devtools',
    'touches',
    // It goes by entries of the history that a reader has not touched, and a driver's clicks do not count.
    'Back within a page',
    'printing',
    'a wheel together with a key',
    // Where a page has a CSS zoom, its rectangles are not those that its driver points at.
    'a page that is zoomed',
    // What it stores is forgotten with each page.
    'caches that last',
    // It takes a connection that breaks for the end of the answer.
    'answers that break off',
  ],
};

/** The options of a test that needs something of the driver. */
export const needs = what => ({ skip: LACKS[BROWSER].includes(what) && `the driver of ${BROWSER} has no ${what}` });

/** A browser of the kind that BROWSER names, with a window of 1280 × 900. */
export const startBrowser = async () => {
  if (!BROWSERS[BROWSER]) throw new Error(`BROWSER=${BROWSER} is none of: ${Object.keys(BROWSERS).join(', ')}`);
  const scratch = mkdtempSync(join(tmpdir(), 'itl-e2e-'));
  process.once('exit', () => {
    try {
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // The browser may still be writing as it goes. What stays lies in a folder for such things, and no test failed by it.
    }
  });
  const driver = await (await BROWSERS[BROWSER](scratch)).build();
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 30_000 });
  await driver.manage().window().setRect({ width: 1280, height: 900 });
  return driver;
};
