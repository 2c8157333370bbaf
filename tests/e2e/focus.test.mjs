// Who uses the keyboard, or hears the page, is never left without a place: what they press may be drawn over.
import { Key, Origin, needs } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json, status } from './support/server.mjs';
import { assert, dist, driver, element, feed, feeds, FILES, tag, test, timeline, until, visit } from './support/world.mjs';

const FEED = feedOf(incident('one', { short: 'Short words.' }));
const open = attributes => visit(`${element({ cache: 'off', ...attributes })}${tag(dist)}`);
const after = () => until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'what comes after');
const focused = () =>
  timeline.run(`const e = shadow?.activeElement; return e ? (e.textContent || e.getAttribute('role')).trim().slice(0, 40) + ' in ' + (e.getAttribute('part') ?? e.className) : 'nothing'`);
const focusIs = pattern => until(async () => pattern.test(await focused()), async () => `${pattern}; it is ${await focused()}`);
/** Presses a button as a key does. */
const press = async words => {
  await until(() => timeline.run(`const b = [...shadow.querySelectorAll('button')].find(b => b.textContent === args[0]); b?.focus(); return !!b`, words), words);
  await driver.actions().sendKeys(Key.ENTER).perform();
};

test('"Try again" keeps the keyboard when it was in vain, and the timeline has it when it was not', async () => {
  const src = feed(status(404), '/lost.json');
  await open({ src });
  await press('Try again');
  await until(() => feeds.requests().length > 1, 'the second question');
  await focusIs(/^Try again in/);
  feed(json(FEED), '/lost.json');
  await driver.actions().sendKeys(Key.ENTER).perform();
  await timeline.ready();
  await focusIs(/ in plot/);
});

test('"Load older incidents" leads to the row that is new, or to the way to try again', async () => {
  const page = (id, month, next) => ({ ...feedOf(incident(id, { start: `2026-${month}-02T10:00:00Z`, end: `2026-${month}-02T11:00:00Z` })), history_from: undefined, next });
  feed(status(500), '/older.json');
  await open({ src: feed(json(page('new', '02', '/older.json')), '/new.json'), from: '2026-02-20', to: '2026-03-10' });
  await after();
  await press('Load older incidents');
  await focusIs(/^Try again in/);
  feed(json(page('old', '01')), '/older.json');
  await driver.actions().sendKeys(Key.ENTER).perform();
  await focusIs(/^Incident old in/);
});

test('a year before which there is none keeps the keyboard in the calendar', async () => {
  const years = [2025, 2026].map(year => incident(`y${year}`, { start: `${year}-03-02T10:00:00Z`, end: `${year}-03-02T12:00:00Z` }));
  await open({ src: feed(json({ ...feedOf(...years), history_from: '2025-01-01T00:00:00Z' })), range: 'all' });
  await after();
  await press('Figures');
  await until(() => timeline.run(`return !!shadow.querySelector('[data-year="2025"]')`), 'the calendar');
  await timeline.run(`shadow.querySelector('[data-year="2025"]').focus()`);
  await driver.actions().sendKeys(Key.ENTER).perform();
  await until(() => timeline.run(`return shadow.querySelector('.years strong').textContent === '2025'`), '2025');
  await until(() => timeline.run(`return shadow.activeElement?.dataset.year === '2026'`), 'the button of the other year');
});

test('Back out of a story leads to its title, wherever the keyboard was in it', async () => {
  await open({ src: feed(json(feedOf(incident('one', { short: 'Short words.' }), incident('two')))) });
  await after();
  await timeline.run(`shadow.querySelector('[data-incident="two"] .incident-title').click()`);
  await until(() => timeline.run(`const link = shadow.querySelector('[part~="story"] [data-link]'); link?.focus(); return shadow.activeElement === link && !!link`), 'the story');
  await driver.navigate().back();
  await until(() => timeline.run(`return !shadow.querySelector('[part~="story"]')`), 'the end of the story');
  await focusIs(/^Incident two in incident-title/);
}, needs('Back within a page'));

