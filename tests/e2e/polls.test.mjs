// A feed that has changed while somebody reads: rows stay where they are.
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, dist, driver, element, feed, tag, test, timeline, undisturbed, until, visit } from './support/world.mjs';

const DAY_MS = 86_400_000;
const at = (n, hours) => new Date(Date.UTC(2026, 9, 30, hours) - n * DAY_MS * 2).toISOString();
const old = Array.from({ length: 30 }, (_, n) =>
  incident(`i${n}`, { start: at(n, 0), end: at(n, 2), short: `${n} words.`, long: `## Head\n\n${'Many words. '.repeat(300)}` }),
);
const added = Array.from({ length: 4 }, (_, n) => incident(`new${n}`, { start: at(0, 30 + n), end: at(0, 31 + n) }));

/** Opens a page whose feed has other incidents, too, once `grow` was called; answers when these are there. */
const open = async (around = inner => inner, attributes = {}) => {
  let incidents = old;
  const src = feed((request, response) => json(feedOf(...incidents))(request, response));
  await visit(`${around(element({ src, loading: 'eager', 'deep-link': 'off', ...attributes }))}${tag(dist)}`);
  await timeline.ready();
  await timeline.hands();
  return async () => {
    incidents = [...added, ...old];
    await timeline.call('refresh');
    await until(() => timeline.run(`return !!shadow.querySelector('[part~="list"] [data-incident="new0"]')`), 'the new incidents');
    await driver.sleep(300);
  };
};

/** Writes down where the row of an incident is in each frame that is painted. */
const follow = id => timeline.run(`window.tops = [];
  const look = () => {
    tops.push(Math.round(shadow.querySelector('[part~="list"] [data-incident="' + args[0] + '"]').getBoundingClientRect().top));
    requestAnimationFrame(look);
  };
  look()`, id);
const tops = () => driver.executeScript('return [...new Set(tops)]');

const PLACES = {
  'on the page': [],
  'on a page as high as the window': [inner => `<style>html,body{height:100%;margin:0}body{overflow:auto}</style>${inner}`],
  'in a box that scrolls': [inner => `<style>body{margin:0}</style><main style="height:100vh;overflow:auto">${inner}</main>`],
  'in a widget of a fixed height': [undefined, { height: 700 }],
  'in a widget of a fixed height on a page that is zoomed': [inner => `<div style="zoom:1.5">${inner}</div>`, { height: 500 }],
};

for (const [name, place] of Object.entries(PLACES)) {
  test(`what somebody reads ${name} stays where it is when newer incidents come`, async () => {
    const grow = await open(...place);
    for (let n = 0; n < 2; n += 1) {
      await timeline.run(`shadow.querySelector('[part~="list"] [data-incident="i15"]').scrollIntoView()`);
      await driver.sleep(300);
    }
    await follow('i15');
    await grow();
    const all = await tops();
    assert.ok(Math.max(...all) - Math.min(...all) <= 2, `in some frame: ${all}`);
    await undisturbed();
  });
}
