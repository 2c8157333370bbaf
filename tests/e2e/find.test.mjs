// What comes after the first view: search, facets, figures, the calendar, files, paper.
import { Key, needs } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, DEMO, dist, driver, element, feeds, loaded, tag, test, timeline, until, visit } from './support/world.mjs';

const FEED = feedOf(
  incident('pay', {
    title: 'Zahlungen in Zürich gestört',
    start: '2026-03-02T10:00:00Z',
    end: '2026-03-02T11:00:00Z',
    components: ['site'],
    data_loss: { status: 'none' },
  }),
  incident('slow', { kind: 'degraded', title: 'Slow pages', start: '2025-06-01T00:00:00Z', end: '2025-06-01T00:30:00Z', components: ['api'] }),
  incident('pay-again', { title: 'Payments failed', start: '2026-05-02T10:00:00Z', end: '2026-05-02T10:20:00Z', components: ['api'] }),
);
FEED.history_from = '2025-03-01T00:00:00Z';
FEED.components.push({ id: 'api', name: 'API' });

const shown = () => timeline.run(`return [...shadow.querySelectorAll('[part~="incident"]')].map(e => e.dataset.incident)`);
const find = selector => timeline.run(`return shadow.querySelector(args[0])?.innerText`, selector);
const press = selector => timeline.run(`shadow.querySelector(args[0]).click()`, selector);
const hash = () => driver.executeScript('return location.hash');

const opened = async (attributes = {}, feed = FEED, fragment = '') => {
  feeds.routes.set('/find.json', json(feed));
  await visit(`${element({ src: `${feeds.url}/find.json`, ...attributes })}${tag(dist)}`, { fragment });
  await timeline.ready();
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'the search');
};

const type = words => timeline.run(
  `const field = shadow.querySelector('[data-words]'); field.focus(); field.value = args[0];
   field.dispatchEvent(new Event('input', { bubbles: true }))`, words);

const showing = ids => until(async () => (await shown()).join() === ids.join() && ids, async () => `${ids}; shown: ${await shown()}`);

test('a search finds word starts without case and accents, and stands in the address', async () => {
  await opened();
  await type('zurich');
  await showing(['pay']);
  assert.match(await find('[data-found]'), /1 incident of 3/);
  await until(async () => (await hash()).includes('q=zurich'), 'the address');
  await type('paym');
  await showing(['pay-again']);
  await press('[data-clear]');
  await showing(['pay-again', 'pay', 'slow']);
  await until(async () => (await hash()) === '', 'an address without a search');
});

test('what was searched for is found again when the feed comes anew, and nobody is told of a choice', async () => {
  const feed = { ...FEED, featured: 'slow' };
  await opened({}, feed);
  await until(() => timeline.run(`return !!shadow.querySelector('[data-open]')`), 'the featured story');
  await type('zurich');
  await showing(['pay']);
  const told = (await timeline.events('itl:select')).length;
  const again = incident('pay-new', { title: 'Zürich again', start: '2026-06-02T10:00:00Z', end: '2026-06-02T11:00:00Z' });
  feeds.routes.set('/find.json', json({ ...feed, incidents: [...feed.incidents, again] }));
  await timeline.call('refresh');
  await showing(['pay-new', 'pay']);
  assert.match(await find('[data-found]'), /2 incidents of 4/);
  assert.equal((await timeline.events('itl:select')).length, told);
});

test('Escape empties the search by itself alone', async () => {
  await opened();
  const escape = more => timeline.run(`const field = shadow.querySelector('[data-words]');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, ...args[0] })); return field.value`, more);
  await timeline.run(`const field = shadow.querySelector('[data-words]'); field.value = 'pay'; field.dispatchEvent(new Event('input', { bubbles: true }))`);
  for (const more of [{ isComposing: true }, { ctrlKey: true }, { shiftKey: true }]) assert.equal(await escape(more), 'pay', JSON.stringify(more));
  assert.equal(await escape({}), '');
});

test('nothing found says what to loosen', async () => {
  await opened({}, FEED, '#q=zurich&kind=degraded');
  await until(async () => /No incident fits/.test(await find('[data-found]')), 'the empty result');
  assert.deepEqual(await shown(), []);
  assert.match(await find('[data-found]'), /Without “zurich”: 1 incident\b[\s\S]*Without “Degraded”: 1 incident\b/i);
  await press('[data-untick="kind=degraded"]');
  await showing(['pay']);
});

