// Zoom and pan: by button, by drag, by Ctrl and wheel, by touch. A plain wheel belongs to the page, and so do fingers that
// go up and down.
import { Button, Key, needs, Origin } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { FROM, TO, lastRange, changed, span, atRest, plot, opened, emptyPoint } from './support/six-days.mjs';
import { assert, driver, feeds, test, timeline, until } from './support/world.mjs';

test('buttons go from incident to incident, as the arrow keys do, and show where that is', async () => {
  await opened();
  const [newest, before, first] = ['Most of the network returned', 'Websites showed error 502', 'Down for about an hour on Friday'];
  const card = () => timeline.run(`const card = shadow.querySelector('[part~="card"]'); return card && getComputedStyle(card).display !== 'none' ? card.textContent : ''`);
  const shows = words => until(async () => (await card()).includes(words), async () => `${words}; card: ${await card()}`);
  await timeline.press(/^latest incident$/);
  await shows(newest);
  await until(async () => (await timeline.parts('bar')).some(bar => bar.incident === 'fastly-2021-06-08'), 'its bar');
  await timeline.press(/^previous incident$/);
  await shows(before);
  await timeline.press(/^next incident$/);
  await shows(newest);
  // An opened story stays, and does not keep the card of another incident away.
  await timeline.call('select', 'fastly-2021-06-08');
  await timeline.press(/^first incident$/);
  await shows(first);
  assert.deepEqual((await timeline.parts('story')).map(story => story.incident), ['fastly-2021-06-08']);
  // Whoever does something else does not have the card in the way.
  await (await timeline.find('[part~="standing"]')).click();
  await until(async () => !(await card()), card);
});

test('the buttons zoom and move', async () => {
  const before = await opened();
  await timeline.press(/^zoom in$/);
  const closer = await changed(before);
  assert.ok(span(closer) < span(before));
  await timeline.press(/^later$/);
  const later = await changed(closer);
  assert.ok(later.from > closer.from);
  assert.ok(Math.abs(span(later) - span(closer)) < 60_000);
  await timeline.press(/^zoom out$/);
  assert.ok(span(await changed(later)) > span(later));
});

test('dragging moves the time under the pointer and opens nothing', async () => {
  const before = await opened();
  const { x, y } = await emptyPoint();
  await driver.actions().move({ x, y, origin: Origin.VIEWPORT }).press(Button.LEFT).move({ x: x - 40, y, origin: Origin.VIEWPORT, duration: 50 })
    .move({ x: x - 200, y, origin: Origin.VIEWPORT, duration: 100 }).release(Button.LEFT).perform();
  const after = await changed(before);
  assert.ok(after.from > before.from, 'dragged to the left, later days come into view');
  assert.ok(Math.abs(span(after) - span(before)) < 60_000);
  assert.equal((await timeline.parts('story')).length, 0);
  // The pointer is up: it no longer drags.
  const settled = await lastRange();
  await driver.actions().move({ x: x + 100, y, origin: Origin.VIEWPORT }).perform();
  assert.deepEqual(await lastRange(), settled);
});

test('bars stay under the pointer on a page that is zoomed', async () => {
  await opened();
  await driver.executeScript(`document.documentElement.style.zoom = 1.5`);
  const { x, y, width } = await timeline.run(`const track = shadow.querySelector('.axis .track').getBoundingClientRect();
    return { x: Math.round(track.left + track.width / 2), y: Math.round(track.top + track.height / 2), width: track.width }`);
  const from = await atRest();
  await driver.actions().move({ x, y, origin: Origin.VIEWPORT }).press(Button.LEFT).move({ x: x - 40, y, origin: Origin.VIEWPORT, duration: 50 })
    .move({ x: x - 150, y, origin: Origin.VIEWPORT, duration: 100 }).pause(150).release(Button.LEFT).perform();
  const after = await changed(from);
  const px = ((after.from - from.from) / span(from)) * width;
  assert.ok(Math.abs(px - 150) < 4, `moved by ${px} px of 150`);
}, needs('a page that is zoomed'));

test('Ctrl and wheel zoom at the pointer; the page stays where it is', async () => {
  const before = await opened();
  const { x, y } = await emptyPoint();
  const scroll = () => driver.executeScript('return [scrollY, devicePixelRatio, visualViewport.scale]');
  const page = await scroll();
  await driver.actions().keyDown(Key.CONTROL).scroll(x, y, 0, -200, Origin.VIEWPORT).keyUp(Key.CONTROL).perform();
  const closer = await changed(before);
  assert.ok(span(closer) < span(before));
  // What was under the pointer, far to the right, is still there: the left edge moved more than the right one.
  assert.ok(closer.from - before.from > before.to - closer.to);
  assert.deepEqual(await scroll(), page);
}, needs('a wheel together with a key'));

