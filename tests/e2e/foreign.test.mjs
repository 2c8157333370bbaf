// The history of a status page, shown from what its provider publishes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/npm.mjs';
import { serveFile } from '../../scripts/static.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json, status, text } from './support/server.mjs';
import { assert, dist, DIST, feed, FILES, test, timeline, undisturbed, until, visitElement } from './support/world.mjs';

const fixture = path => readFileSync(join(ROOT, 'tests/fixtures/foreign', path), 'utf8');
const STATUSPAGE = fixture('statuspage/sample.json');
const asked = pattern => dist.requests().some(path => pattern.test(path));

/** Shows a feed from its first to its last day. */
const show = (answer, attributes = {}) => visitElement({ src: feed(answer), range: 'all', timezone: 'utc', now: '2026-06-01T12:00:00Z', ...attributes });

test('a Statuspage feed shows its incidents, with true lengths and every update', async () => {
  await show(json(JSON.parse(STATUSPAGE)));
  const { incidents } = await timeline.ready();
  assert.equal(incidents, JSON.parse(STATUSPAGE).incidents.length);
  assert.ok(asked(/^\/foreign-.*\.wasm$/));
  const [bar] = await timeline.parts('bar');
  assert.equal(bar.kind, 'outage');
  await timeline.press(/^Site unavailable$/);
  await until(async () => /This incident has been resolved\./.test(await timeline.text()), 'the updates');
  assert.match(await timeline.text(), /3 hours 38 minutes down/);
  await undisturbed();
});

test('bodies in HTML are read where a story opens, and what is taken away is a native feed in its final form', async () => {
  const feed = JSON.parse(STATUSPAGE);
  // The newest update is a report: it is the story.
  feed.incidents[0].incident_updates[0].body = '<p>Fixed &amp; <b>done</b>.</p><ul><li>one</li></ul>';
  await show(json(feed));
  await timeline.ready();
  await timeline.press(/^Site unavailable$/);
  await until(() => timeline.run(`return shadow.querySelector('[part~="story"] li strong, [part~="story"] p strong')?.textContent === 'done'`), 'the story');
  const text = await until(() => timeline.run(`host.exportAs?.('json').then(t => (window.taken = t)); return window.taken`), 'the file');
  const taken = JSON.parse(text);
  assert.equal(taken.$schema, undefined);
  assert.equal(taken.incidents[0].long, 'Fixed & **done**.\n\n- one');
  await undisturbed();
});

test('a page of the newest incidents says how far back it reaches', async () => {
  await show(text(fixture('statuspage/page-full.json'), 'application/json'));
  await timeline.ready();
  const note = await timeline.run(`return shadow.querySelector('[part~="history-note"]').textContent`);
  assert.match(note, /newest 50 incidents, back to/);
});

/** What stands in the list of each format's sample, maintenances included. */
const SAMPLES = {
  'statuspage/sample.json': 1, 'statuspage/interface-with-key.json': 2, 'incidentio/sample.json': 2, 'openstatus/sample.json': 2,
  'cstate/sample.json': 2, 'cstate/body.json': 1, 'github/sample.json': 2, 'github/traps.json': 4, 'betterstack/sample.json': 1,
  'google/sample.json': 1, 'instatus/sample.json': 2, 'cachet/sample.json': 1, 'oneuptime/sample.json': 1, 'kuma/sample.json': 1,
  'slack/sample.json': 1, 'heroku/v4.json': 1, 'feed/rdf.xml': 1,
};
test('every format is found out and shown in the widget as on the command line', async () => {
  for (const [name, incidents] of Object.entries(SAMPLES)) {
    await show(text(fixture(name), name.endsWith('.xml') ? 'application/xml' : 'application/json'));
    assert.equal((await timeline.ready()).incidents, incidents, name);
  }
});

test('a note points to a name that holds what parts the notes', async () => {
  await show(json({ page: { name: 'A\0B' }, incidents: [null], 'x\0y': 1, scheduled_maintenances: { 'a\0b': 1 } }));
  await timeline.ready();
  const { notes } = await timeline.event('itl:warning');
  assert.deepEqual(notes.map(({ code, pointer }) => [code, pointer]), [['not-a-record', '/incidents/0'], ['not-a-list', '/scheduled_maintenances']]);
});

