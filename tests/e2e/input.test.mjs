// Bad input, case by case: a sentence that a site owner understands, with what to do, a retry where that helps; the rest of
// the feed is still shown, and the host page is never disturbed.
import { gzipSync } from 'node:zlib';
import { feedOf, incident } from './support/feeds.mjs';
import { breakOff, drip, hang, heavy, json, status, text } from './support/server.mjs';
import { assert, demo, dist, feed, feeds, FILES, seen, test, timeline, undisturbed, until, visitElement, visitTag } from './support/world.mjs';

const PATH = '/feed.json';
const GOOD = feedOf(incident('good'));
// The page's clock runs fast, so that nobody has to sit out a time limit.
const FAST = 'const late = setTimeout; window.setTimeout = (act, ms, ...more) => late(act, ms / 50, ...more)';

/** Cases in which nothing can be shown: what the server does, what the sentence says, whether trying again helps. */
const NOTHING = {
  'a feed that cannot be reached': { answer: (request, response) => response.destroy(), says: /No answer|could not be reached/i, cure: /address|connection/i, retry: true },
  'a feed whose server breaks off': { answer: breakOff, says: /No answer|broke off|cut off/i, cure: /connection|again/i, retry: true },
  'a feed that another site may not read': { answer: (request, response) => response.end('{}'), says: /origin/i, cure: /Access-Control-Allow-Origin/, retry: true },
  'a feed that is not there (404)': { answer: status(404), says: /404/, cure: /address/i, retry: true },
  'a server that has trouble (500)': { answer: status(500), says: /500/, cure: /try again/i, retry: true },
  'a server that never answers': { answer: hang, first: FAST, says: /nothing for|in time|too long/i, cure: /try again/i, retry: true },
  'HTML in place of JSON': { answer: text('<!doctype html><title>Log in</title>', 'text/html'), says: /web page|HTML/i, cure: /address/i, retry: true },
  'an empty answer': { answer: text(''), says: /empty/i, cure: /Write/, retry: true },
  'broken JSON': { answer: text('{\n  "version": 1,\n  "incidents": [}\n}'), says: /line 3, column 17/i, cure: /\w/, retry: true },
  'JSON of another shape': { answer: json({ posts: [] }), says: /looked for .*incidents.*found .*posts/is, cure: /address|smallest feed/i, retry: true },
  'incidents that are null': { answer: json({ version: 1, incidents: null }), says: /`incidents` is not a list/, cure: /smallest feed/i, retry: true },
  'a feed that is compressed and does not say so': { answer: text(gzipSync(JSON.stringify(GOOD))), says: /compressed/, cure: /Content-Encoding/, retry: true },
  'a feed over 32 MB': { answer: heavy(33), says: /larger than 32/i, cure: /max-bytes/, retry: false },
  'a feed over a very small max-bytes': { answer: json(feedOf(incident('a'))), attributes: { 'max-bytes': '50' }, says: /larger than 50 bytes/i, cure: /max-bytes/, retry: false },
  'a feed over max-bytes': { answer: json(feedOf(incident('a', { summary: 'x'.repeat(5_000) }))), attributes: { 'max-bytes': '2000' }, says: /larger than 2\b/i, cure: /max-bytes/, retry: false },
};

for (const [name, { answer, attributes = {}, first, says, cure, retry }] of Object.entries(NOTHING)) {
  test(`${name}: a sentence, and what to do`, async () => {
    const light = '<p>Our own words.</p>';
    await visitElement({ src: feed(answer, PATH), ...attributes }, { inner: light, first });
    const error = await timeline.event('itl:error', { ms: 20_000 });
    assert.match(error.code, /^[a-z]+(-[a-z]+)*$/);
    const words = await timeline.text();
    for (const pattern of [says, cure]) {
      assert.match(words, pattern);
      assert.match(error.message, pattern);
    }
    assert.ok(await timeline.lightIsShown(), 'the page’s own words are kept');
    assert.equal(Boolean(await timeline.button(/try again/)), retry, 'a retry button');
    await undisturbed();

    if (!retry) return;
    feeds.routes.set(PATH, json(GOOD));
    // The widget tries again by itself, too; where its clock runs fast it may be there before the button.
    await timeline.press(/try again/).catch(error => assert.ok(first, error));
    const { incidents } = await timeline.ready();
    assert.equal(incidents, 1);
    assert.doesNotMatch(await timeline.text(), says);
    assert.equal(await timeline.lightIsShown(), false);
    await undisturbed();
  });
}