/**
 * Zooms and moves in so many frames from six days in 2015 to `to`, and says of each frame how far a bar stood from where its
 * time is, in px.
 */
const moved = (to, frames) => timeline.run(`return (async () => {
  const [from, to, last, frames] = args;
  const edge = shadow.querySelector('.axis .track').getBoundingClientRect().left;
  const inside = bar => bar.getBoundingClientRect().left > edge;
  const { dataset: { incident } } = [...shadow.querySelectorAll('[part="bar"][data-incident]')].find(inside);
  const place = () => {
    const plot = shadow.querySelector('.axis .track').getBoundingClientRect();
    const left = Math.min(...[...shadow.querySelectorAll('.bars [data-incident="' + incident + '"]')].map(b => b.getBoundingClientRect().left));
    return (left - plot.left) / plot.width;
  };
  const width = shadow.querySelector('.axis .track').offsetWidth;
  const begins = from + place() * (to - from);
  const off = [];
  for (let n = 1; n <= frames; n += 1) {
    await new Promise(requestAnimationFrame);
    const [a, b] = [from + ((last.from - from) * n) / frames, to + ((last.to - to) * n) / frames];
    host.setRange(new Date(a), new Date(b));
    await new Promise(done => setTimeout(done));
    off.push(Math.abs(place() - (begins - a) / (b - a)) * width);
  }
  return off;
})()`, FROM, TO, to, frames);

test('in every frame of a movement bars stand where their time is', async () => {
  await opened();
  const zoomed = await moved({ from: FROM - 86_400_000, to: TO + 5 * 86_400_000 }, 40);
  assert.equal(zoomed.length, 40);
  assert.ok(Math.max(...zoomed) < 2, `off by ${zoomed.map(px => px.toFixed(1))}`);
});

test('what comes into view faster than it can be drawn is marked for that moment, and drawn a moment later', async () => {
  await opened();
  const undrawn = `shadow.querySelectorAll('.undrawn').length`;
  const marked = await timeline.run(`return (async () => {
    const day = 86_400_000;
    await new Promise(requestAnimationFrame);
    host.setRange(new Date(args[0] + 1000), new Date(args[1] + 1000));
    host.setRange(new Date(args[0] - 12 * day), new Date(args[1] + 12 * day));
    await new Promise(done => setTimeout(done));
    return ${undrawn};
  })()`, FROM, TO);
  assert.equal(marked, 2, 'on both sides');
  await until(() => timeline.run(`return ${undrawn} === 0`), 'everything to be drawn');
});

test('a plain wheel scrolls the page and nothing else', async () => {
  await opened();
  const { x, y } = await emptyPoint();
  const before = await driver.executeScript('return scrollY');
  const ranges = (await timeline.events('itl:range')).length;
  await driver.actions().scroll(x, y, 0, 300, Origin.VIEWPORT).perform();
  await until(() => driver.executeScript('return scrollY > arguments[0] + 200', before), 'the page to scroll');
  assert.equal((await timeline.events('itl:range')).length, ranges);
  // WebKit's driver adds the next turn of the wheel to this one otherwise.
  await driver.actions().clear();
});

test('a click on a bar opens its incident', async () => {
  await opened();
  const [bar] = (await timeline.parts('bar')).filter(({ width }) => width > 8);
  await driver.actions().move({ x: Math.round(bar.left + bar.width / 2), y: Math.round(bar.top + bar.height / 2), origin: Origin.VIEWPORT }).click().perform();
  await until(async () => (await timeline.events('itl:select')).at(-1)?.detail.id === bar.incident, 'itl:select');
  assert.equal((await timeline.parts('story')).length, 1);
});

test('a double click zooms in, a wheel to the side moves', async () => {
  const before = await opened();
  const { x, y } = await emptyPoint();
  await driver.actions().move({ x, y, origin: Origin.VIEWPORT }).doubleClick().perform();
  const closer = await changed(before);
  assert.ok(span(closer) < span(before));
  const settled = await atRest();
  await driver.actions().scroll(x, y, 120, 0, Origin.VIEWPORT).perform();
  assert.ok((await changed(settled)).from > settled.from);
});

