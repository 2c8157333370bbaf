// Histories of several files: older pages of a feed, and the feeds of several sources on one axis.
import { feedOf, incident } from './support/feeds.mjs';
import { hang, json, status } from './support/server.mjs';
import { assert, dist, driver, element, feed, feeds, tag, test, timeline, until, visit } from './support/world.mjs';

const shown = () => timeline.run(`return [...(shadow?.querySelectorAll('[part~="incident"]') ?? [])].map(e => e.dataset.incident).join()`);
const shows = ids => until(async () => (await shown()) === ids, async () => `${ids}; shown: ${await shown()}; ${await timeline.text()}`, 15_000);
const after = () => until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'what comes after the first view');
const open = (attributes, options) => visit(`${element({ now: '2026-04-01T00:00:00Z', cache: 'off', ...attributes })}${tag(dist)}`, options);
const asked = path => feeds.requests().filter(one => one === path).length;
const at = (id, day, more) => incident(id, { start: `${day}T10:00:00Z`, end: `${day}T11:00:00Z`, ...more });
const older = () => timeline.run(`return shadow.querySelector('[part~="older"]')?.innerText ?? ''`);
const button = words => timeline.run(`[...shadow.querySelectorAll('[part~="older"] button')].find(b => b.textContent === '${words}').click()`);

const page = (n, next) => ({ ...feedOf(at(`a${n}`, `${2026 - n}-02-02`), at(`b${n}`, `${2026 - n}-01-01`)), history_from: undefined, next });
const NEWEST = page(0, '/pages/2025.json');
const serve = () => {
  feed(json(page(1, '2024.json')), '/pages/2025.json');
  feed(json(page(2)), '/pages/2024.json');
  return feed(json(NEWEST), '/newest.json');
};
const RECENT = { from: '2026-01-25', to: '2026-03-01' };

test('an older page is fetched when the reader asks for it, and not before', async () => {
  await open({ src: serve(), ...RECENT });
  await shows('a0,b0');
  assert.match(await older(), /not loaded yet/);
  assert.equal(asked('/pages/2025.json'), 0);
  await button('Load older incidents');
  await shows('a0,b0,a1,b1');
  await button('Load older incidents');
  await shows('a0,b0,a1,b1,a2,b2');
  assert.equal(await older(), '');
});

test('an older page is fetched when the reader goes back that far, and the window stays where it is', async () => {
  await open({ src: serve(), ...RECENT });
  await shows('a0,b0');
  await timeline.run(`host.setRange('2025-12-25T00:00:00Z', '2026-01-20T00:00:00Z')`);
  await shows('a0,b0,a1,b1');
  const ranges = await timeline.events('itl:range');
  assert.equal(ranges.length, 2, 'the opening and one move');
  assert.equal(ranges[1].detail.from, '2025-12-25T00:00:00.000Z');
});

test('before the oldest page that is here nothing is shown as known', async () => {
  const src = serve();
  feed(hang, '/pages/2024.json');
  await open({ src, from: '2025-12-25', to: '2026-03-01' });
  await shows('a0,b0,a1,b1');
  await timeline.run(`host.setRange('2023-06-01T00:00:00Z', '2026-03-01T00:00:00Z')`);
  assert.match(await until(older, 'what is going on'), /Loading older/);
  await timeline.find('[part~="no-data"]');
  const share = await timeline.run(`const box = shadow.querySelector('[part~="no-data"]').getBoundingClientRect();
    const plot = shadow.querySelector('.track').getBoundingClientRect();
    return box.left <= plot.left && (box.right - plot.left) / plot.width`);
  // 2025 begins at 19 of 33 months.
  assert.ok(Math.abs(share - 19 / 33) < 0.03, `${share} of the plot`);
});

test('a page that does not come says so, and can be asked for again', async () => {
  const src = serve();
  feed(status(404), '/pages/2025.json');
  await open({ src, ...RECENT });
  await shows('a0,b0');
  await button('Load older incidents');
  await until(async () => /could not be loaded/.test(await older()), 'the failure');
  assert.equal(await shown(), 'a0,b0');
  serve();
  await button('Try again');
  await shows('a0,b0,a1,b1');
});