test('no src at all: a sentence, and what to do', async () => {
  await visitElement({ src: undefined });
  const { code } = await timeline.event('itl:error');
  assert.equal(code, 'no-src');
  assert.match(await timeline.text(), /Write its address into src/);
  await undisturbed();
});

test('an empty data-src: the same sentence', async () => {
  await visitTag({ src: '' });
  assert.equal((await timeline.event('itl:error')).code, 'no-src');
  await undisturbed();
});

test('src put right later shows the timeline', async () => {
  await visitElement({ src: undefined });
  await timeline.event('itl:error');
  await timeline.run(`host.setAttribute('src', args[0])`, feed(json(GOOD)));
  await timeline.ready();
});

test('a feed without incidents says so and promises nothing', async () => {
  await visitElement({ src: feed(json(feedOf())) });
  const { incidents } = await timeline.ready();
  assert.equal(incidents, 0);
  assert.match(await timeline.text(), /no incident/i);
  assert.doesNotMatch(await timeline.text(), /all (systems )?(fine|good|normal)|operational/i);
  assert.equal(await timeline.button(/try again/), null);
  await undisturbed();
});

test('a feed that comes slowly is waited for', async () => {
  await visitElement({ src: feed(drip(JSON.stringify(GOOD), 1_500)) });
  assert.equal((await timeline.ready()).incidents, 1);
  await undisturbed();
});

/** Cases in which one incident is odd: it is noted, and the rest is shown. */
const NOTED = {
  'an incident without a start': { odd: { start: undefined, end: undefined }, pointer: /^\/incidents\/0/, says: /start/i },
  'an end before its start': { odd: { start: '2026-03-05T10:00:00Z', end: '2026-03-05T08:00:00Z' }, pointer: /^\/incidents\/0/, says: /before/i },
  'an unknown kind': { odd: { kind: 'meltdown' }, pointer: /^\/incidents\/0\/kind$/, says: /meltdown/ },
  '10 MB of one string': { odd: { summary: 'word '.repeat(2_000_000) }, pointer: /^\/incidents\/0\/summary$/, says: /cut|long/i },
  'a time that is none': { odd: { start: 'last Tuesday' }, pointer: /^\/incidents\/0\/start/, says: /last Tuesday/ },
};

