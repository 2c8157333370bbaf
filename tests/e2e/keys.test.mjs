// The timeline by keyboard: what each key does there, and that keys elsewhere are the page's.
import { Key, Origin } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { FROM, changed, span, opened, focusPlot, keys } from './support/six-days.mjs';
import { assert, demo, DEMO, dist, driver, element, feeds, seen, tag, test, timeline, until, visit } from './support/world.mjs';

test('plus and minus zoom around the middle', async () => {
  const before = await opened();
  await focusPlot();
  await keys('+');
  const closer = await changed(before);
  // Who does not see it hears what is in view.
  const told = () => timeline.run(`return shadow.querySelector('.aside[aria-live]').textContent`);
  await until(async () => /2015/.test(await told()) && /August/.test(await told()), told);
  assert.ok(span(closer) < span(before));
  assert.ok(closer.from > before.from && closer.to < before.to);
  await keys('-');
  const back = await changed(closer);
  assert.ok(Math.abs(span(back) - span(before)) < 60_000);
  // Within a day it is hours that change.
  await keys('+', '+', '+', '+');
  await until(async () => /\d:\d\d/.test(await told()), told);
});

test('Tab reaches the timeline, then the list; Enter opens a story, Escape closes it; Tab leaves again', async () => {
  await visit(`<a href="#before">Before</a>${element({ src: DEMO() })}<a href="#after">After</a>${tag(dist)}`);
  await timeline.ready();
  await timeline.call('select', null);
  await until(async () => (await timeline.parts('story')).length === 0, 'the story to close');
  await driver.executeScript(`document.querySelector('a').focus()`);

  const tabTo = async (what, wanted) => {
    for (let pressed = 0; pressed < 40; pressed += 1) {
      await keys(Key.TAB);
      const focus = await timeline.focus();
      if (focus && wanted(focus)) return focus;
    }
    return assert.fail(`Tab never reached ${what}`);
  };
  await tabTo('the timeline', ({ part, holdsBars }) => /\b(plot|bar|cluster)\b/.test(part) || holdsBars);
  const { inRow } = await tabTo('a button of the list', focus => focus.inRow && focus.name === 'button');
  await keys(Key.ENTER);
  await until(async () => (await timeline.events('itl:select')).at(-1)?.detail.id === inRow, 'itl:select');
  assert.equal((await timeline.parts('story')).length, 1);
  assert.equal((await timeline.focus()).expanded, 'true');
  await keys(Key.ESCAPE);
  await until(async () => (await timeline.parts('story')).length === 0, 'the story to close');
  assert.equal((await timeline.events('itl:select')).at(-1).detail.id, null);
  assert.ok(await timeline.focus(), 'the focus is not lost');

  for (let pressed = 0; pressed < 40 && (await timeline.focus()); pressed += 1) await keys(Key.TAB);
  assert.equal(await driver.executeScript('return document.activeElement.hash'), '#after');
});

test('Escape closes the card of a bar, and with no card it is the page\'s', async () => {
  await opened();
  await focusPlot();
  const hover = async () => {
    // A card is kept closed until the mouse moves.
    await driver.actions().move({ x: 2, y: 2, origin: Origin.VIEWPORT }).perform();
    const [bar] = (await timeline.parts('bar')).filter(({ width }) => width > 8);
    await driver.actions().move({ x: Math.round(bar.left + bar.width / 2), y: Math.round(bar.top + bar.height / 2), origin: Origin.VIEWPORT }).perform();
    await until(async () => (await timeline.parts('card')).length === 1, 'the card');
  };
  const gone = () => until(async () => (await timeline.parts('card')).length === 0, 'the card to close');
  await driver.executeScript(`window.escapes = 0;
    addEventListener('keydown', event => { if (event.key === 'Escape' && !event.defaultPrevented) window.escapes += 1; });`);
  const escapes = () => driver.executeScript('return window.escapes');

  await hover();
  await keys(Key.ESCAPE);
  await gone();
  assert.equal(await escapes(), 0, 'the page does not close what the widget stands in');
  await keys(Key.ESCAPE);
  assert.equal(await escapes(), 1, 'with nothing to close the key is the page\'s');

  await keys(Key.END);
  await until(async () => (await timeline.parts('card')).length === 1, 'the card of the incident that the keyboard is at');
  await keys(Key.ESCAPE);
  await gone();
});

test('the arrow keys go from incident to incident, Enter reads one', async () => {
  await opened();
  await timeline.call('setRange', '2015-01-01T00:00:00Z', '2022-01-01T00:00:00Z');
  await focusPlot();
  await keys(Key.END);
  await keys(Key.ARROW_LEFT);
  await keys(Key.ENTER);
  const id = await until(async () => (await timeline.events('itl:select')).at(-1)?.detail.id, 'itl:select');
  assert.ok(demo().incidents.some(incident => incident.id === id));
  assert.deepEqual((await seen()).uncaught, []);
});

