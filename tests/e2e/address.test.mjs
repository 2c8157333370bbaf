// Addresses: an incident opened by the page's address, Back and Forward, two widgets, routers of the page.
import { needs } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { Timeline } from './support/timeline.mjs';
import { assert, dist, driver, element, feeds, site, tag, test, timeline, until, visit } from './support/world.mjs';

const FEED = feedOf(
  incident('one', { short: { markdown: 'Short words.' }, long: { markdown: 'Long words.' } }),
  incident('two', { start: '2026-02-02T10:00:00Z', end: '2026-02-02T11:00:00Z' }),
);

const opened = async (fragment = '', attributes = {}, feed = FEED) => {
  feeds.routes.set('/a.json', json(feed));
  await visit(`${element({ src: `${feeds.url}/a.json`, ...attributes })}${tag(dist)}`, { fragment });
  await timeline.ready();
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'what comes after');
};
const open = (which = timeline) => which.run(`return shadow.querySelector('[part~="incident"][data-open]')?.dataset.incident ?? null`);
const opens = (id, which = timeline) => until(async () => (await open(which)) === id && String(id), async () => `${id}; open: ${await open(which)}`);
const title = (id, which = timeline) => which.run(`shadow.querySelector('[data-incident="' + args[0] + '"] .incident-title').click()`, id);
const hash = () => driver.executeScript('return location.hash');
const hashIs = words => until(async () => (await hash()) === words && 'yes', async () => `“${words}”; it is ${await hash()}`);

test('an address opens its incident, with the long story, and brings the keyboard there', async () => {
  await opened('#incident=one&story=long');
  await opens('one');
  await until(() => timeline.run(`return shadow.querySelector('[data-text="long"]')?.getAttribute('aria-pressed') === 'true'`), 'the long story');
  assert.equal(await timeline.run(`return shadow.activeElement?.closest('[data-incident]').dataset.incident`), 'one');
});

test('an address opens its incident far down on the page, where nothing is loaded before somebody comes near', async () => {
  feeds.routes.set('/a.json', json(FEED));
  await visit(`<div style="height: 9000px"></div>${element({ src: `${feeds.url}/a.json` })}${tag(dist)}`, { fragment: '#incident=two' });
  await timeline.ready();
  await opens('two');
  const seen = `const { top } = shadow.querySelector('[data-incident="two"]').getBoundingClientRect(); return top > -1 && top < innerHeight`;
  await until(() => timeline.run(seen), 'the incident in view');
});

test('an address with a search in it brings the keyboard to its incident, too', async () => {
  const many = Array.from({ length: 12 }, (_, n) =>
    incident(`i${n}`, { kind: n % 2 ? 'degraded' : 'outage', start: `2026-01-${10 + n}T10:00:00Z`, end: `2026-01-${10 + n}T11:00:00Z` }));
  await opened('#incident=i2&kind=outage', {}, feedOf(...many));
  await until(() => timeline.run(`return shadow.querySelectorAll('[part~="incident"]').length === 6`), 'what was searched for');
  const seen = () =>
    timeline.run(`const focus = shadow.activeElement?.closest('[data-incident]');
      const { top } = focus?.getBoundingClientRect() ?? {};
      return focus?.dataset.incident + (top >= -1 && top < innerHeight ? ' in view' : ' at ' + top)`);
  await until(async () => (await seen()) === 'i2 in view', async () => `i2 in view; it is ${await seen()}`);
});

test('Back and Forward go through the stories that were opened', async () => {
  await opened();
  await title('one');
  await hashIs('#incident=one');
  await title('two');
  await hashIs('#incident=two');
  await driver.navigate().back();
  await opens('one');
  await driver.navigate().back();
  await opens(null);
  await driver.navigate().forward();
  await opens('one');
  await hashIs('#incident=one');
}, needs('Back within a page'));

test('the long story stands in the address', async () => {
  await opened('#incident=one');
  await opens('one');
  await until(() => timeline.run(`return !!shadow.querySelector('[data-text="long"]')`), 'the story');
  await timeline.run(`shadow.querySelector('[data-text="long"]').click()`);
  await hashIs('#incident=one&story=long');
});