test('boxes are those of the data that are here, and the keyboard stays on the one that has it', async () => {
  await opened();
  await press('[data-panel="boxes"]');
  const boxes = () => timeline.run(`return [...shadow.querySelectorAll('[data-box^="component"], [data-box^="kind"]')].map(box => box.dataset.box).join()`);
  await until(async () => (await boxes()).includes('component=api'), boxes);
  await timeline.run(`shadow.querySelector('[data-box="kind=degraded"]').focus()`);
  const more = incident('mail', { kind: 'read_only', title: 'Mail', start: '2026-06-02T10:00:00Z', end: '2026-06-02T10:20:00Z', components: ['mail'] });
  feeds.routes.set('/find.json', json({ ...FEED, components: [...FEED.components, { id: 'mail', name: 'Mail' }], incidents: [...FEED.incidents, more] }));
  await timeline.call('refresh');
  await until(async () => /component=mail/.test(await boxes()) && /kind=read_only/.test(await boxes()), boxes);
  assert.equal(await timeline.run(`return shadow.activeElement?.dataset.box`), 'kind=degraded');
});

test('on a phone what stands beside the search is put away until it is wanted', async () => {
  await opened({ style: 'width: 340px' });
  const seen = () => timeline.run(`return [...shadow.querySelectorAll('.searchbar :is(input, button)')].filter(e => e.offsetWidth)
    .map(e => e.dataset.panel ?? e.dataset.step ?? e.type)`);
  const height = () => timeline.run(`return shadow.querySelector('.searchbar').offsetHeight`);
  assert.deepEqual(await seen(), ['search', 'button']);
  assert.ok((await height()) < 60, 'one row');
  assert.match(await timeline.run(`return shadow.querySelector('[data-more]').ariaLabel`), /^More: filter, figures/);
  await press('[data-more]');
  const all = ['search', 'button', 'boxes', 'figures', 'files', 'date', 'Home', 'ArrowLeft', 'ArrowRight', 'End'];
  assert.deepEqual(await seen(), all);
  await press('[data-panel="files"]');
  const files = () => timeline.run(`return shadow.querySelector('[data-place="files"]').offsetHeight > 0`);
  assert.ok(await files());
  await press('[data-more]');
  assert.deepEqual(await seen(), ['search', 'button']);
  assert.ok(!(await files()), 'and what it had opened');
  await timeline.run(`host.style.width = '900px'`);
  await until(async () => (await seen()).join() === all.filter(name => name !== 'button').join(), 'all of it where there is room');
});

for (const [name, ids] of [
  ['kind=degraded', ['slow']],
  ['component=api', ['pay-again', 'slow']],
  ['year=2025', ['slow']],
  ['data=none', ['pay']],
  ['data=unstated', ['pay-again', 'slow']],
]) {
  test(`the box ${name} sorts out and stands in the address`, async () => {
    await opened();
    await press('[data-panel="boxes"]');
    await until(() => timeline.run(`return !!shadow.querySelector('[data-box]')`), 'the boxes');
    await press(`[data-box="${name}"]`);
    await showing(ids);
    assert.equal(await find(`[data-count="${name}"]`), String(ids.length));
    await until(async () => (await hash()).includes(name), 'the address');
  });
}

test('what was searched for is there again when the page is loaded with its address', async () => {
  await opened({}, FEED, '#kind=outage&component=api');
  await showing(['pay-again']);
  assert.deepEqual(await timeline.run(`shadow.querySelector('[data-panel="boxes"]').click();
    return [...shadow.querySelectorAll('[data-box]:checked')].map(e => e.dataset.box)`), ['kind=outage', 'component=api']);
});

test('the timeline shows what was found and nothing else', async () => {
  await opened({ range: 'all' });
  await type('slow');
  await showing(['slow']);
  const bars = await timeline.run(`return [...shadow.querySelectorAll('[part~="bar"]')].map(e => e.dataset.incident)`);
  assert.deepEqual(bars, ['slow']);
});

