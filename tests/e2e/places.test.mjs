// Places that pages put a widget in: modals, frames of apps, rows, scaled boxes, tiles that can be dragged. What is behind and
// beside it stays as it is, and it works there.
import { needs } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, DEMO, dist, driver, element, feeds, tag, test, timeline, undisturbed, until, visit } from './support/world.mjs';

const day = n => `2026-03-${String(n).padStart(2, '0')}T10:00:00Z`;
const LIST = Array.from({ length: 20 }, (_, n) => incident(`i${n}`, { start: day(n + 1), end: `2026-03-${String(n + 1).padStart(2, '0')}T12:00:00Z`, short: 'One paragraph.\n\nTwo.\n\nThree.' }));

const src = feed => {
  feeds.routes.set('/places.json', json(feed));
  return `${feeds.url}/places.json`;
};

/** Presses the title of an incident, when it is listed: further rows come after the first frames. */
const press = id => until(() => timeline.run(`const title = shadow.querySelector('[part~="list"] [data-incident="' + args[0] + '"] .incident-title');
  title?.click(); return !!title`, id), `the row of ${id}`);
const rest = () => new Promise(done => setTimeout(done, 300));

test('a story that opens or closes over a page leaves the page behind it where it is', async () => {
  const inner = element({ src: src({ ...feedOf(...LIST), featured: 'i19' }), loading: 'eager', 'deep-link': 'off' });
  await visit(`<div style="height:6000px">Page</div><div style="position:fixed;inset:10px;overflow:auto;background:#fff">${inner}</div>${tag(dist)}`);
  await timeline.ready();
  await timeline.hands();
  await driver.executeScript('scrollTo(0, 4000)');
  for (const id of ['i18', 'i5', 'i5']) {
    await press(id);
    await rest();
    assert.equal(await driver.executeScript('return scrollY'), 4000, `after ${id}`);
  }
  await undisturbed();
});

test('what an app cuts off stays out of sight when a story closes', async () => {
  const inner = element({ src: src(feedOf(...LIST)), loading: 'eager', 'deep-link': 'off' });
  await visit(`<style>body{margin:0}</style><div id="shell" style="height:100vh;overflow:hidden;position:relative"><header style="height:60px">App</header>
    <div style="height:calc(100vh - 60px);overflow:auto">${inner}</div><div style="position:absolute;top:100%;height:500px">A sheet</div></div>${tag(dist)}`);
  await timeline.ready();
  await timeline.hands();
  await press('i0');
  await rest();
  await driver.executeScript('document.querySelector("#shell > div").scrollTop = 1e6');
  await press('i0');
  await rest();
  assert.equal(await driver.executeScript('return document.querySelector("#shell").scrollTop'), 0);
  await undisturbed();
});

test('a closed sheet with the widget in it lets presses through to the page', async () => {
  await visit(`<button id="buy" style="position:fixed;top:200px;left:200px">Buy</button>
    <div style="position:fixed;inset:0;opacity:0;pointer-events:none;overflow:auto">${element({ src: DEMO(), loading: 'eager' })}</div>${tag(dist)}`);
  await timeline.ready();
  assert.equal(await driver.executeScript('return document.elementFromPoint(215, 210).id'), 'buy');
});

for (const style of ['display:flex', 'display:inline-flex;width:100%', 'display:grid;place-items:center']) {
  test(`with ${style} of the page's on it the widget is as wide as its place`, async () => {
    await visit(`<style>main > *{${style}}</style><main>${element({ src: DEMO() })}</main>${tag(dist)}`);
    await timeline.ready();
    const [inside, place] = await timeline.run(`return [shadow.querySelector('[part~="root"]').offsetWidth, host.parentElement.offsetWidth]`);
    assert.ok(inside > place * 0.9, `${inside} px of ${place}`);
  });
}

test('on a page that is written from top to bottom the widget is as wide as its place', async () => {
  await visit(`<div style="writing-mode:vertical-rl;width:1000px">${element({ src: DEMO(), loading: 'eager' })}</div>${tag(dist)}`);
  await timeline.ready();
  const { width, height } = (await timeline.parts('root'))[0];
  assert.ok(width > 900 && height > 500, `${width} × ${height}`);
  assert.ok((await timeline.parts('bar')).length);
});

