// Long feeds, which are read while they come and of which a story takes its own part only.
import { needs } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { CORS, drip, json, text } from './support/server.mjs';
import { assert, dist, element, feed, feeds, tag, test, timeline, until, visit } from './support/world.mjs';

const open = attributes => visit(`${element(attributes)}${tag(dist)}`);
const day = number => new Date(Date.UTC(2026, 1, 1) - number * 86_400_000).toISOString().slice(0, 10);
const WORDS = 'Größere Störung 😀 "quoted" \\ { [ , ] } '.repeat(40);

/** A feed of so many incidents, 2 kB each, the newest first. */
const long = (count, more = () => ({})) =>
  feedOf(...Array.from({ length: count }, (_, number) =>
    incident(`inc-${number}`, { start: `${day(number)}T10:00:00Z`, end: `${day(number)}T12:00:00Z`, long: `The end of ${number}.\n\n${WORDS}`, ...more(number) })));

const story = () => timeline.run(`return shadow.querySelector('[part~="story"]')?.innerText ?? ''`);
const tells = words => until(async () => (await story()).includes(words), async () => `“${words}” in ${await story()}`);

test('a long feed that comes in odd pieces is all there', async () => {
  const bytes = Buffer.from(JSON.stringify(long(400)));
  await open({ src: feed(drip(bytes, 1000, 37)), cache: 'off' });
  assert.equal((await timeline.ready()).incidents, 400);
  assert.equal((await timeline.events('itl:warning')).length, 0);
});

test('components and languages may stand behind the incidents', async () => {
  const { components, ...rest } = long(300, () => ({ title: { en: 'English', de: 'Deutsch' } }));
  await open({ src: feed(json({ ...rest, components, languages: ['de', 'en'] })), lang: 'fr', cache: 'off' });
  const { incidents, components: lanes } = await timeline.ready();
  assert.deepEqual([incidents, lanes], [300, 1]);
  assert.match(await timeline.text(), /Deutsch/);
  assert.doesNotMatch(await timeline.text(), /English/);
});

test('half a character in a long feed costs that character only', async () => {
  await open({ src: feed(text(JSON.stringify(long(300)).replace('Summary of inc-7.', 'Half \\ud83d'))), cache: 'off' });
  assert.equal((await timeline.ready()).incidents, 300);
});

test('a long feed that breaks off is none, and is whole when it comes again', async () => {
  const bytes = JSON.stringify(long(300));
  let times = 0;
  const src = feed((request, response) => {
    if (++times > 1) return text(bytes)(request, response);
    response.writeHead(200, { ...CORS, 'content-type': 'application/json' });
    response.write(bytes.slice(0, bytes.length / 2));
    setTimeout(() => response.destroy(), 200);
  });
  await open({ src, cache: 'off' });
  assert.equal((await timeline.event('itl:error')).code, 'broken-off');
  assert.equal((await timeline.ready(20_000)).incidents, 300);
}, needs('answers that break off'));

test('a widget that is removed while its feed comes asks for no more of it', async () => {
  let ended;
  const src = feed((request, response) => {
    response.on('close', () => (ended = true));
    return drip(JSON.stringify(long(300)), 20_000, 200)(request, response);
  });
  await open({ src, cache: 'off' });
  await until(() => feeds.requests().includes('/feed.json'), 'the request');
  await new Promise(done => setTimeout(done, 1000));
  await timeline.run('host.remove()');
  await until(() => ended, 'the end of the request');
  assert.deepEqual(await timeline.run('return seen.uncaught'), []);
});

test('a story of a long feed is told, with what it is related to and what is noted about it', async () => {
  const more = number =>
    number === 250 ? { related: ['inc-3'], cause: { certainty: 'who knows' } } : number === 3 ? { title: 'The third' } : {};
  await open({ src: feed(json({ ...long(300, more), featured: 'inc-9' })), cache: 'off' });
  await timeline.ready();
  await timeline.run(`host.select('inc-250')`);
  await tells('The third');
  const { notes } = await timeline.event('itl:warning');
  assert.deepEqual(notes.map(note => note.pointer), ['/incidents/250/cause/certainty']);
  await tells('The end of 250.');
  await timeline.run(`host.select('inc-299')`);
  await tells('The end of 299.');
});

test('a feed of megabytes is put together for who wants a part of it', async () => {
  const kinds = ['outage', 'degraded'];
  const bytes = JSON.stringify(long(900, number => ({ kind: kinds[number % 2] })));
  assert.ok(bytes.length > 1 << 20, `${bytes.length} bytes`);
  const src = feed(text(bytes), '/megabytes.json');
  await open({ src });
  assert.equal((await timeline.ready()).incidents, 900);
  await timeline.run(`host.select('inc-898')`);
  await tells('The end of 898.');
  // Other attributes ask nobody.
  await timeline.run(`host.setAttribute('kinds', 'degraded')`);
  await until(async () => (await timeline.events('itl:data')).at(-1).detail.incidents === 450, 'every other incident');
  assert.equal(feeds.requests().filter(path => path === '/megabytes.json').length, 1);
  // The copy is the text, whole.
  const copied = () => timeline.run(`return caches.open('incident-timeline-1').then(all => all.match(args[0])).then(copy => copy?.text())`, src);
  assert.equal(await until(copied, 'the copy'), bytes);
});