test('the card names the incident that the keyboard is at, within a cluster too', async () => {
  const day = n => new Date(FROM + n * 86_400_000).toISOString();
  const incidents = Array.from({ length: 20 }, (_, n) => incident(`day-${n}`, { title: `Day ${n}`, start: day(n), end: day(n + 0.1) }));
  feeds.routes.set('/days.json', json(feedOf(...incidents)));
  await visit(`${element({ src: `${feeds.url}/days.json` })}${tag(dist)}`);
  await timeline.event('itl:ready');
  await timeline.call('setRange', '2005-01-01T00:00:00Z', '2025-01-01T00:00:00Z');
  await until(async () => (await timeline.parts('cluster')).length === 1, 'one cluster of all');
  await focusPlot();
  const card = name => until(async () => (await timeline.parts('card'))[0]?.text.startsWith(name), `the card of ${name}`);
  await keys(Key.END);
  await card('Day 19');
  await keys(Key.ARROW_LEFT);
  await card('Day 18');
  const [{ text, width }] = await timeline.parts('card');
  assert.match(text, /One of 20 incidents here/);
  assert.ok(width > 50, 'it is in sight');
});

test('Home, End and the page keys move through the history while the timeline has focus', async () => {
  const before = await opened();
  await focusPlot();
  await keys(Key.PAGE_DOWN);
  const later = await changed(before);
  assert.ok(later.from > before.from && Math.abs(span(later) - span(before)) < 60_000);
  await keys(Key.PAGE_UP);
  const back = await changed(later);
  assert.ok(Math.abs(back.from - before.from) < 60_000);
  await keys(Key.END);
  const end = await changed(back);
  assert.ok(end.from > back.from);
  await keys(Key.HOME);
  assert.ok((await changed(end)).from < back.from);
});

test('keys elsewhere on the page are the page\'s', async () => {
  await opened();
  await driver.executeScript(`const field = document.body.insertBefore(document.createElement('textarea'), document.body.firstChild);
    field.focus();
    window.prevented = [];
    addEventListener('keydown', event => event.defaultPrevented && prevented.push(event.key));`);
  const ranges = (await timeline.events('itl:range')).length;
  await keys('+-a', Key.ARROW_LEFT, Key.HOME, Key.END, Key.PAGE_DOWN, Key.ENTER, Key.ESCAPE, 'b');
  assert.deepEqual(await driver.executeScript(`return [prevented, document.querySelector('textarea').value]`), [[], '+-a\nb']);
  assert.equal((await timeline.events('itl:range')).length, ranges);
});

test('components that one picture has no room for are shown on request, and the keyboard stays there', async () => {
  const components = Array.from({ length: 30 }, (_, n) => ({ id: `c${n}`, name: `Part ${n}` }));
  // All at once: no zoom tells them apart.
  const all = incident('all', { components: components.map(({ id }) => id), start: '2026-01-18T10:00:00Z', end: '2026-01-18T12:00:00Z' });
  feeds.routes.set('/thirty.json', json({ ...feedOf(all), components }));
  await visit(`${element({ src: `${feeds.url}/thirty.json`, range: 'all', loading: 'eager', now: '2026-01-20T00:00:00Z' })}${tag(dist)}`);
  await timeline.ready();
  const names = async () => (await timeline.parts('lane')).map(({ text }) => text);
  assert.equal((await names()).length, 12);
  const hidden = `return [...shadow.querySelectorAll('[aria-hidden="true"] :is(button, a, input, [tabindex="0"])')].map(e => e.textContent)`;
  assert.deepEqual(await timeline.run(hidden), [], 'what can be pressed is there for everybody');
  const button = () => timeline.run(`return shadow.activeElement?.textContent`);
  await timeline.run(`[...shadow.querySelectorAll('button')].find(button => /^show 18 more components$/i.test(button.textContent)).focus()`);
  await keys(Key.ENTER);
  await until(async () => (await names()).includes('Part 29'), names);
  assert.equal(await button(), 'Show fewer');
  // What the clock draws anew leaves it so.
  await timeline.press(/^zoom out$/i);
  await timeline.run(`[...shadow.querySelectorAll('button')].find(button => button.textContent === 'Show fewer').focus()`);
  assert.equal((await names()).length, 30);
  await keys(Key.ENTER);
  await until(async () => (await names()).length === 12, names);
  assert.equal(await button(), 'Show 18 more components');
});