test('with words selected, and in a tile that can be dragged, the timeline is dragged as ever', async () => {
  await visit(`<p>Hello</p><div draggable="true">${element({ src: DEMO(), loading: 'eager' })}</div><p>Bye</p>${tag(dist)}`, {
    first: `addEventListener('dragstart', event => (window.taken = !event.defaultPrevented))`,
  });
  await timeline.ready();
  await timeline.hands();
  await driver.executeScript('getSelection().selectAllChildren(document.body)');
  const { left, top, width, height } = await timeline.run(`const plot = shadow.querySelector('.plot'); plot.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = plot.getBoundingClientRect(); return { left, top, width, height }`);
  const range = async () => (await timeline.events('itl:range')).at(-1)?.detail;
  const before = await range();
  const point = share => ({ x: Math.round(left + width * share), y: Math.round(top + height / 2) });
  const mouse = driver.actions().move(point(0.6)).press();
  for (const share of [0.55, 0.5, 0.45, 0.4, 0.35, 0.3]) mouse.move({ ...point(share), duration: 40 });
  await mouse.release().perform();
  const after = await until(async () => JSON.stringify(await range()) !== JSON.stringify(before) && (await range()), 'a move');
  const shown = Date.parse(after.to) - Date.parse(after.from);
  const moved = Date.parse(after.from) - Date.parse(before?.from ?? after.from);
  assert.ok(!before || moved > shown * 0.2, `moved by ${moved} of ${shown}`);
  assert.notEqual(await driver.executeScript('return window.taken'), true);
});

test('an incident of a lane that is folded away has its card, too', async () => {
  const components = Array.from({ length: 30 }, (_, n) => ({ id: `c${n}`, name: `Part ${n}` }));
  const incidents = components.map(({ id }, n) => incident(`of-${id}`, { components: [id], title: `Trouble ${n}`, start: `2026-01-${String(n + 1).padStart(2, '0')}T10:00:00Z`, end: `2026-01-${String(n + 1).padStart(2, '0')}T20:00:00Z` }));
  await visit(`${element({ src: src({ ...feedOf(...incidents), components }), range: 'all', loading: 'eager' })}${tag(dist)}`);
  await timeline.ready();
  await timeline.hands();
  const card = () => timeline.run(`const card = shadow.querySelector('[part~="card"]'); return card && getComputedStyle(card).display !== 'none' ? card.textContent : ''`);
  await timeline.press(/^latest incident$/);
  for (let n = 29; n >= 10; n -= 1) {
    await until(async () => (await card()).includes(`Trouble ${n}`), async () => `Trouble ${n}; card: ${await card()}`);
    await timeline.press(/^previous incident$/);
  }
});

for (const style of ['', 'zoom:1.5']) test(`a card for which there is no room below its bar stands above it${style && `, with ${style}`}`, async () => {
  await visit(`<div style="height:340px">Above</div><div style="${style}">${element({ src: DEMO(), loading: 'eager' })}</div>${tag(dist)}`);
  await timeline.ready();
  await timeline.hands();
  await timeline.run(`const bars = [...shadow.querySelectorAll('.bar')]; scrollBy(0, bars.at(-1).getBoundingClientRect().bottom - innerHeight + 30)`);
  const { x, y } = await timeline.run(`const { left, top, width, height } = [...shadow.querySelectorAll('.bar')].at(-1).getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) }`);
  await driver.actions().move({ x, y }).perform();
  const inSight = () => timeline.run(`const card = shadow.querySelector('[part~="card"]'); if (!card) return false;
    const { top, bottom } = card.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight`);
  await until(inSight, 'the card in sight');
}, style ? needs('a page that is zoomed') : {});

test('on a scaled page the window of the overview is not pulled narrower than can be seen', async () => {
  const feed = feedOf(...LIST, incident('old', { start: '2016-01-01T00:00:00Z', end: '2016-01-02T00:00:00Z' }));
  feed.history_from = '2015-06-01T00:00:00Z';
  await visit(`<div style="zoom:1.25;width:800px">${element({ src: src(feed), range: '1y', loading: 'eager', now: '2026-04-01T00:00:00Z' })}</div>${tag(dist)}`);
  await timeline.ready();
  await timeline.hands();
  const { left, right, y } = await timeline.run(`const frame = shadow.querySelector('.overview .frame'); frame.scrollIntoView({ block: 'center' });
    const { left, right, top, height } = frame.getBoundingClientRect(); return { left, right, y: Math.round(top + height / 2) }`);
  await driver.actions().move({ x: Math.round(left) + 1, y }).press().move({ x: Math.round(right) - 1, y, duration: 300 }).pause(900).release().perform();
  const { from, to } = (await timeline.events('itl:range')).at(-1).detail;
  assert.ok(Date.parse(to) - Date.parse(from) > 86_400_000, `${from} to ${to}`);
});
