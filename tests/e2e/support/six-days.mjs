// Six days of the demo's history in view, on a page that is longer than the window: where gestures and keys begin.
import { element, tag } from './pages.mjs';
import { DEMO, dist, driver, timeline, until, visit } from './world.mjs';

export const FROM = Date.parse('2015-08-13T00:00:00Z');
export const TO = Date.parse('2015-08-19T00:00:00Z');

export const lastRange = async () => {
  const event = (await timeline.events('itl:range')).at(-1);
  return event && { from: Date.parse(event.detail.from), to: Date.parse(event.detail.to) };
};

/** Waits until what is in view is no longer `before`; answers with what it is then. */
export const changed = before =>
  until(async () => {
    const now = await lastRange();
    return now && (now.from !== before.from || now.to !== before.to) && now;
  }, 'itl:range');

export const span = ({ from, to }) => to - from;

/** What is in view when nothing has moved for a while. */
export const atRest = () =>
  until(async () => {
    const before = await lastRange();
    await timeline.run('return new Promise(done => setTimeout(done, 300))');
    const now = await lastRange();
    return now.from === before.from && now.to === before.to && now;
  }, 'rest');

/** The place of the timeline's drawing in the viewport. */
export const plot = () => timeline.run(`const { left, top, width, height } = shadow.querySelector('[part~="plot"]').getBoundingClientRect();
  return { left, top, width, height }`);

/** A page that is longer than the window, the timeline in view, six days of 2015 on it, no story open. */
export const opened = async () => {
  await visit(`${element({ src: DEMO() })}<div style="height:3000px">Long text.</div>${tag(dist)}`);
  await timeline.ready();
  await timeline.hands();
  await timeline.call('select', null);
  await timeline.call('setRange', '2015-08-13T00:00:00Z', '2015-08-19T00:00:00Z');
  await until(async () => {
    const range = await lastRange();
    return range?.from === FROM && range.to === TO;
  }, 'the six days');
  await timeline.run(`shadow.querySelector('[part~="plot"]').scrollIntoView({ block: 'center' })`);
  return { from: FROM, to: TO };
};

/** A point of the plot where nothing is drawn: Tuesday 18 August. */
export const emptyPoint = async () => {
  const { left, top, width, height } = await plot();
  return { x: Math.round(left + width * 0.93), y: Math.round(top + height / 2) };
};

export const focusPlot = () => timeline.run(`shadow.querySelector('[part~="plot"]').focus()`);
export const keys = (...all) => driver.actions().sendKeys(...all).perform();