test('pages that lead in a circle end there', async () => {
  const src = serve();
  feed(json(page(1, '/newest.json')), '/pages/2025.json');
  await open({ src, ...RECENT });
  await shows('a0,b0');
  await button('Load older incidents');
  await shows('a0,b0,a1,b1');
  assert.equal(await older(), '');
  const codes = (await timeline.events('itl:warning')).flatMap(e => e.detail.notes.map(n => n.code));
  assert.ok(codes.includes('next-again'), codes.join());
});

test('the story of an incident on an older page opens from its address, and is found by the search', async () => {
  await open({ src: serve(), ...RECENT }, { fragment: '#incident=b2' });
  await until(() => timeline.run(`return shadow.querySelector('[data-incident="b2"] [part~="story"]')?.innerText.includes('Is it over')`), 'the story', 20_000);
  await timeline.run(`const field = shadow.querySelector('[data-words]'); field.value = 'a1'; field.dispatchEvent(new Event('input', { bubbles: true }))`);
  await shows('a1');
});

test('an address leads to an older page in a shadow tree of the host page, too', async () => {
  const inner = element({ now: '2026-04-01T00:00:00Z', cache: 'off', loading: 'eager', src: serve(), ...RECENT });
  await visit(`<div id="app"></div>${tag(dist)}<script>
    document.querySelector('#app').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(inner)}</script>`, { fragment: '#incident=b2' });
  await until(() => driver.executeScript(`return !!document.querySelector('#app').shadowRoot.querySelector('incident-timeline')
    .shadowRoot?.querySelector('[data-incident="b2"] [part~="story"]')`), 'the story', 20_000);
});

test('an address of an incident is said to lead nowhere when no page that may hold it is still to come', async () => {
  const src = serve();
  const words = () => timeline.text();
  feed((request, response) => setTimeout(() => json(page(1, '2024.json'))(request, response), 2500), '/pages/2025.json');
  await open({ src, ...RECENT }, { fragment: '#incident=b1' });
  await after();
  await until(() => asked('/pages/2025.json'), 'the question for the page');
  await new Promise(resolve => setTimeout(resolve, 1500));
  assert.doesNotMatch(await words(), /not in this history/);
  await until(() => timeline.run(`return shadow.querySelector('[data-incident="b1"] [part~="story"]')?.innerText.includes('Is it over')`), 'the story', 20_000);
  await new Promise(resolve => setTimeout(resolve, 1200));
  assert.doesNotMatch(await words(), /not in this history/);

  feeds.log.length = 0;
  await open({ src, ...RECENT }, { fragment: '#incident=nowhere' });
  await until(async () => /not in this history/.test(await words()), 'the sentence');
  assert.equal(asked('/pages/2024.json'), 1);
  await timeline.run(`host.select('a0')`);
  await until(async () => !/not in this history/.test(await words()), 'the end of the sentence');
});

test('what is taken away holds every page', async () => {
  await open({ src: serve(), ...RECENT });
  await shows('a0,b0');
  await button('Load older incidents');
  await shows('a0,b0,a1,b1');
  await after();
  const text = await until(() => timeline.run(`host.exportAs('json').then(t => (window.taken = t)); return window.taken`), 'the file');
  assert.deepEqual(JSON.parse(text).incidents.map(i => i.id), ['a0', 'b0', 'a1', 'b1']);
});

