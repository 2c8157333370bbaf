// What is open or planned now: its words follow the clock, and say what is affected.
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, driver, feed, test, timeline, undisturbed, until, visitElement } from './support/world.mjs';

const COMPONENTS = [
  { id: 'us-api', name: 'API', group: 'US region' },
  { id: 'eu-api', name: 'API', group: 'EU region' },
  { id: 'web', name: 'Web app', group: 'EU region' },
  { id: 'mail', name: 'E-mail' },
];

/** A clock that the test sets: the widget asks what time it is every 30 seconds. */
const CLOCK = now => `let beat; let present = Date.parse('${now}'); const wait = setInterval; Date.now = () => present;
  window.setInterval = (act, ms) => ms === 30000 ? (beat = act, 1) : wait(act, ms);
  window.setClock = now => { present = Date.parse(now); beat(); }`;

const shown = async (incidents, now = '2026-03-03T09:00:00Z') => {
  const src = feed(json({ ...feedOf(...incidents), components: COMPONENTS }));
  await visitElement({ src, now: undefined }, { first: CLOCK(now) });
  await timeline.ready();
};

const chips = () => timeline.run(`return [...shadow.querySelectorAll('[part~="list"] .chip')].map(chip => chip.innerText.trim())`);
const answer = id => timeline.run(`return shadow.querySelector('[data-verdict="' + args[0] + '"] .answer')?.textContent`, id);
const setNow = now => driver.executeScript('setClock(arguments[0])', now);
const standing = () => timeline.run(`return shadow.querySelector('[part~="standing"]').textContent`);

test('row, card and what is read aloud name what was affected; equal names by their group', async () => {
  await shown([incident('a', { components: ['us-api', 'web', 'mail', 'eu-api'] }), incident('b', { components: [], start: '2026-02-02T10:00:00Z', end: '2026-02-02T11:00:00Z' })]);
  const all = await chips();
  assert.equal(all.find(chip => chip.startsWith('Affected')), 'Affected: US region: API, Web app, E-mail, 1 more');
  // What concerned everything names no part.
  assert.equal(all.filter(chip => chip.startsWith('Affected')).length, 1);
  assert.deepEqual((await timeline.parts('lane')).map(({ text }) => text).sort(), ['E-mail', 'EU region: API', 'US region: API', 'Web app', 'Whole service']);
  await timeline.run(`shadow.querySelector('[part~="plot"]').focus()`);
  await driver.actions().sendKeys('\uE010').perform(); // End: the newest
  const told = () => timeline.run(`return shadow.querySelector('[part~="plot"]').getAttribute('aria-activedescendant') ? '' : shadow.textContent`);
  await until(async () => (await told()).includes('Outage, 2 hours. US region: API, Web app, E-mail, 1 more. 2 of 2.'), told);
  await until(() => timeline.run(`return shadow.querySelector('[part~="card"]')?.textContent.includes('Affected: US region: API')`), 'the card');
  await undisturbed();
});

test('of what goes on the news comes first, and of what is over in its place', async () => {
  const updates = [{ at: '2026-03-02T10:10:00Z', text: 'First word.' }, { at: '2026-03-02T10:40:00Z', text: 'Last word.' }];
  const all = { start: '2026-03-02T10:00:00Z', short: 'A text.', updates };
  await shown([incident('a', { ...all, end: 'ongoing' }), incident('b', { ...all, end: '2026-03-02T10:50:00Z' })], '2026-03-02T11:00:00Z');
  const order = id => timeline.run(`const story = shadow.querySelector('[data-incident="' + args[0] + '"] [part~="story"]');
    return [...(story?.querySelectorAll('.columns :is(.prose, .updates)') ?? [])].map(({ textContent }) => textContent).filter((words, n, all) => all.indexOf(words) === n)`, id);
  await until(async () => (await order('a')).length > 2, () => order('a'));
  assert.deepEqual((await order('a')).slice(0, 2), ['Last word.', 'A text.']);
  await timeline.call('select', 'b');
  await until(async () => (await order('b')).length > 2, () => order('b'));
  assert.equal((await order('b'))[0], 'A text.');
});

test('what goes on gets longer in words, in the list and in an open story, and keeps the keyboard', async () => {
  await shown([incident('a', { components: ['mail'], start: '2026-03-02T10:00:00Z', end: 'ongoing', short: 'One. [A link](https://example.com/).', attempts: [{ what: 'Restarted it.' }] })], '2026-03-02T11:00:00Z');
  assert.ok((await chips()).includes('×Outage, 1 hour so far'), String(await chips()));
  await until(async () => (await answer('length')) === '1 hour down so far', () => answer('length'));
  await timeline.run(`shadow.querySelector('[part~="story"] a').focus(); window.link = shadow.activeElement`);
  await setNow('2026-03-02T13:00:00Z');
  await until(async () => (await chips()).includes('×Outage, 3 hours so far'), chips);
  await until(async () => (await answer('length')) === '3 hours down so far', () => answer('length'));
  assert.ok(await timeline.run('return window.link === shadow.activeElement && window.link.isConnected'));
  await undisturbed();
});

test('planned work begins, is said to be under way until its planned end, and ends', async () => {
  await shown([incident('a', { components: ['mail'], kind: 'maintenance', start: '2026-03-02T10:00:00Z', end: '2026-03-02T12:00:00Z' })], '2026-03-02T09:00:00Z');
  await timeline.call('select', 'a');
  await until(async () => /^Not started: planned for /.test(await answer('over')), () => answer('over'));
  assert.match(await standing(), /No incident is marked open\. 1 maintenance is planned\./);
  await setNow('2026-03-02T11:00:00Z');
  await until(async () => (await chips()).includes('Under way'), chips);
  await until(async () => /^No, planned to end Mar 2, 2026, 12:00/.test(await answer('over')), () => answer('over'));
  assert.equal(await standing(), 'No incident is marked open. 1 maintenance is under way.');
  await setNow('2026-03-02T13:00:00Z');
  await until(async () => !(await chips()).includes('Under way'), chips);
  await until(async () => /^Yes, since /.test(await answer('over')), () => answer('over'));
  assert.equal(await standing(), 'No incident is marked open.');
  await undisturbed();
});

test('the word on what is going on leads to it', async () => {
  await shown([incident('a', { start: '2026-03-02T10:00:00Z', end: 'ongoing', title: 'Mail is late' }), incident('b', { start: '2026-02-02T10:00:00Z', end: '2026-02-02T11:00:00Z' })]);
  await timeline.call('select', 'b');
  assert.equal(await standing(), '1 incident is going on: Mail is late.');
  await timeline.press(/^1 incident is going on/);
  await until(async () => (await timeline.parts('story'))[0]?.incident === 'a', 'its story');
  await until(async () => (await timeline.focus())?.inRow === 'a', 'the keyboard at its title');
  await undisturbed();
});
