// More than one on a page, and other scripts beside them.
import { needs } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { DEMO, assert, copyOfDist, demo, dist, driver, element, feed, loaded, seen, site, tag, test, Timeline, undisturbed, until, visit } from './support/world.mjs';

test('two tags and two elements on a page are independent, and share what they can', async () => {
  const other = feed(json(feedOf(incident('other'))));
  const body = [
    element({ src: DEMO(), id: 'a' }),
    element({ src: other, id: 'b', label: 'Another record' }),
    `<div id="c">${tag(dist, { src: DEMO() })}</div>`,
    `<div id="d">${tag(dist, { src: other })}</div>`,
  ].join('');
  await visit(body);
  const [a, b, c, d] = ['#a', '#b', '#c incident-timeline', '#d incident-timeline'].map(selector => new Timeline(driver, selector));
  await until(() => c.exists(), 'the third');
  for (const one of [c, d]) await one.run(`host.id = arguments[0].slice(1, 2) + '-tag'`);
  for (const one of [a, b, c, d]) await one.run(`host.setAttribute('loading', 'eager')`);
  for (const one of [a, b]) await one.ready();
  for (const one of [c, d]) await until(async () => (await one.parts('incident')).length, `the list of ${one.selector}`);

  const [first, second] = demo().incidents;
  await a.call('select', second.id);
  await until(async () => (await a.events('itl:select')).some(({ detail }) => detail.id === second.id), 'itl:select');
  await b.call('select', 'other');
  await until(async () => (await b.parts('story')).length === 1, 'the story of the second');
  assert.deepEqual((await a.parts('story')).length, 1);
  assert.equal((await b.events('itl:select')).at(-1).detail.id, 'other');
  assert.ok(first);
  assert.match(await b.text(), /Another record/);

  await a.run('host.remove()');
  await b.call('select', null);
  await until(async () => (await b.parts('story')).length === 0, 'the story to close');
  // One instance and one style sheet for all of them.
  for (const file of ['/incident-timeline.wasm', '/incident-timeline.js', '/incident-timeline.css']) {
    assert.equal(loaded().filter(path => path === file).length, 1, file);
  }
  await undisturbed();
});

test('the script may come twice, in two versions even', async () => {
  const old = copyOfDist();
  await visit(`${tag(dist, { src: DEMO() })}${tag(dist)}${tag(old)}${tag(old, { src: DEMO(), loading: 'eager' })}`);
  const both = ['script + incident-timeline', 'script:last-of-type + incident-timeline'].map(selector => new Timeline(driver, selector));
  for (const one of both) await until(async () => (await one.parts('incident')).length, `the list of ${one.selector}`);
  await undisturbed();
});

test('a page with Prototype.js habits is no trouble', async () => {
  // What old libraries do to every page that they are on.
  const first = `Array.prototype.toJSON = function () { return 'broken' }; Object.prototype.src = '/polluted.json';
    Array.from = () => []; String.prototype.strip = String.prototype.trim; Function.prototype.bind = function (on) { return (...all) => this.apply(on, all) }`;
  await visit(element({ src: DEMO() }) + tag(dist), { first });
  await new Timeline(driver).ready();
  assert.deepEqual((await seen()).uncaught, []);
  assert.ok(!site.requests().includes('/polluted.json'));
}, needs('answers that no page can touch'));

test('a page with a style of its own for everything does not reach into the widget', async () => {
  const head = `<style>* { margin: 30px !important; color: rgb(255, 0, 0) !important } html { font-size: 5px; direction: rtl; line-height: 4; visibility: visible }
    div, p, button, ul { display: none !important }</style>`;
  await visit(element({ src: DEMO(), style: 'margin: 0 !important' }) + tag(dist), { head });
  const timeline = new Timeline(driver);
  await timeline.ready();
  const found = await timeline.run(`const list = getComputedStyle(shadow.querySelector('[part~="incident"]'));
    const button = shadow.querySelector('[part~="incident"] button').getBoundingClientRect();
    return { color: list.color, direction: list.direction, size: parseFloat(list.fontSize), button: button.height }`);
  assert.notEqual(found.color, 'rgb(255, 0, 0)');
  assert.equal(found.direction, 'ltr');
  assert.ok(found.size >= 12, `text of ${found.size} px`);
  assert.ok(found.button > 10);
});