test('what is taken away before every page is here does not claim to reach back to the beginning', async () => {
  const src = serve();
  feed(json({ ...NEWEST, history_from: '2020-01-01T00:00:00Z' }), '/newest.json');
  await open({ src, ...RECENT });
  await shows('a0,b0');
  assert.equal((await timeline.event('itl:ready')).reachFrom, '2026-01-01T10:00:00.000Z');
  await button('Load older incidents');
  await shows('a0,b0,a1,b1');
  await after();
  const take = () => until(() => timeline.run(`window.taken = undefined; host.exportAs('json').then(t => (window.taken = t)); return new Promise(r => setTimeout(() => r(window.taken), 200))`), 'the file');
  assert.equal(JSON.parse(await take()).history_from, undefined);
  await button('Load older incidents');
  await shows('a0,b0,a1,b1,a2,b2');
  assert.equal(JSON.parse(await take()).history_from, '2020-01-01T00:00:00Z');
});

test('a feed that changes keeps the older pages that are here', async () => {
  const src = serve();
  await open({ src, refresh: '1', ...RECENT });
  await shows('a0,b0');
  await button('Load older incidents');
  await shows('a0,b0,a1,b1');
  await after();
  feed(json({ ...NEWEST, incidents: [at('new', '2026-03-03'), ...NEWEST.incidents] }), '/newest.json');
  await shows('new,a0,b0,a1,b1');
});

test('a page that comes next no more is left out, and the new next one can be asked for', async () => {
  const src = serve();
  let answer;
  feed((request, response) => (answer = () => json(page(1, '2024.json'))(request, response)), '/pages/2025.json');
  feed(json(page(3)), '/pages/moved.json');
  await open({ src, ...RECENT });
  await shows('a0,b0');
  await button('Load older incidents');
  await until(() => answer, 'the question for the page');
  feed(json({ ...NEWEST, next: '/pages/moved.json', incidents: [at('new', '2026-03-03'), ...NEWEST.incidents] }), '/newest.json');
  await timeline.run(`host.refresh()`);
  await shows('new,a0,b0');
  answer();
  await until(async () => /not loaded yet/.test(await older()), older);
  assert.equal(await shown(), 'new,a0,b0');
  await button('Load older incidents');
  await shows('new,a0,b0,a3,b3');
  assert.equal(await older(), '');
});

test('who scrolls to the end of the list gets the next page, and one only', async () => {
  const src = serve();
  await open({ src, ...RECENT });
  await shows('a0,b0');
  await timeline.hands();
  await timeline.run(`document.body.style.paddingBlock = '3000px'; scrollTo(0, 0);
    return new Promise(done => setTimeout(done, 300))`);
  assert.equal(await shown(), 'a0,b0', 'nobody has scrolled there');
  await timeline.run(`shadow.querySelector('.older').scrollIntoView({ block: 'center' })`);
  await shows('a0,b0,a1,b1');
  await timeline.run(`return new Promise(done => setTimeout(done, 300))`);
  assert.equal(await shown(), 'a0,b0,a1,b1');
});

const OWN = { ...feedOf(at('12', '2026-03-02')), site: { name: 'We' } };
const THEIRS = {
  ...feedOf(at('12', '2026-02-02', { title: 'Their trouble' }), at('x', '2026-03-02', { title: 'Incident 12' })),
  site: { name: 'Supplier' },
  history_from: '2026-02-01T00:00:00Z',
};
const two = () => `${feed(json(OWN), '/own.json')} ${feed(json(THEIRS), '/theirs.json')}`;

test('several feeds share one axis, each with its name', async () => {
  await open({ src: two() });
  await shows('12,2:12');
  const words = await timeline.run(`return shadow.querySelector('li[data-incident="2:12"]').innerText`);
  assert.match(words, /From Supplier/);
  const lanes = await timeline.run(`return [...shadow.querySelectorAll('[part~="lane"]')].map(e => e.textContent)`);
  assert.deepEqual(lanes, ['The site', 'Supplier: The site']);
  const notes = async () => (await timeline.events('itl:warning')).flatMap(e => e.detail.notes);
  const twice = await until(async () => (await notes()).find(n => n.code === 'incident-in-two-feeds'), 'the note');
  assert.match(twice.message, /^Incidents of Supplier that are also in an earlier feed .*: 1\./);
});

