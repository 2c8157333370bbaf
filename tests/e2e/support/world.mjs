// What a file of tests stands on: one browser and three origins, started once; a fresh page and clean logs for every test.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import nodeTest, { after } from 'node:test';
import { ROOT } from '../../../scripts/npm.mjs';
import { serveFile } from '../../../scripts/static.mjs';
import { startBrowser } from './browser.mjs';
import { element, page, tag } from './pages.mjs';
import { startServers } from './server.mjs';
import { Timeline, until } from './timeline.mjs';

// Another build than the one of this checkout may be tested: a release, say.
export const DIST = resolve(process.env.ITL_DIST ?? join(ROOT, 'dist'));
const OUT = join(ROOT, 'tests/e2e/out');
if (!existsSync(join(DIST, 'embed.js'))) throw new Error('There is no dist/ yet: run scripts/build first.');

export const { dist, site, feeds } = await startServers(DIST);
export const driver = await startBrowser();
export const timeline = new Timeline(driver);

after(async () => {
  await driver.quit();
  await Promise.all([dist, site, feeds].map(origin => origin.close()));
});

/** A test of its own page. On failure a picture of the page stays in tests/e2e/out. */
export const test = (name, run, options = {}) =>
  nodeTest(name, { timeout: 90_000, ...options }, async context => {
    try {
      await run(context);
    } catch (error) {
      mkdirSync(OUT, { recursive: true });
      const picture = await driver.takeScreenshot().catch(() => '');
      writeFileSync(join(OUT, `${name.replace(/\W+/g, '-').slice(0, 80)}.png`), picture, 'base64');
      const { events, ...rest } = await seen().catch(() => ({}));
      context.diagnostic(`seen on the page: ${JSON.stringify(rest)}`);
      throw error;
    } finally {
      // Leaving the page first: what it still asks for must not stand in the next test's log.
      await driver.get('about:blank');
      for (const origin of [dist, site, feeds]) origin.reset();
    }
  });

/** Lets go of the copies of feeds that earlier tests left in the browser. */
const forget = async () => {
  await driver.get(`${site.url}/empty`);
  await driver.executeAsyncScript(`const done = arguments[0];
    caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => done(), () => done())`);
  site.log.length = 0;
};

/** Opens a page of the site with this body. */
export const visit = async (body, { headers = {}, fragment = '', keep = false, ...options } = {}) => {
  if (!keep) await forget();
  site.routes.set('/', (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(page(body, options));
  });
  // An address that differs in its fragment only is not loaded anew.
  if (fragment) await driver.get('about:blank');
  await driver.get(`${site.url}/${fragment}`);
};

/** Puts a feed up and answers with its address. */
export const feed = (answer, path = '/feed.json') => {
  feeds.routes.set(path, answer);
  return feeds.url + path;
};

/** The files of the build by what they are for: name and integrity. */
export const FILES = JSON.parse(readFileSync(join(DIST, 'files.json'), 'utf8')).files;

/** Puts a copy of dist/ up on the site itself, under `/old/`. */
export const copyOfDist = () => {
  for (const { file } of Object.values(FILES)) {
    site.routes.set(`/old/${file}`, ({ method }, response) => serveFile(DIST, { method, url: `/${file}` }, response));
  }
  return { url: `${site.url}/old` };
};

/** The feed of the build, as everyone gets it. */
export const DEMO = () => `${dist.url}/incidents.json`;
export const demo = () => JSON.parse(readFileSync(join(DIST, 'incidents.json'), 'utf8'));

/** Opens a page with nothing but the one tag. */
export const visitTag = (attributes, options) => visit(tag(dist, { src: DEMO(), ...attributes }), options);

/** Opens a page with an element between two paragraphs. */
export const visitElement = (attributes, { inner = '', ...options } = {}) =>
  visit(`<h1>A site</h1>${element({ src: DEMO(), ...attributes }, inner)}<p id="after">After it.</p>${tag(dist)}`, options);

export const seen = () => driver.executeScript('return seen');

/** The host page has not been disturbed: nothing uncaught, nothing in the console, nothing against its policy. */
export const undisturbed = async () => {
  const { uncaught, consoleErrors, violations } = await seen();
  assert.deepEqual({ uncaught, consoleErrors, violations }, { uncaught: [], consoleErrors: [], violations: [] });
  // And it still works (an opened incident stands in its address, as the README says): its title, its globals, its own scripts.
  const page = await driver.executeScript(`return { title: document.title, hash: location.hash.replace(/^#incident=[^&]+$/, ''),
    globals: Object.keys(window).filter(name => /itl|incident|wasm|leptos/i.test(name)) }`);
  assert.deepEqual(page, { title: 'A site', hash: '', globals: [] });
};

/** Names of the files of dist/ that have been asked for, without their hashes. */
export const loaded = () => dist.requests().map(path => path.replace(/-[0-9a-f]{12}/, ''));

export { assert, element, tag, until, Timeline };
