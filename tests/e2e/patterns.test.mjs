// Kinds are told apart by pattern as well as by colour. Browsers do not paint the same CSS alike, so what was painted is looked at.
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, driver, feed, test, timeline, undisturbed, visitElement } from './support/world.mjs';

/** Of each kind: its colour in the light theme, and what percentage of a sample is plain, at least and at most. */
const KINDS = {
  outage: ['#c2332b', 100, 100],
  degraded: ['#c4840f', 50, 90],
  read_only: ['#3f6fd1', 50, 95],
  maintenance: ['#6d6a86', 50, 90],
};

/** The colour that most of a sample of the legend has, and how much of it. */
const painted = async selector => {
  // Its corners are round, so one pixel of each edge is left out.
  const box = await timeline.run(
    `const { left, top, width, height } = shadow.querySelector(args[0]).getBoundingClientRect();
     return [Math.ceil(left) + 1, Math.ceil(top) + 1, Math.floor(width) - 3, Math.floor(height) - 3]`,
    selector,
  );
  return driver.executeAsyncScript(
    `const [picture, [left, top, width, height], done] = arguments;
     const image = new Image();
     image.onload = () => {
       const scale = image.width / innerWidth;
       const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
       canvas.drawImage(image, 0, 0);
       const { data } = canvas.getImageData(...[left, top, width, height].map(px => Math.round(px * scale)));
       const counts = {};
       for (let at = 0; at < data.length; at += 4) {
         const colour = '#' + [...data.slice(at, at + 3)].map(part => part.toString(16).padStart(2, '0')).join('');
         counts[colour] = (counts[colour] ?? 0) + 1;
       }
       const [colour, most] = Object.entries(counts).sort((a, b) => b[1] - a[1])[0];
       done({ colour, percent: Math.round((400 * most) / data.length) });
     };
     image.src = 'data:image/png;base64,' + picture;`,
    await driver.takeScreenshot(),
    box,
  );
};

test('each kind is painted in its colour with its pattern on it, and no data as a hatching', async () => {
  const incidents = Object.keys(KINDS).map(kind => incident(kind, { kind, start: '2026-03-02T09:00:00Z', end: '2026-03-02T12:00:00Z' }));
  const data = { ...feedOf(...incidents), history_from: '2026-02-20T00:00:00Z' };
  await visitElement({ src: feed(json(data)), now: '2026-03-20T12:00:00Z', range: 'all', theme: 'light' });
  await timeline.ready();
  for (const [kind, [ground, least, most]] of Object.entries(KINDS)) {
    const { colour, percent } = await painted(`.legend .swatch[data-kind="${kind}"]`);
    assert.equal(colour, ground, `most of ${kind}`);
    assert.ok(percent >= least && percent <= most, `${percent} % of ${kind} is plain`);
  }
  const { colour, percent } = await painted('.legend .swatch.nodata');
  assert.equal(colour, '#ffffff', 'most of no data is the surface');
  assert.ok(percent >= 50 && percent <= 90, `${percent} % of no data is empty`);
  await undisturbed();
});

test('the calendar hatches the days of which nothing is known, and no other', async () => {
  const data = { ...feedOf(incident('it', { start: '2026-03-02T09:00:00Z', end: '2026-03-02T12:00:00Z' })), history_from: '2026-02-20T00:00:00Z' };
  await visitElement({ src: feed(json(data)), now: '2026-03-20T12:00:00Z', timezone: 'utc' });
  await timeline.ready();
  await timeline.press(/^figures$/);
  const days = await timeline.find('[part~="calendar"] .days');
  const hatched = await driver.executeScript(
    `const [days] = arguments;
     // A column is a week, 13 wide. The middle of a day is in one of the lines that cross it.
     return [...Array(+days.dataset.length).keys()].filter(day => {
       const at = day + +days.dataset.offset;
       const middle = new DOMPoint(Math.floor(at / 7) * 13 + 5, (at % 7) * 13 + 5);
       return [...days.querySelectorAll('path')].some(path => getComputedStyle(path).fill === 'none' && path.isPointInStroke(middle));
     }).length`,
    days,
  );
  assert.equal(hatched, 31 + 19, 'January, and February to the 19th');
});