test('what is taken away of several feeds is what is shown: told once, and “all of it” is all of its own feed', async () => {
  const { components, kind, start, end, ...bare } = at('all', '2026-02-10');
  const more = [{ ...bare, components: [], segments: { kind, start, end } }, { ...at('12', '2026-03-02'), id: undefined, title: 'No id' }];
  const own = { ...OWN, incidents: [...OWN.incidents, at('y', '2026-02-20')] };
  const theirs = { ...THEIRS, incidents: [...THEIRS.incidents, at('y', '2026-02-20', { title: 'In other words' }), ...more] };
  await open({ src: `${feed(json(own), '/own.json')} ${feed(json(theirs), '/theirs.json')}` });
  await after();
  // The second feed may come later than the first.
  await until(async () => (await shown()).split(',').length === 5, shown);
  const taken = JSON.parse(await timeline.run(`return host.exportAs('json')`));
  assert.deepEqual(taken.incidents.map(i => i.id ?? i.title).sort(), ['12', '2:12', 'No id', 'all', 'y']);
  const whole = taken.incidents.find(i => i.id === 'all');
  assert.deepEqual(whole.components, ['2:']);
  assert.equal(taken.components.find(c => c.id === '2:').name, 'Supplier');
  // It is a feed itself, in which the same is shown.
  const lanes = () => timeline.run(`return [...shadow.querySelectorAll('[part~="lane"]')].map(e => e.textContent)`);
  const before = await lanes();
  await open({ src: feed(json(taken), '/taken.json') });
  await until(async () => (await shown()).split(',').length === 5, shown);
  assert.deepEqual(await lanes(), before);
});

test('what is taken away of several feeds knows no more of one than that feed does', async () => {
  const of = (name, history_from, more) => ({ ...feedOf(at(name, '2026-05-01')), site: { name }, history_from, ...more });
  const take = async (...feeds) => {
    const paths = ['/own.json', '/theirs.json'];
    await open({ src: feeds.map((one, n) => feed(json(one), paths[n])).join(' ') });
    await until(() => paths.every(asked), 'both feeds');
    await after();
    const enough = ({ components }) => components.length === 2;
    const taken = async () => JSON.parse(await timeline.run(`return host.exportAs('json')`));
    const { history_from, history_note, components } = await until(async () => [await taken()].find(enough), 'both in the file');
    return [history_from, history_note, ...components.map(c => c.history_from)];
  };
  const ours = of('We', '2024-01-01');
  assert.deepEqual(await take(ours, of('Supplier', '2026-04-01', { history_note: 'New here.' })), ['2024-01-01', 'Supplier: New here.', '2024-01-01', '2026-04-01']);
  // The earliest of all, whichever comes first; a component may know better.
  const parts = [{ id: 'site', name: 'The site', history_from: '2023-05-01' }];
  assert.deepEqual(await take(ours, of('Supplier', '2022-01-01', { components: parts })), ['2022-01-01', undefined, '2024-01-01', '2023-05-01']);
  // Who does not say is known from the first incident.
  const theirs = of('Supplier', undefined, { incidents: [at('x', '2026-03-02'), at('y', '2026-02-02')].map(i => ({ ...i, components: ['site'] })) });
  assert.deepEqual(await take(ours, theirs), ['2024-01-01', undefined, '2024-01-01', '2026-02-02T10:00:00.000Z']);
});

test('what one feed calls over and another open stands twice in what is taken away, too', async () => {
  const ours = { ...feedOf(at('mail', '2026-03-02', { title: 'Mail' })), site: { name: 'We' } };
  const theirs = { ...feedOf(at('theirs', '2026-03-02', { title: 'Mail', end: 'ongoing' })), site: { name: 'Supplier' } };
  await open({ src: `${feed(json(ours), '/own.json')} ${feed(json(theirs), '/theirs.json')}` });
  await shows('mail,theirs');
  await after();
  assert.deepEqual(JSON.parse(await timeline.run(`return host.exportAs('json')`)).incidents.map(i => i.id), ['mail', 'theirs']);
});