for (const name of ['atom.xml', 'rss.xml']) {
  test(`${name} is read as the last resort`, async () => {
    await show(text(fixture(`feed/${name}`), 'application/xml'));
    assert.ok((await timeline.ready()).incidents > 0);
    await undisturbed();
  });
}

test('Atom in UTF-16 is no web page', async () => {
  const atom = '<?xml version="1.0" encoding="UTF-16"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><id>1</id><title>Störung</title><updated>2026-01-01T00:00:00Z</updated></entry></feed>';
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(atom, 'utf16le')]);
  await show((request, response) => {
    response.writeHead(200, { 'content-type': 'application/atom+xml', 'access-control-allow-origin': '*' });
    response.end(bytes);
  });
  assert.equal((await timeline.ready()).incidents, 1);
  await until(async () => /Störung/.test(await timeline.text()), 'its title');
});

test('JSON that a text template broke is read where it is known whose it is', async () => {
  await show(text(fixture('cstate/broken-template.json'), 'application/json'));
  assert.ok((await timeline.ready()).incidents > 0);
  await undisturbed();
});

test('broken JSON of a format that is named is told with its place', async () => {
  await show(text('{"incidents": [', 'application/json'), { format: 'statuspage' });
  assert.equal((await timeline.event('itl:error')).code, 'json-syntax');
  assert.match(await timeline.text(), /line 1, column 15/);
  await undisturbed();
});

test('what is no feed of any format says what was looked for', async () => {
  await show(json([{ posts: [] }]));
  const { code } = await timeline.event('itl:error');
  assert.equal(code, 'not-a-feed');
  assert.match(await timeline.text(), /looked for/i);
  await undisturbed();
});

test('a format that is named and does not fit is told', async () => {
  await show(json(JSON.parse(STATUSPAGE)), { format: 'google' });
  await timeline.event('itl:error');
  assert.match(await timeline.text(), /statuspage/i);
  await undisturbed();
});

test('a feed of another format whose reader cannot be loaded is an error with a way to try again', async () => {
  dist.routes.set(`/${FILES['foreign.wasm'].file}`, status(503));
  await show(json(JSON.parse(STATUSPAGE)));
  assert.equal((await timeline.event('itl:error')).code, 'load-failed');
  assert.match(await timeline.text(), /reader for this format could not be loaded/);
  dist.routes.clear();
  await timeline.press(/^Try again$/);
  assert.equal((await timeline.ready()).incidents, JSON.parse(STATUSPAGE).incidents.length);
});

test('a native feed that does not say its version is shown without the readers of other formats', async () => {
  dist.routes.set(`/${FILES['foreign.wasm'].file}`, status(503));
  await show(json({ incidents: [{ id: 'a', title: 'Nothing worked', kind: 'outage', start: '2026-05-01T10:00:00Z', end: '2026-05-01T11:00:00Z' }] }));
  assert.equal((await timeline.ready()).incidents, 1);
});

/** Holds back the readers of other formats; answers with what lets them through. */
const holdReaders = () => {
  const path = `/${FILES['foreign.wasm'].file}`;
  const held = new Promise(resolve => dist.routes.set(path, (request, response) => resolve(() => serveFile(DIST, request, response))));
  return async () => (await held)();
};

test('removed while its feed is being read, it leaves nothing', async () => {
  const letThrough = holdReaders();
  await show(json(JSON.parse(STATUSPAGE)));
  await until(() => asked(/^\/foreign-.*\.wasm$/), 'the request for the readers');
  await timeline.run('window.kept = host; host.remove()');
  await letThrough();
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.equal(await timeline.run('return kept.shadowRoot.querySelectorAll("*").length'), 1);
  assert.deepEqual(await timeline.events(), []);
  await undisturbed();
});

test('a feed that is still being read does not replace the one that was asked for after it', async () => {
  const letThrough = holdReaders();
  await show(json(JSON.parse(STATUSPAGE)));
  await until(() => asked(/^\/foreign-.*\.wasm$/), 'the request for the readers');
  await timeline.run(`host.setAttribute('src', args[0])`, feed(json(feedOf(incident('asked'))), '/second.json'));
  await timeline.ready();
  await letThrough();
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.deepEqual((await timeline.parts('incident')).map(row => row.incident), ['asked']);
  await undisturbed();
});