/** Fingers on the screen, where each goes in ten steps: `[[from, to], …]`, points of the viewport. */
const touch = async (...fingers) => {
  const send = (type, part) =>
    driver.sendDevToolsCommand('Input.dispatchTouchEvent', {
      type,
      touchPoints: part === undefined ? [] : fingers.map(([from, to], id) => ({ id, x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part })),
    });
  await send('touchStart', 0);
  for (let step = 1; step <= 10; step += 1) await send('touchMove', step / 10);
  await send('touchEnd');
};

test('a finger that scrolls the page from the overview leaves what is in view', async () => {
  const before = await opened();
  const strip = await middleOf('.overview');
  const at = { x: Math.round(strip.right) - 60, y: strip.y };
  const scrolled = await driver.executeScript('return scrollY');
  await touch([at, { x: at.x, y: at.y - 200 }]);
  await until(() => driver.executeScript('return scrollY > arguments[0] + 100', scrolled), 'the page to scroll');
  assert.deepEqual(await atRest(), before);
}, needs('touches'));

test('a finger to the side moves the time, up and down the page', async () => {
  const before = await opened();
  const at = await emptyPoint();
  await touch([at, { x: at.x - 200, y: at.y }]);
  const later = await changed(before);
  assert.ok(later.from > before.from, 'later days come into view');
  assert.ok(Math.abs(span(later) - span(before)) < 60_000);
  assert.equal((await timeline.parts('story')).length, 0);

  // The flick is over.
  await timeline.run('return new Promise(done => setTimeout(done, 1500))');
  const ranges = (await timeline.events('itl:range')).length;
  const scrolled = await driver.executeScript('return scrollY');
  await touch([at, { x: at.x, y: at.y - 200 }]);
  await until(() => driver.executeScript('return scrollY > arguments[0] + 100', scrolled), 'the page to scroll');
  assert.equal((await timeline.events('itl:range')).length, ranges);
}, needs('touches'));

test('two fingers zoom, wherever they let go; two taps zoom in, one on a bar opens it', async () => {
  const before = await opened();
  const at = await emptyPoint();
  const [near, far] = [{ x: at.x - 160, y: at.y }, { x: at.x - 400, y: at.y }];
  await touch([{ x: near.x - 100, y: at.y }, near], [{ x: far.x + 100, y: at.y }, far]);
  const closer = await changed(before);
  assert.ok(span(closer) < span(before), `${span(closer)} of ${span(before)} ms`);
  assert.equal(await driver.executeScript('return visualViewport.scale'), 1);

  await timeline.call('setRange', '2015-08-13T00:00:00Z', '2015-08-19T00:00:00Z');
  await until(async () => (await lastRange()).from === FROM, 'the six days');
  await touch([at, at]);
  await touch([at, at]);
  assert.ok(span(await changed(before)) < span(before), 'two taps');

  await timeline.call('setRange', '2015-08-13T00:00:00Z', '2015-08-19T00:00:00Z');
  await until(async () => (await lastRange()).from === FROM, 'the six days');
  const [bar] = (await timeline.parts('bar')).filter(({ width }) => width > 8);
  const middle = { x: Math.round(bar.left + bar.width / 2), y: Math.round(bar.top + bar.height / 2) };
  await touch([middle, middle]);
  await until(async () => (await timeline.events('itl:select')).at(-1)?.detail.id === bar.incident, 'itl:select');

  // Fingers that let go beside the timeline, which has grown smaller, leave it to the next one.
  // Eight components in the last days, nothing before them.
  const lanes = Array.from({ length: 8 }, (_, n) => ({ id: `c${n}`, name: `Component ${n}` }));
  const incidents = lanes.map(({ id }) => incident(id, { components: [id], start: '2026-01-18T10:00:00Z', end: '2026-01-19T10:00:00Z' }));
  feeds.routes.set('/lanes.json', json({ ...feedOf(...incidents), components: lanes }));
  await timeline.run(`host.setAttribute('src', args[0])`, `${feeds.url}/lanes.json`);
  await until(() => timeline.run(`return !!shadow.querySelector('[data-incident="c7"]')`), 'the lanes');
  await timeline.call('setRange', '2026-01-01T00:00:00Z', '2026-01-20T00:00:00Z');
  await timeline.run(`shadow.querySelector('[part~="plot"]').scrollIntoView({ block: 'center' })`);
  const all = await atRest();
  const { left, top, width, height } = await plot();
  const [x, y] = [Math.round(left + width * 0.4), Math.round(top + height - 20)];
  const sides = side => [{ x: x + side * 20, y }, { x: x + side * 250, y }];
  await touch(sides(-1), sides(1));
  await changed(all);
  const there = await atRest();
  assert.ok((await plot()).height < height - 100, 'the lanes went out of view');
  const empty = await emptyPoint();
  await touch([empty, { x: empty.x - 200, y: empty.y }]);
  assert.ok((await changed(there)).from > there.from, 'a finger moves the time again');
}, needs('touches'));