test('the story of a supplier’s incident is told from its own feed, and the search sorts by source', async () => {
  await open({ src: two() });
  await shows('12,2:12');
  await after();
  await timeline.run(`host.select('2:12')`);
  await until(() => timeline.run(`return shadow.querySelector('[data-incident="2:12"] [part~="story"]')?.innerText.includes('Is it over')`), 'the story');
  await timeline.run(`shadow.querySelector('[data-panel="boxes"]').click()`);
  await until(() => timeline.run(`return !!shadow.querySelector('[data-box="source=2"]')`), 'the boxes');
  await timeline.run(`shadow.querySelector('[data-box="source=2"]').click()`);
  await shows('2:12');
});

test('one broken feed does not take the others down, and its absence is said', async () => {
  const src = two();
  feed(status(500), '/theirs.json');
  await open({ src });
  await shows('12');
  const missing = () => timeline.run(`return shadow.querySelector('[part~="missing"]')?.innerText ?? ''`);
  assert.match(await until(missing, 'the line'), /could not be read and are missing here/);
  assert.equal((await timeline.events('itl:error'))[0].detail.code, 'http-status');
  feed(json(THEIRS), '/theirs.json');
  await shows('12,2:12');
  assert.equal(await missing(), '');
});

test('a slow feed does not hold the others back', async () => {
  const src = two();
  feed((request, response) => setTimeout(() => json(THEIRS)(request, response), 5000), '/theirs.json');
  await open({ src });
  await shows('12');
  await shows('12,2:12');
});

test('spaces around the bar between mirrors are allowed', async () => {
  const src = `${feed(status(404), '/gone.json')} | ${feed(json(OWN), '/own.json')} ${feed(json(THEIRS), '/theirs.json')}`;
  await open({ src });
  await shows('12,2:12');
});

test('of several feeds, one of which has older pages, each row tells its own story', async () => {
  const told = (day, title) => at('12', day, { title, short: `This is of ${title}.` });
  const theirs = feed(json({ ...feedOf(told('2026-02-02', 'Theirs')), site: { name: 'Supplier' } }), '/theirs.json');
  feed(json({ ...feedOf(told('2025-01-01', 'Ours of old')), history_from: undefined }), '/ours-2025.json');
  const ours = feed(json({ ...feedOf(at('new', '2026-03-01', { title: 'Ours' })), history_from: undefined, next: 'ours-2025.json' }), '/ours.json');
  await open({ src: `${ours} ${theirs}`, from: '2024-12-01', to: '2026-04-01' });
  await until(async () => (await shown()).split(',').length === 3, 'the older page');
  await after();
  for (const title of ['Theirs', 'Ours of old']) {
    const id = await timeline.run(`return [...shadow.querySelectorAll('[part~="incident"]')].find(row => row.innerText.includes(args[0])).dataset.incident`, title);
    await timeline.call('select', id);
    await until(async () => (await timeline.text()).includes(`This is of ${title}.`), `the story of ${title}`);
    await timeline.call('select', null);
  }
});

test('what is taken away of several feeds is what is shown: times without an offset, and numbers as ids', async () => {
  const own = feedOf(incident('x', { id: 12, title: 'Mail is late', start: '2026-03-02T09:10', end: '2026-03-02T10:00' }));
  const other = feedOf(
    incident('x', { id: '12', title: 'Late mail', start: '2026-03-02T09:00Z', end: '2026-03-02T10:00Z' }),
    incident('y', { title: 'Mail is late', start: '2026-03-02T09:10:30Z', end: '2026-03-02T10:00Z' }),
  );
  await open({ src: `${feed(json(own), '/own.json')} ${feed(json(other), '/other.json')}` });
  await shows('12');
  await after();
  const text = await timeline.run(`const done = host.exportAs('json'); return done`);
  assert.deepEqual(JSON.parse(text).incidents.map(({ title }) => title), ['Mail is late']);
});