test('closing a story takes it out of the address and leaves the rest', async () => {
  await opened('#tab=history&incident=one');
  await opens('one');
  await title('one');
  await hashIs('#tab=history');
});

test('two widgets with prefixes keep to their own names', async () => {
  feeds.routes.set('/a.json', json(FEED));
  const src = `${feeds.url}/a.json`;
  await visit(`${element({ id: 'a', src, prefix: 'a', loading: 'eager' })}${element({ id: 'b', src, prefix: 'b', loading: 'eager' })}${tag(dist)}`, {
    fragment: '#b-incident=two',
  });
  const [a, b] = ['#a', '#b'].map(selector => new Timeline(driver, selector));
  for (const one of [a, b]) await until(() => one.run(`return !!shadow?.querySelector('.tools [data-words]')`), 'both');
  await opens('two', b);
  assert.equal(await open(a), null);
  await title('one', a);
  await hashIs('#b-incident=two&a-incident=one');
  await driver.navigate().back();
  await opens(null, a);
  await opens('two', b);
}, needs('Back within a page'));

test('deep-link="off" reads and writes no address', async () => {
  await opened('#incident=one', { 'deep-link': 'off' });
  await title('two');
  await opens('two');
  assert.equal(await hash(), '#incident=one');
  await until(() => timeline.run(`return !!shadow.querySelector('.take:not([hidden])')`), 'the end of the story');
  assert.equal(await timeline.run(`return shadow.querySelector('[data-link]').hidden`), true);
});

test('deep-link and prefix take effect when they change', async () => {
  await opened();
  await timeline.run(`host.setAttribute('prefix', 'x')`);
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'the search, drawn anew');
  await title('one');
  await hashIs('#x-incident=one');
  await timeline.run(`host.setAttribute('deep-link', ' Off ')`);
  await hashIs('');
  await title('two');
  await opens('two');
  assert.equal(await hash(), '');
});

test('an anchor of the page’s own stays in its address', async () => {
  await opened('#after');
  await title('one');
  await hashIs('#after&incident=one');
  await title('one');
  await hashIs('#after');
});

test('what is the page’s own in an address stays letter by letter', async () => {
  await opened('#msg=a%20b&x&r=~(1)');
  await title('one');
  await hashIs('#msg=a%20b&x&r=~(1)&incident=one');
});

test('an anchor of the page’s own leaves the story that is open alone', async () => {
  await opened('#incident=one');
  await opens('one');
  await driver.executeScript(`location.hash = 'section'`);
  await title('two');
  await hashIs('#section&incident=two');
  const told = (await timeline.events('itl:select')).map(({ detail }) => detail.id);
  assert.deepEqual(told, ['one', 'two']);
});

test('a link is copied where a router took the hash over meanwhile', async () => {
  await opened('', {}, { ...FEED, featured: 'one' });
  await until(() => timeline.run(`return shadow.querySelector('.take:not([hidden]) [data-link]')?.hidden === false`), 'the button');
  await driver.executeScript(`location.hash = '#/route'; navigator.clipboard.writeText = async words => { window.copied = words; }`);
  await timeline.run(`shadow.querySelector('[data-link]').click()`);
  assert.equal(await until(() => driver.executeScript('return window.copied'), 'the link'), await driver.executeScript('return location.href'));
});

test('a link is shown once where it cannot be copied, and what is said of it is read out from the first time', async () => {
  await opened('', {}, { ...FEED, featured: 'one' });
  await until(() => timeline.run(`return shadow.querySelector('.take:not([hidden]) [data-link]')?.hidden === false`), 'the button');
  await driver.executeScript(`navigator.clipboard.writeText = async () => {
    window.live = document.querySelector('incident-timeline').shadowRoot.querySelector('[data-link]').ariaLive;
    throw new Error('not here');
  }`);
  const press = () => timeline.run(`shadow.querySelector('[data-link]').click();
    return new Promise(done => setTimeout(() => done(shadow.querySelectorAll('.take input').length), 100))`);
  assert.equal(await press(), 1);
  assert.equal(await press(), 1);
  assert.equal(await driver.executeScript('return window.live'), 'polite');
});

