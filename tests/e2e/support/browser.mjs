// Browsers, each driven through W3C WebDriver: a new one is a row of BROWSERS and nothing else.
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

/** Makes a builder; what the browser leaves behind belongs in the folder that it gets. */
const BROWSERS = { chrome };

export const BROWSER = process.env.BROWSER ?? 'chrome';

/** A browser of the kind that BROWSER names, with a window of 1280 × 900. */
export const startBrowser = async () => {
  if (!BROWSERS[BROWSER]) throw new Error(`BROWSER=${BROWSER} is none of: ${Object.keys(BROWSERS).join(', ')}`);
  const scratch = mkdtempSync(join(tmpdir(), 'itl-e2e-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
  const driver = await BROWSERS[BROWSER](scratch).build();
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 30_000 });
  await driver.manage().window().setRect({ width: 1280, height: 900 });
  return driver;
};