test('a story that cannot be had again keeps the keyboard, and says so', async () => {
  dist.routes.set(`/${FILES['story.wasm'].file}`, status(404));
  await open({ src: feed(json(FEED)) });
  await timeline.ready();
  await timeline.run(`shadow.querySelector('.incident-title').click()`);
  await until(() => timeline.run(`return shadow.querySelector('[part~="story"] [role="alert"]')?.textContent.includes('could not be loaded')`), 'the sentence');
  await press('Try again');
  await driver.sleep(500);
  await focusIs(/^Try again in/);
});

test('"Read" at the end of a row is pressed with the mouse, and the title beside it has the keyboard then', async () => {
  await open({ src: feed(json(FEED)) });
  await after();
  const read = await timeline.find('.toggle');
  await read.click();
  await until(() => timeline.run(`return !!shadow.querySelector('[part~="story"]')`), 'the story');
  await focusIs(/^Incident one in incident-title/);
});

test('Escape closes a card that came with the mouse, wherever the keyboard is, and before the story', async () => {
  await open({ src: feed(json(FEED)) });
  await after();
  await timeline.run(`shadow.querySelector('.incident-title').click()`);
  await until(() => timeline.run(`return !!shadow.querySelector('[part~="story"]')`), 'the story');
  await timeline.run(`shadow.querySelector('[part~="plot"]').focus()`);
  const hover = async () => {
    const [bar] = await timeline.parts('bar');
    const at = { x: Math.round(bar.left + bar.width / 2), y: Math.round(bar.top + bar.height / 2), origin: Origin.VIEWPORT };
    await driver.actions().move({ ...at, x: at.x - 1 }).move(at).perform();
    await until(() => timeline.run(`return !!shadow.querySelector('[part~="card"]')`), 'the card');
  };
  const isOpen = () => timeline.run(`return [!!shadow.querySelector('[part~="card"]'), !!shadow.querySelector('[part~="story"]')].join()`);
  await hover();
  await driver.actions().sendKeys(Key.ESCAPE).perform();
  await until(async () => (await isOpen()) === 'false,true', 'the card to close, and not the story');
  await driver.executeScript('document.activeElement.blur()');
  await hover();
  await driver.actions().sendKeys(Key.ESCAPE).perform();
  await until(async () => (await isOpen()) === 'false,true', 'the card to close without the keyboard in the widget');
  await timeline.run(`shadow.querySelector('[part~="plot"]').focus()`);
  await driver.actions().sendKeys(Key.ESCAPE).perform();
  // The timeline has the keyboard then, and the incident that it is at its card.
  await until(async () => (await isOpen()) === 'true,false', 'the story to close');
});

test('the widget’s own words are English, and those of the feed what they are', async () => {
  const told = feedOf(incident('one', { title: { de: 'Ausfall', fr: 'Panne' }, summary: 'Kurz gesagt.', short: { de: 'Eine Geschichte.' } }));
  await visit(`<div lang="de">${element({ src: feed(json({ ...told, languages: ['de'] })), lang: undefined, cache: 'off' })}</div>${tag(dist)}`);
  await timeline.ready();
  await timeline.run(`shadow.querySelector('.incident-title').click()`);
  await until(() => timeline.run(`return !!shadow.querySelector('[part~="story"] [data-story]')`), 'the story');
  const language = css => timeline.run(`return shadow.querySelector(args[0]).closest('[lang]').lang`, css);
  for (const css of ['.controls button', '[part~="plot"]', '.verdict dt', '.toggle']) assert.equal(await language(css), 'en', css);
  for (const css of ['.incident-title', '.summary', '[data-story]']) assert.equal(await language(css), 'de', css);
  await timeline.run(`host.setAttribute('lang', 'fr-CA')`);
  await until(async () => (await language('.incident-title')) === 'fr', 'the title in French');
});