test('figures count overlaps once, tell by year, and since when', async () => {
  await opened({ range: 'all' });
  await press('[data-panel="figures"]');
  await until(async () => /Year by year/i.test(await find('[data-place="figures"]')), 'the figures');
  const words = await find('[data-place="figures"]');
  assert.match(words, /This history begins March 1, 2025/);
  assert.match(words, /Outage\s+1 hour 20 minutes/i);
  assert.match(words, /2025\s+Degraded: 30 minutes/i);
  assert.doesNotMatch(words, /%/);
});

test('a day of the calendar shows its incidents, by the keyboard too', async () => {
  await opened({ range: 'all' });
  await press('[data-panel="figures"]');
  await until(() => timeline.run(`return !!shadow.querySelector('.days')`), 'the calendar');
  assert.equal(await find('.years strong'), '2026');
  await press('[data-year="2025"]');
  await until(async () => (await find('.years strong')) === '2025', '2025');
  await timeline.run(`shadow.querySelector('.days').focus()`);
  const day = n => driver.actions().sendKeys(Key.HOME, ...Array(n).fill(Key.ARROW_DOWN)).perform();
  await day(10);
  await until(async () => /January 11, 2025: before this history begins/.test(await find('[data-day]')), async () => `${await find('[data-day]')}`);
  await day(151);
  await until(async () => /June 1, 2025: Degraded: Slow pages/.test(await find('[data-day]')), async () => `${await find('[data-day]')}`);
  await driver.actions().sendKeys(Key.ENTER).perform();
  await showing(['slow']);
});

test('the history is taken away as a calendar, a table, a text and a feed', async () => {
  await opened();
  const file = kind => timeline.run(`return host.exportAs(args[0])`, kind);
  assert.match(await file('ics'), /^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:.*Payments failed/);
  assert.equal((await file('csv')).trim().split('\r\n').length, 4);
  assert.match(await file('markdown'), /# Payments failed/);
  assert.deepEqual(JSON.parse(await file('json')), FEED);
});

test('a format that there is not is refused with those that there are', async () => {
  await opened({}, feedOf(incident('a')));
  const message = await timeline.run(`return host.exportAs('pdf').catch(({ message }) => message)`);
  assert.match(message, /“pdf”.*ics, csv, markdown, json/);
});

test('paper has every story in full', async () => {
  await visit(`${element({ src: DEMO() })}${tag(dist)}`);
  await timeline.ready();
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'the search');
  await driver.executeScript(`
    addEventListener('beforeprint', () => {
      const shadow = document.querySelector('incident-timeline').shadowRoot;
      window.paper = [...shadow.querySelectorAll('.paper article')].map(e => e.textContent);
    })`);
  await driver.printPage();
  const paper = await driver.executeScript('return window.paper');
  assert.equal(paper.length, 5);
  assert.ok(paper.every(story => /Is it over\?/i.test(story)));
  assert.equal(await timeline.run(`return !!shadow.querySelector('.paper')`), false);
}, needs('printing'));

test('a feed too large to stand in one piece prints every story, too', async () => {
  const many = Array.from({ length: 900 }, (_, n) => incident(`i${n}`, {
    start: `2025-0${1 + (n % 9)}-03T10:00:00Z`, end: `2025-0${1 + (n % 9)}-03T11:00:00Z`, short: { en: `Story ${n}. ${'It was long. '.repeat(100)}` },
  }));
  feeds.routes.set('/find.json', json(feedOf(...many)));
  await visit(`${element({ src: `${feeds.url}/find.json` })}${tag(dist)}`);
  await timeline.ready();
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'what comes after');
  const printed = () => timeline.run(`dispatchEvent(new Event('beforeprint'));
    const count = shadow.querySelectorAll('.paper .story').length;
    dispatchEvent(new Event('afterprint'));
    return count`);
  await until(async () => (await printed()) === 900, printed);
});

test('a story says which components were affected, and when which of them was', async () => {
  const components = [{ id: 'api', name: 'Alpha API' }, { id: 'web', name: 'Beta Web' }];
  const [start, middle, end] = ['2025-03-03T10:00:00Z', '2025-03-03T11:00:00Z', '2025-03-03T12:00:00Z'];
  const segments = [{ kind: 'outage', start, end: middle, components: ['api'] }, { kind: 'degraded', start: middle, end, components: ['api', 'web'] }];
  feeds.routes.set('/find.json', json({ ...feedOf(incident('one', { start, end, segments })), components }));
  await visit(`${element({ src: `${feeds.url}/find.json` })}${tag(dist)}`);
  await timeline.ready();
  await timeline.call('select', 'one');
  const periods = () => timeline.run(`return [...shadow.querySelectorAll('.periods li')].map(one => one.innerText)`);
  const [first, second] = await until(async () => { const all = await periods(); return all.length === 2 && all; }, periods);
  assert.match(first, /Alpha API/);
  assert.doesNotMatch(first, /Beta Web/);
  assert.match(second, /Alpha API, Beta Web/);
});