for (const [name, { odd, pointer, says }] of Object.entries(NOTED)) {
  test(`${name}: noted, and the rest is shown`, async () => {
    await visitElement({ src: feed(json(feedOf(incident('odd', odd), incident('good')))) });
    await timeline.ready(30_000);
    const { notes } = await timeline.event('itl:warning');
    const note = notes.find(one => pointer.test(one.pointer) && says.test(one.message));
    assert.ok(note, JSON.stringify(notes).slice(0, 2_000));
    assert.match(note.code, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.match(note.severity, /^(info|warning|error)$/);
    const rows = (await timeline.parts('incident')).map(row => row.incident);
    assert.ok(rows.includes('good'));
    assert.ok(rows.includes('odd'), 'no record is lost');
    await undisturbed();
  });
}

const ODD = feedOf(incident('odd', { severity: 'terrible', cause: { certainty: 'who knows' } }));

test('notes come once, those on stories among them, and opening a story repeats none', async () => {
  await visitElement({ src: feed(json(ODD)) });
  await timeline.ready();
  const { notes } = await timeline.event('itl:warning');
  assert.deepEqual(notes.map(note => note.pointer), ['/incidents/0/severity', '/incidents/0/cause/certainty']);
  await timeline.run(`host.select('odd')`);
  await until(async () => (await timeline.parts('verdict')).length, 'the story');
  assert.equal((await timeline.events('itl:warning')).length, 1);
});

test('a feed without a mistake does not have the words for mistakes fetched', async () => {
  // Search and stories would have them fetched when the page is idle.
  for (const [name, { file }] of Object.entries(FILES)) if (name.startsWith('after')) dist.routes.set(`/${file}`, status(503));
  await visitElement({ src: feed(json(GOOD)) });
  await timeline.ready();
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.ok(!dist.requests().includes(`/${FILES['story.wasm'].file}`));
  assert.deepEqual(await timeline.events('itl:warning'), []);
});

test('without the words for mistakes, one sentence says that there was something', async () => {
  dist.routes.set(`/${FILES['story.wasm'].file}`, status(503));
  await visitElement({ src: feed(json(ODD)) });
  await timeline.ready();
  const { notes } = await timeline.event('itl:warning');
  assert.deepEqual(notes.map(note => note.code), ['mended']);
  assert.match(notes[0].message, /was repaired or left out/);
});

test('without them, a feed that is none has its code and a sentence', async () => {
  dist.routes.set(`/${FILES['story.wasm'].file}`, status(503));
  await visitElement({ src: feed(text('{"incidents": [}')) });
  const { code, message } = await timeline.event('itl:error');
  assert.equal(code, 'json-syntax');
  assert.match(message, /cannot be read\. Try again, or run incident-feed check/);
});

test('where clocks are changed, times that they show twice are told apart', async () => {
  const twice = incident('a', { start: '2025-11-02T01:15:00-04:00', end: '2025-11-02T01:15:00-05:00' });
  await visitElement({ src: feed(json({ ...feedOf(twice), featured: 'a' })), timezone: 'America/New_York' });
  await timeline.ready();
  await until(async () => /1:15 AM Eastern Daylight Time to 1:15 AM Eastern Standard Time/.test((await timeline.text()).replaceAll('\u202f', ' ')), 'both zones');
});

test('a story in a file of its own that is a web page is not told as a story', async () => {
  feeds.routes.set('/s.md', text('<!doctype html><h1>Log in</h1>', 'text/html'));
  await visitElement({ src: feed(json({ ...feedOf(incident('a', { short: { href: `${feeds.url}/s.md` } })), featured: 'a' })) });
  await timeline.ready();
  await until(async () => /instead of its text there is a web page/.test(await timeline.text()), 'the sentence');
  assert.doesNotMatch(await timeline.text(), /doctype|<h1>/);
});

test('a long text is cut at 1 MB', async () => {
  await visitElement({ src: feed(json(feedOf(incident('odd', { summary: 'x'.repeat(10_000_000) })))) });
  await timeline.ready(30_000);
  const length = await timeline.run(`return shadow.querySelector('[part~="incident"]').textContent.length`);
  assert.ok(length < 1_100_000, `${length} characters`);
});

test('an unknown attribute is noted, and what was meant is shown', async () => {
  await visitElement({ timzone: 'utc', 'data-mine': 'x', class: 'mine', 'aria-label': 'mine' });
  await timeline.ready();
  const { notes } = await timeline.event('itl:warning');
  assert.equal(notes.length, 1, JSON.stringify(notes));
  assert.match(notes[0].message, /timzone/);
  assert.match(notes[0].message, /timezone/);
  await undisturbed();
});

test('an attribute with a value that makes no sense is noted', async () => {
  await visitElement({ 'heading-level': '9' });
  await timeline.ready();
  const { notes } = await timeline.event('itl:warning');
  assert.ok(notes.some(({ message }) => /heading-level/.test(message) && /2 to 6/.test(message)), JSON.stringify(notes));
});

test('attributes work while the timeline is on screen', async () => {
  await visitElement({ src: feed(json(GOOD)) });
  await timeline.ready();
  await timeline.run(`host.setAttribute('label', 'What went wrong')`);
  await until(async () => (await timeline.text()).includes('What went wrong'), 'the new heading');
  await timeline.run(`host.setAttribute('src', args[0])`, feed(json(feedOf(incident('x'), incident('y'))), '/other.json'));
  await until(async () => (await timeline.parts('incident')).length === 2, 'the other feed');
  await timeline.run(`host.setAttribute('limit', '1')`);
  await until(async () => (await timeline.parts('incident')).length === 1, 'the lower limit');
  assert.deepEqual((await seen()).uncaught, []);
});

test('the feed of the build is read without a note', async () => {
  await visitTag({});
  await timeline.ready();
  assert.deepEqual(await timeline.events('itl:warning'), []);
  assert.equal((await timeline.parts('incident')).length, demo().incidents.length);
});