for (const [name, fragment, attributes, address] of [
  ['a prefix', '', { prefix: 'a' }, '/#a-incident=one'],
  ['deep-link="query"', '#/route', { 'deep-link': 'query' }, '/?incident=one#/route'],
  ['words of the page’s own beside it', '#tab=x&incident=two&q=two', {}, '/#tab=x&incident=one'],
  ['a router in the hash', '#/route', {}, undefined],
  ['deep-link="off"', '', { 'deep-link': 'off' }, undefined],
]) {
  test(`what is taken away has links that open its incidents, with ${name}`, async () => {
    await opened(fragment, attributes);
    for (const kind of ['ics', 'csv']) {
      const file = (await timeline.run('return host.exportAs(args[0])', kind)).replaceAll('\r\n ', '');
      if (address) assert.ok(file.includes(site.url + address), `${kind}: ${file}`);
      else assert.ok(!file.includes(site.url), `${kind}: ${file}`);
    }
  });
}

test('deep-link="query" leaves the hash to the page', async () => {
  await opened('#/route', { 'deep-link': 'query' });
  await title('two');
  await until(() => driver.executeScript(`return location.search.includes('incident=two') && location.hash === '#/route'`), 'the query');
});

test('a router that has the hash to itself is left alone', async () => {
  await opened('#/settings');
  await title('two');
  await opens('two');
  assert.equal(await hash(), '#/settings');
});

test('an address of an incident that is not there says so', async () => {
  await opened('#incident=gone');
  await until(async () => /not in this history/.test(await timeline.text()), 'the sentence');
});

test('an address whose search does not find its incident opens it all the same, and the search is empty then', async () => {
  const feed = feedOf(
    incident('a'),
    incident('b', { start: '2026-02-02T10:00:00Z', end: '2026-02-02T11:00:00Z' }),
    incident('c', { kind: 'degraded', start: '2026-01-12T10:00:00Z', end: '2026-01-12T11:00:00Z' }),
  );
  const settled = () =>
    timeline.run(`return [shadow.querySelector('[part~="story"]')?.closest('[data-incident]').dataset.incident,
      shadow.querySelectorAll('[part~="incident"]').length, shadow.querySelector('[data-words]').value, location.hash].join()`);
  const is = words => until(async () => (await settled()) === words, async () => `${words}; it is ${await settled()}`);
  for (const search of ['kind=degraded', 'q=Incident+c']) {
    await opened('', {}, feed);
    await driver.executeScript(`location.hash = '#incident=b&${search}'`);
    await is('b,3,,#incident=b');
    await opened(`#incident=b&${search}`, {}, feed);
    await is('b,3,,#incident=b');
  }
  // Of what was found the search stays.
  await opened('#incident=c&kind=degraded', {}, feed);
  await is('c,1,,#incident=c&kind=degraded');
});

test('an address that comes to name an incident that is nowhere says so, and leaves no other story open', async () => {
  await opened();
  await driver.executeScript(`location.hash = '#incident=one'`);
  await opens('one');
  await driver.executeScript(`location.hash = '#incident=none'`);
  await opens(null);
  await until(async () => /incident in this link is not in this history/.test(await timeline.text()), 'the sentence');
  assert.equal(await hash(), '#incident=none');
});

test('other names for the address take the place of those before them', async () => {
  await opened();
  await title('one');
  await hashIs('#incident=one');
  const entries = await driver.executeScript('return history.length');
  await timeline.run(`host.setAttribute('prefix', 'p')`);
  await hashIs('#p-incident=one');
  await timeline.run(`host.setAttribute('deep-link', 'query')`);
  await until(() => driver.executeScript(`return location.search === '?p-incident=one' && location.hash === ''`), 'the query');
  assert.equal(await driver.executeScript('return history.length'), entries);
  await opens('one');
  await timeline.run(`host.setAttribute('deep-link', 'off')`);
  await until(() => driver.executeScript(`return location.search === ''`), 'no query');
});