test('a long feed that has changed is read anew', async () => {
  let count = 300;
  const src = feed((request, response) => json(long(count))(request, response));
  await open({ src, cache: 'off' });
  assert.equal((await timeline.ready()).incidents, 300);
  count = 301;
  await timeline.run('host.refresh()');
  await until(async () => (await timeline.events('itl:data')).at(-1).detail.incidents === 301, 'the new incident');
  await timeline.run(`host.select('inc-300')`);
  await tells('The end of 300.');
});

const rows = () => timeline.run(`return [...shadow.querySelectorAll('[part~="incident"]')].map(row => row.dataset.incident)`);
/** Rows take their real height when they come into view: what is pressed is brought there first, and stands still then. */
const bring = words =>
  timeline.run(`[...shadow.querySelectorAll('.more')].find(one => ${words}.test(one.innerText))?.scrollIntoView({ block: 'center' });
    return new Promise(done => setTimeout(done, 200))`);
const press = async words => {
  await bring(words);
  await (await timeline.button(words)).click();
};

test('an incident from long ago is listed among its neighbours, and not after everything that came later', async () => {
  await open({ src: feed(json(long(400))), cache: 'off' });
  await timeline.ready();
  await until(async () => (await rows()).length === 40, 'the first 40 rows');
  await timeline.run(`host.select('inc-300')`);
  await tells('The end of 300.');
  const listed = await rows();
  assert.ok(listed.includes('inc-300') && listed.length <= 50, `${listed.length} rows from ${listed[0]}`);
  assert.ok(await timeline.run(`return host.shadowRoot.querySelectorAll('*').length`) < 1500);
  await press(/^Show 40 of \d+ newer/);
  await until(async () => (await rows())[0] === `inc-${Number(listed[0].slice(4)) - 40}`, 'those before them');
});

const frames = n => timeline.run(`let left = ${n};
  return new Promise(done => requestAnimationFrame(function next() { (left -= 1) ? requestAnimationFrame(next) : done(); }))`);

test('who lists more by the keyboard goes on from the first row that is new', async () => {
  await open({ src: feed(json(long(90))), cache: 'off' });
  await timeline.ready();
  await until(async () => (await rows()).length === 40, 'the first 40 rows');
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'what comes after');
  const focused = () => timeline.run(`return shadow.activeElement?.closest('[data-incident]')?.dataset.incident ?? null`);
  for (const last of [40, 80]) {
    const [before] = (await rows()).slice(-1);
    await timeline.run(`const more = [...shadow.querySelectorAll('.more')].at(-1); more.focus(); more.click();`);
    const next = `inc-${Number(before.split('-')[1]) + 1}`;
    await until(async () => (await focused()) === next, async () => `${next} after ${last}; there is ${await focused()}`);
  }
});

test('who asks for more again and again reads on, and can go back, and no row jumps away', async () => {
  await open({ src: feed(json(long(400))), cache: 'off' });
  await timeline.ready();
  const stays = async (words, id, ends) => {
    const top = () => timeline.run(`return shadow.querySelector('[data-incident="${id}"]')?.getBoundingClientRect().top`);
    await bring(words);
    const before = await top();
    await (await timeline.button(words)).click();
    await until(ends, `other rows than before ${id}`);
    await frames(10);
    const now = await top();
    assert.ok(Math.abs(now - before) < 3, `${id} went from ${before} to ${now} px`);
    const elements = await timeline.run(`return host.shadowRoot.querySelectorAll('*').length`);
    assert.ok(elements < 1500, `${elements} elements`);
  };
  for (const last of [39, 79, 119]) {
    await until(async () => (await rows()).at(-1) === `inc-${last}`, `rows to ${last}`);
    await stays(/^Show 40 of \d+ more/, `inc-${last}`, async () => (await rows()).at(-1) === `inc-${last + 40}`);
  }
  assert.equal((await rows()).length, 50);
  await stays(/^Show 40 of 110 newer/, 'inc-110', async () => (await rows())[0] === 'inc-70');
  await stays(/^Show 40 of 70 newer/, 'inc-70', async () => (await rows())[0] === 'inc-30');
  await stays(/^Show 30 of 30 newer/, 'inc-30', async () => (await rows())[0] === 'inc-0');
});

test('a widget that goes while its rows are held leaves the page where it is', async () => {
  await open({ src: feed(json(long(400))), cache: 'off' });
  await timeline.ready();
  await bring(/^Show 40 of \d+ more/);
  const [moved, errors] = await timeline.run(`document.body.style.minHeight = '9000px';
    const errors = [];
    addEventListener('error', ({ message }) => errors.push(message));
    const before = scrollY;
    shadow.querySelector('.more').click();
    host.remove();
    return new Promise(done => setTimeout(() => done([scrollY - before, errors]), 300))`);
  assert.deepEqual(errors, []);
  assert.equal(moved, 0);
});

test('the featured incident is found again from far down the list', async () => {
  await open({ src: feed(json({ ...long(400), featured: 'inc-200' })), cache: 'off' });
  await timeline.ready();
  await timeline.run(`host.select('inc-300')`);
  await tells('The end of 300.');
  assert.ok(!(await rows()).includes('inc-200'));
  await timeline.run(`host.select('inc-200')`);
  await tells('The end of 200.');
  const focused = () => timeline.run(`return shadow.activeElement?.closest('li')?.dataset.incident`);
  await until(async () => (await focused()) === 'inc-200', 'the keyboard at the featured incident');
  assert.deepEqual((await rows()).filter(id => id === 'inc-200'), ['inc-200']);
});
