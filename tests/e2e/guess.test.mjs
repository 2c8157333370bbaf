// A `src` that names a status page: its feed is looked for where such pages have theirs, politely and once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/npm.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { hang, json, status, text } from './support/server.mjs';
import { assert, feed, feeds, loaded, test, timeline, until, visitElement } from './support/world.mjs';

const fixture = path => readFileSync(join(ROOT, 'tests/fixtures/foreign', path), 'utf8');
const STATUSPAGE = JSON.parse(fixture('statuspage/sample.json'));
const page = (more = '') => text(`<!doctype html><html><head><title>Status</title>${more}</head><body>All is well</body></html>`, 'text/html');
const open = (src, attributes = {}) => visitElement({ src, cache: 'off', range: 'all', now: '2026-06-01T12:00:00Z', ...attributes });
const asked = () => feeds.requests().join(' ');
const message = async () => (await timeline.event('itl:error')).message;

test('the feed of a page is found, noted, and asked for from then on', async () => {
  const src = feed(page(), '/');
  feed(json(STATUSPAGE), '/api/v2/incidents.json');
  await open(src, { refresh: '1' });
  assert.equal((await timeline.ready()).incidents, STATUSPAGE.incidents.length);
  assert.equal(asked(), '/ /incidents.json /api/v2/incidents.json');
  const notes = (await timeline.events('itl:warning')).flatMap(({ detail }) => detail.notes);
  const note = notes.find(({ code }) => code === 'address-found');
  assert.equal(note.severity, 'info');
  assert.match(note.message, /found at http.*\/api\/v2\/incidents\.json\. Write that address/);
  await until(() => feeds.requests().length > 4, 'two polls');
  assert.match(asked(), /^\/ \/incidents\.json( \/api\/v2\/incidents\.json)+$/);
});

test('a page that names its provider is asked for that one’s feed first', async () => {
  const src = feed(page('<meta name="generator" content="cState">'), '/');
  feed(text(fixture('cstate/sample.json'), 'application/json'), '/issues/index.json');
  await open(src);
  await timeline.ready();
  assert.equal(asked(), '/ /issues/index.json');
});

test('a page that this page may not read is asked for its feed all the same', async () => {
  feeds.routes.set('/', (request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'));
  feed(json(STATUSPAGE), '/api/v2/incidents.json');
  await open(`${feeds.url}/`);
  await timeline.ready();
  // The second question is the one that shows that the server is there.
  assert.equal(asked(), '/ / /incidents.json /api/v2/incidents.json');
});

test('a page in a folder is asked in that folder, and the feed that it names is the last resort', async () => {
  const src = feed(page('<link rel="alternate" title="News > all" type="application/atom+xml" href="news.xml?a=1&amp;b=2">'), '/status/');
  feed(text(fixture('feed/atom.xml'), 'application/xml'), '/status/news.xml');
  await open(src);
  await timeline.ready();
  const requests = feeds.requests();
  assert.equal(requests.at(-1), '/status/news.xml');
  assert.ok(requests.every(path => path.startsWith('/status/')), requests.join());
});

test('where there is no feed it says what was tried, once, and what to do', async () => {
  const src = feed(page(), '/');
  await open(src);
  const said = await message();
  assert.match(said, /is a web page, not a feed\..*: \/incidents\.json, \/api\/v2\/incidents\.json, .*\/history\.atom.*Write the address of the feed itself into src/s);
  const requests = feeds.requests();
  assert.equal(new Set(requests).size, requests.length, requests.join());
  assert.ok(requests.length <= 16, requests.join());
  await timeline.press(/^Try again$/);
  await until(() => feeds.requests().length > requests.length, 'another question');
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.deepEqual(feeds.requests().slice(requests.length), ['/'], 'only the page is asked again');
});

test('a server that has enough is not asked for more', async () => {
  const src = feed(page(), '/');
  feed(status(429), '/api/v2/incidents.json');
  await open(src);
  await message();
  assert.equal(asked(), '/ /incidents.json /api/v2/incidents.json');
  // That was no answer to whether there is one.
  feed(json(STATUSPAGE), '/api/v2/incidents.json');
  await timeline.press(/try again/i);
  await timeline.ready();
});

test('nothing is guessed for a feed, or for an address that is meant to be one', async () => {
  await open(feed(json(feedOf(incident('one'))), '/status'));
  await timeline.ready();
  assert.equal(asked(), '/status');
  assert.ok(!loaded().includes('/guess.js'));
  feeds.reset();
  await open(feed(page(), '/incidents.json'));
  assert.match(await message(), /web page/);
  assert.equal(asked(), '/incidents.json');
  feeds.reset();
  await open(feed(status(404), '/status'));
  await message();
  assert.equal(asked(), '/status');
});

test('removed while a feed is looked for, it asks no more', async () => {
  const src = feed(page(), '/');
  feed(hang, '/incidents.json');
  await open(src);
  await until(() => feeds.requests().includes('/incidents.json'), 'the first guess');
  await timeline.run('host.remove()');
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.equal(asked(), '/ /incidents.json');
  assert.deepEqual(await timeline.events('itl:error'), []);
});

test('pages that are known by their address are asked where their provider has the feed', async () => {
  globalThis.document ??= { baseURI: 'https://site.example/' };
  const { places } = await import('../../src/embed/js/guess/main.js');
  const known = {
    'https://github.com/acme/status': 'https://api.github.com/repos/acme/status/issues?state=all&per_page=100',
    'https://status.cloud.google.com': 'https://status.cloud.google.com/incidents.json',
    'https://www.google.com/appsstatus/dashboard/': 'https://www.google.com/appsstatus/dashboard/incidents.json',
    'https://slack-status.com/': 'https://slack-status.com/api/v2.0.0/history',
    'https://status.heroku.com/': 'https://status.heroku.com/api/v4/incidents',
    'https://up.example.com/status/main': 'https://up.example.com/api/status-page/main/incident-history',
    '/status': 'https://site.example/status/incidents.json',
    '/status/index.html': 'https://site.example/status/incidents.json',
  };
  for (const [page, first] of Object.entries(known)) assert.equal(places(page, '')[0], first, page);
  const upptime = 'https://api.github.com/repos/acme/up/issues?labels=status&state=all&per_page=100';
  assert.ok(places('https://acme.github.io/up/', '').includes(upptime));
  const names = { cstate: 'issues/index.json', 'Better Stack': 'index.json', openstatus: 'feed/json', instatus: 'summary.json' };
  for (const [name, path] of Object.entries(names)) assert.equal(places('https://a.example/', `<p>Powered by ${name}`)[0], `https://a.example/${path}`);
});

test('a page whose head names what is no address is asked for its feed all the same', async () => {
  const src = feed(page('<link rel="alternate" type="application/rss+xml" href="http://"><link rel="alternate" type="application/atom+xml" href="//">'), '/');
  feed(json(STATUSPAGE), '/api/v2/incidents.json');
  await open(src);
  assert.equal((await timeline.ready()).incidents, STATUSPAGE.incidents.length);
});