test('a height in px is one of the screen, not of paper', async () => {
  await visit(`${element({ src: DEMO(), height: '300' })}${tag(dist)}`);
  await timeline.ready();
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'what comes after');
  const height = () => driver.executeScript(`return document.querySelector('incident-timeline').offsetHeight`);
  assert.equal(await height(), 300);
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: 'print' });
  const paper = await height();
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: '' });
  assert.ok(paper > 300, `${paper}px`);
}, needs('devtools'));

test('a site may leave the search out', async () => {
  feeds.routes.set('/find.json', json(FEED));
  await visit(`${element({ src: `${feeds.url}/find.json`, search: 'off' })}${tag(dist)}`);
  await timeline.ready();
  assert.equal(await timeline.run(`return !!shadow.querySelector('.tools')`), false);
});

test('who saves data fetches nothing for the search before it is asked for', async () => {
  feeds.routes.set('/find.json', json(FEED));
  await visit(`${element({ src: `${feeds.url}/find.json` })}${tag(dist)}`, {
    first: `Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`,
  });
  await until(() => timeline.run(`return !!shadow.querySelector('.offer')`), 'the button');
  assert.deepEqual(loaded().filter(path => path.startsWith('/story')), []);
  await press('.offer');
  await until(() => timeline.run(`return shadow.activeElement?.matches('[data-words]')`), 'the search');
});

test('headings of figures and files follow a changed heading-level, and what was searched for stays', async () => {
  await opened({ now: '2026-06-01T00:00:00Z' });
  const levels = () => timeline.run(`return [...shadow.querySelectorAll('.tools .panel > .h')].map(h => h.ariaLevel).join()`);
  await timeline.run(`const field = shadow.querySelector('[data-words]'); field.value = 'slow'; field.dispatchEvent(new Event('input', { bubbles: true }))`);
  await until(async () => (await timeline.parts('incident')).length === 1, 'what was found');
  assert.equal(await levels(), '3');
  await timeline.run(`host.setAttribute('heading-level', '4')`);
  await until(async () => (await levels()) === '5', levels);
  await until(async () => (await timeline.parts('incident')).length === 1, 'what was found');
  assert.equal(await timeline.run(`return shadow.querySelector('[data-words]').value`), 'slow');
});

for (const timezone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
  test(`a date is one of the zone that is shown, wherever the reader is (${timezone})`, async () => {
    await opened({ timezone }, feedOf(incident('a')));
    await timeline.run(`const date = shadow.querySelector('[data-date]'); date.value = '2026-03-20';
      date.dispatchEvent(new Event('change', { bubbles: true }))`);
    const middle = async () => {
      const { from, to } = (await timeline.events('itl:range')).at(-1).detail;
      return new Date((Date.parse(from) + Date.parse(to)) / 2).toLocaleString('sv', { timeZone: timezone });
    };
    await until(async () => (await middle()) === '2026-03-20 12:00:00', middle);
  });
}

test('a date brings its day into the middle of the view', async () => {
  await opened({ now: '2026-06-01T00:00:00Z', range: 'all' });
  await timeline.run(`const date = shadow.querySelector('[data-date]'); date.value = '2025-06-01';
    date.dispatchEvent(new Event('change', { bubbles: true }))`);
  const range = async () => (await timeline.events('itl:range')).at(-1).detail;
  await until(async () => {
    const { from, to } = await range();
    const [middle, days] = [(Date.parse(from) + Date.parse(to)) / 2, (Date.parse(to) - Date.parse(from)) / 86_400_000];
    return Math.abs(middle - Date.parse('2025-06-01T12:00:00Z')) < 86_400_000 && days > 25 && days < 35;
  }, async () => JSON.stringify(await range()));
  await until(async () => (await timeline.parts('bar')).some(bar => bar.incident === 'slow'), 'the bar of that day');
});
