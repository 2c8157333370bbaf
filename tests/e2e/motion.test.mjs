// Motion: a flick goes on and slows down, steps are glided to, and who wants no motion gets none.
import { Button, needs, Origin } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, DEMO, dist, driver, element, feeds, tag, test, timeline, until, visit } from './support/world.mjs';

const FROM = Date.parse('2015-08-10T00:00:00Z');
const TO = Date.parse('2015-08-22T00:00:00Z');

const opened = async () => {
  await visit(`${element({ src: DEMO() })}${tag(dist)}`);
  await timeline.ready();
  await timeline.hands();
  await timeline.call('select', null);
  await timeline.call('setRange', new Date(FROM).toISOString(), new Date(TO).toISOString());
  await timeline.run(`shadow.querySelector('[part~="plot"]').scrollIntoView({ block: 'center' })`);
  await atRest();
};

/** Left edge and right edge of everything that is drawn in the first lane, frame by frame while and after `act`, JavaScript, runs. */
const filmed = (act, ms = 700) => timeline.run(`return (async () => {
  const button = words => [...shadow.querySelectorAll('button')].find(one => words.test(one.ariaLabel ?? one.textContent));
  const frames = [];
  const place = () => {
    const edges = [...shadow.querySelectorAll('.lanes .bar')].map(bar => bar.getBoundingClientRect());
    frames.push([Math.min(...edges.map(e => e.left)), Math.max(...edges.map(e => e.right))].map(Math.round));
  };
  place();
  const end = performance.now() + args[0];
  ${act};
  while (performance.now() < end) {
    await new Promise(requestAnimationFrame);
    place();
  }
  return frames;
})()`, ms);

const widths = frames => frames.map(([left, right]) => right - left);
const atRest = () => until(async () => new Set(widths(await filmed('', 200))).size === 1, 'rest');
const noMotion = features => driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features });
const lastRange = async () => {
  const { from, to } = (await timeline.events('itl:range')).at(-1).detail;
  return { from: Date.parse(from), to: Date.parse(to) };
};
const span = ({ from, to }) => to - from;

test('a step is glided to, and is what the page is told from the beginning', async () => {
  await opened();
  const before = (await timeline.events('itl:range')).length;
  const seen = widths(await filmed(`button(/^zoom in$/i).click()`));
  const [first, last] = [seen[0], seen.at(-1)];
  assert.ok(last > first * 1.8, `${first} to ${last} px`);
  const between = new Set(seen.filter(px => px > first * 1.05 && px < last * 0.95));
  assert.ok(between.size >= 3, `${seen}`);
  assert.deepEqual(seen, [...seen].sort((a, b) => a - b), 'it only grows');
  assert.equal((await timeline.events('itl:range')).length, before + 1);
});

test('steps that come while it glides add up', async () => {
  await opened();
  await filmed(`button(/^zoom in$/i).click(); await new Promise(done => setTimeout(done, 80)); button(/^zoom in$/i).click()`);
  assert.ok(Math.abs(span(await lastRange()) - (TO - FROM) / 4) < 60_000);
});

test('what the page asks for while it glides is what is shown', async () => {
  await opened();
  const before = (await filmed('', 50)).at(-1);
  const seen = await filmed(`button(/^zoom in$/i).click(); await new Promise(done => setTimeout(done, 80));
    host.setRange(new Date(${FROM}), new Date(${TO}))`);
  assert.deepEqual(seen.at(-1), before);
  assert.deepEqual(await lastRange(), { from: FROM, to: TO });
});

