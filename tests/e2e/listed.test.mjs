// What the list shows of a long history: what is open stays in it, whatever is searched for or comes meanwhile.
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, driver, feed, test, timeline, until, visitElement } from './support/world.mjs';

const hour = n => new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString();

/** A feed of so many incidents, i0 the oldest. */
const history = n => feedOf(...Array.from({ length: n }, (_, i) => incident(`i${i}`, { start: hour(i), end: undefined, duration: '20m', long: `All of ${i}.` })));

const opened = async (data, attributes = {}, fragment = '') => {
  await visitElement({ src: feed(json(data)), ...attributes }, { fragment });
  await timeline.ready();
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'the search');
};
const search = words =>
  timeline.run(`const field = shadow.querySelector('[data-words]'); field.value = args[0];
    field.dispatchEvent(new Event('input', { bubbles: true }))`, words);
const rows = () => timeline.run(`return shadow.querySelectorAll('[part~="incident"]').length`);
/** The incident whose story is there. */
const open = () => timeline.run(`return shadow.querySelector('[part~="story"]')?.closest('[data-incident]').dataset.incident ?? null`);
const opens = id => until(async () => (await open()) === id && String(id), async () => `${id}; open: ${await open()}`);
const hash = () => driver.executeScript('return location.hash');

test('what is opened while a search does not find it is listed and opened, however far down it stands', async () => {
  await opened(history(120), { limit: 5 });
  await search('i11');
  await until(async () => /q=i11/.test(await hash()), hash);
  await timeline.call('select', 'i7');
  await opens('i7');
  await until(async () => (await hash()) === '#incident=i7', hash);
  assert.equal(await open(), 'i7');
});

test('a story stays open, with the keyboard, when a newer incident comes', async () => {
  for (const [n, attributes] of [[60, {}], [12, { limit: 5 }]]) {
    await opened(history(n), attributes, '#incident=i0');
    await opens('i0');
    const held = () => timeline.run(`return shadow.activeElement?.closest('[data-incident]')?.dataset.incident`);
    await until(async () => (await held()) === 'i0', held);
    for (const more of [1, 7]) {
      feed(json(history(n + more)));
      await timeline.call('refresh');
      await until(async () => (await timeline.events('itl:data')).at(-1).detail.incidents === n + more, 'the newer ones');
      await opens('i0');
      await until(async () => (await held()) === 'i0', held);
    }
    assert.equal(await hash(), '#incident=i0');
  }
});

test('a story stays open among what a search finds, when a newer incident comes', async () => {
  await opened(history(100), {}, '#incident=i0&kind=outage');
  await opens('i0');
  feed(json(history(103)));
  await timeline.call('refresh');
  await until(async () => (await timeline.events('itl:data')).at(-1).detail.incidents === 103, 'the newer ones');
  await opens('i0');
  assert.ok((await rows()) <= 50);
});

test('an address does not name a story that the search hides', async () => {
  await opened(history(12), {}, '');
  await timeline.call('select', 'i3');
  await until(async () => (await hash()) === '#incident=i3', hash);
  await search('i11');
  await until(async () => (await hash()) === '#q=i11', hash);
  await search('');
  await until(async () => (await hash()) === '#incident=i3', hash);
  await opens('i3');
});