const middleOf = async selector => timeline.run(`const { left, top, width, height } = shadow.querySelector(args[0]).getBoundingClientRect();
  return { left, right: left + width, x: Math.round(left + width / 2), y: Math.round(top + height / 2) }`, selector);
const drag = (from, to) =>
  driver.actions().move({ ...from, origin: Origin.VIEWPORT }).press(Button.LEFT).move({ ...to, origin: Origin.VIEWPORT, duration: 100 })
    .release(Button.LEFT).perform();

test('on a slow device, too, an edge of the overview follows the pointer and comes to rest under it', async () => {
  await opened();
  await timeline.call('setRange', '2017-01-01T00:00:00Z', '2019-01-01T00:00:00Z');
  await atRest();
  await driver.sendDevToolsCommand('Emulation.setCPUThrottlingRate', { rate: 6 });
  const { right, y } = await middleOf('.overview .frame');
  const target = Math.round(right) + 80;
  await drag({ x: Math.round(right) - 1, y }, { x: target, y });
  await atRest();
  await driver.sendDevToolsCommand('Emulation.setCPUThrottlingRate', { rate: 1 });
  const now = await middleOf('.overview .frame');
  assert.ok(Math.abs(now.right - target) < 5, `${now.right} of ${target}`);
}, needs('devtools'));

test('a window of the overview is not pulled narrower than can be seen', async () => {
  await opened();
  await timeline.call('setRange', '2017-01-01T00:00:00Z', '2019-01-01T00:00:00Z');
  await atRest();
  const { left, right, y } = await middleOf('.overview .frame');
  await drag({ x: Math.round(right) - 1, y }, { x: Math.round(left) + 3, y });
  const days = span(await atRest()) / 86_400_000;
  assert.ok(days > 5, `${days} days`);
});

test('a press that is let go outside drags nothing', async () => {
  const before = await opened();
  const plot = await timeline.run(`const { left, bottom, width } = shadow.querySelector('.plot').getBoundingClientRect();
    return { x: Math.round(left + width / 2), y: Math.round(bottom) - 3 }`);
  const at = (x, y) => ({ x, y, origin: Origin.VIEWPORT });
  await driver.actions().move(at(plot.x, plot.y)).press(Button.LEFT).move(at(plot.x, plot.y + 60)).release(Button.LEFT)
    .move(at(plot.x, plot.y)).move(at(plot.x + 90, plot.y)).perform();
  assert.deepEqual(await lastRange() ?? before, before);
});

test('the window of the overview is dragged and made wider, and presets set it', async () => {
  const days = await opened();
  await timeline.call('setRange', '2017-01-01T00:00:00Z', '2019-01-01T00:00:00Z');
  const before = await changed(days);
  const frame = await middleOf('.overview .frame');
  await drag({ x: frame.x, y: frame.y }, { x: frame.x + 60, y: frame.y });
  await changed(before);
  const later = await atRest();
  assert.ok(later.from > before.from && Math.abs(span(later) - span(before)) < 3_600_000);

  const { right, y } = await middleOf('.overview .frame');
  await drag({ x: Math.round(right) - 1, y }, { x: Math.round(right) + 80, y });
  await changed(later);
  const wider = await atRest();
  assert.ok(span(wider) > span(later) * 1.1, `${span(wider)} of ${span(later)} ms`);

  for (const [words, length] of [[/^90 days$/, 90], [/^30 days$/, 30], [/^Year$/, 365]]) {
    const now = await lastRange();
    await timeline.press(words);
    await changed(now);
    const days = span(await atRest()) / 86_400_000;
    // With a little room on either side.
    assert.ok(days >= length && days < length * 1.05, `${words}: ${days} days`);
  }
  const year = await lastRange();
  await timeline.press(/^All$/);
  assert.ok(span(await changed(year)) > span(year));
});