test('who wants no motion gets none', async () => {
  await noMotion([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  try {
    await opened();
    const seen = widths(await filmed(`button(/^zoom in$/i).click()`));
    assert.ok(new Set(seen).size <= 3 && seen.at(-1) > seen[0] * 1.8, `${seen}`);
    const { at, before } = await flick();
    const there = await lastRange();
    const px = ((there.from - before.from) / span(before)) * at.width;
    assert.ok(Math.abs(px - 200) < 12, `${px} px`);
  } finally {
    await noMotion([]);
  }
}, needs('devtools'));

/** A finger that goes 200 px to the left and lets go on the way. */
const flick = async () => {
  const before = await lastRange();
  const at = await timeline.run(`const { right, top, width } = shadow.querySelector('.axis .track').getBoundingClientRect();
    return { x: Math.round(right - 60), y: Math.round(top + 12), width }`);
  const send = (type, part) => driver.sendDevToolsCommand('Input.dispatchTouchEvent', {
    type,
    touchPoints: part === undefined ? [] : [{ id: 0, x: at.x - 200 * part, y: at.y }],
  });
  await send('touchStart', 0);
  for (let step = 1; step <= 10; step += 1) await send('touchMove', step / 10);
  await send('touchEnd');
  return { at, before };
};

test('a flick goes on when the finger has let go, slows down, and stops where it is touched', async () => {
  await opened();
  const { at, before } = await flick();
  const lefts = (await filmed('', 1500)).map(([left]) => left);
  const gone = lefts[0] - lefts.at(-1);
  assert.ok(gone > 40, `${lefts}`);
  const half = lefts[0] - lefts[lefts.length >> 1];
  assert.ok(half > gone * 0.6, `fast first: ${lefts}`);
  const there = await lastRange();
  assert.ok(((there.from - before.from) / span(before)) * at.width > 240, 'farther than the finger went');
  assert.ok(Math.abs(span(there) - span(before)) < 60_000);

  await flick();
  await driver.sendDevToolsCommand('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ id: 0, x: at.x - 200, y: at.y }] });
  const still = (await filmed('', 500)).map(([left]) => left);
  await driver.sendDevToolsCommand('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  assert.ok(Math.max(...still.slice(2)) - Math.min(...still.slice(2)) < 3, `${still}`);
}, needs('touches'));

test('who catches what was thrown opens nothing', async () => {
  await opened();
  const { at } = await flick();
  await timeline.run(`return new Promise(done => setTimeout(done, 120))`);
  const bar = await timeline.run(`const all = [...shadow.querySelectorAll('.lanes .bar')].map(bar => bar.getBoundingClientRect());
    const { left, top, width, height } = all.find(({ left, right }) => left > 160 && right < innerWidth) ?? all[0];
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) }`);
  const touch = (type, touchPoints) => driver.sendDevToolsCommand('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [{ id: 0, ...bar }]);
  await touch('touchEnd', []);
  await timeline.run(`return new Promise(done => setTimeout(done, 400))`);
  assert.equal((await timeline.parts('story')).length, 0);
  assert.ok(at.width > 0);
}, needs('touches'));

test('while the mouse is there, what is under it stays under it', async () => {
  const lanes = Array.from({ length: 8 }, (_, n) => ({ id: `c${n}`, name: `Component ${n}` }));
  const incidents = lanes.map(({ id }, n) => incident(id, { components: [id], start: `2025-0${n + 1}-18T10:00:00Z`, end: `2025-0${n + 1}-19T10:00:00Z` }));
  feeds.routes.set('/lanes.json', json({ ...feedOf(...incidents), components: lanes }));
  await visit(`${element({ src: `${feeds.url}/lanes.json` })}${tag(dist)}`);
  await timeline.ready();
  await timeline.hands();
  await timeline.call('setRange', '2025-01-01T00:00:00Z', '2025-09-01T00:00:00Z');
  await timeline.run(`shadow.querySelector('.controls').scrollIntoView({ block: 'end' })`);
  await atRest();
  const place = () => timeline.run(`const { left, top, width, height } = [...shadow.querySelectorAll('button')]
    .find(one => /^zoom in$/i.test(one.ariaLabel)).getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) }`);
  const before = await place();
  const ranges = (await timeline.events('itl:range')).length;
  for (let press = 0; press < 4; press += 1) {
    await driver.actions().move({ ...before, origin: Origin.VIEWPORT }).press(Button.LEFT).release(Button.LEFT).pause(400).perform();
  }
  assert.equal((await timeline.events('itl:range')).length, ranges + 4);
  assert.deepEqual(await place(), before);
  await driver.actions().move({ x: 2, y: 2, origin: Origin.VIEWPORT }).perform();
  await until(async () => (await place()).y < before.y - 60, 'the lanes that went out of view to go');
});
