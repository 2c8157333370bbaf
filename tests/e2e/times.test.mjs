// What is said of times: no sharper than known, the same in every place, and never that nothing was where nothing is known.
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, feed, test, timeline, undisturbed, until, visitElement } from './support/world.mjs';

const NOW = '2026-11-27T12:00:00Z';

const shown = async (data, attributes = {}) => {
  await visitElement({ src: feed(json(data)), now: NOW, ...attributes });
  await timeline.ready();
};

const when = id => timeline.run(`return shadow.querySelector('[data-incident="' + args[0] + '"] .when').textContent`, id);
const chips = id => timeline.run(`return [...shadow.querySelectorAll('[part~="list"] [data-incident="' + args[0] + '"] .chip')].map(c => c.innerText.trim())`, id);
const standing = () => timeline.run(`return shadow.querySelector('[part~="standing"]').textContent`);

const figures = async () => {
  await timeline.press(/^figures$/);
  await until(() => timeline.run(`return !!shadow.querySelector('[data-place="figures"] .days')`), 'the figures');
  return timeline.run(`return shadow.querySelector('[data-place="figures"]').innerText`);
};

test('planned work that was cancelled is told as that everywhere', async () => {
  const updates = [{ at: '2026-11-20T09:00Z', phase: 'scheduled', text: 'Soon.' }, { at: '2026-11-27T09:00Z', phase: 'cancelled', text: 'No.' }];
  const work = { kind: 'maintenance', start: '2026-11-27T10:00:00Z', end: '2026-11-27T14:00:00Z' };
  await shown(feedOf(incident('called-off', { ...work, updates }), incident('takes-place', { ...work, updates: updates.slice(0, 1) }), incident('was', {})));
  assert.equal(await standing(), 'No incident is marked open. 1 maintenance is under way.');
  assert.deepEqual(await chips('called-off'), ['Cancelled', '⚒︎Maintenance']);
  assert.ok((await chips('takes-place')).includes('Under way'));
  await timeline.call('setRange', '2026-11-26T00:00:00Z', '2026-11-29T00:00:00Z');
  await until(async () => (await timeline.parts('bar')).length === 1, 'one bar');
  assert.equal((await timeline.parts('bar'))[0].incident, 'takes-place');
  await undisturbed();
});

test('planned work is told as that everywhere, with when it begins', async () => {
  await shown(feedOf(incident('work', { kind: 'maintenance', start: '2026-11-28T02:00:00Z', end: '2026-11-28T04:00:00Z' }), incident('was', {})), { timezone: 'utc' });
  assert.deepEqual(await chips('work'), ['Planned for Nov 28, 2026, 2:00 AM', '⚒︎Maintenance, 2 hours']);
  await timeline.call('select', 'work');
  const asked = () => timeline.run(`return [...shadow.querySelectorAll('.verdicts dt')].map(({ textContent }) => textContent)`);
  await until(async () => (await asked()).length === 3, 'the verdicts');
  assert.equal((await asked())[2], 'How long will it take?');
});

const over = () => timeline.run(`return shadow.querySelector('[data-verdict="over"] .answer')?.textContent`);

test('an outage whose repair is planned is told as it is, and then what is to come', async () => {
  const repair = { kind: 'maintenance', start: '2026-11-28T02:00:00Z', end: '2026-11-28T04:00:00Z' };
  const withRepair = (id, end) => incident(id, { kind: undefined, start: undefined, end: undefined, segments: [{ kind: 'outage', start: '2026-11-20T09:00:00Z', end }, repair] });
  await shown(feedOf(withRepair('over', '2026-11-20T09:30:00Z'), withRepair('unknown', 'unknown')), { timezone: 'utc' });
  assert.equal(await standing(), 'No incident is marked open. 1 incident has no published end.');
  assert.deepEqual(await chips('over'), ['×Outage, 30 minutes', '⚒︎Maintenance']);
  const further = 'Further work is planned for Nov 28, 2026, 2:00 AM';
  for (const [id, answer] of [['over', `Yes, since Nov 20, 2026, 9:30 AM. ${further}`], ['unknown', `Not known: no end was published. ${further}`]]) {
    await timeline.call('select', id);
    await until(async () => (await over()) === answer, over);
  }
});

test('an update that somebody is at it says more than an end before it', async () => {
  const updates = [{ at: '2026-11-27T09:10:00Z', phase: 'in_progress', text: 'We begin.' }, { at: '2026-11-27T10:15:00Z', phase: 'in_progress', text: 'It takes longer.' }];
  await shown(feedOf(incident('work', { kind: 'maintenance', start: '2026-11-27T09:00:00Z', end: '2026-11-27T10:00:00Z', updates })), { timezone: 'utc' });
  assert.equal(await standing(), 'No incident is marked open. 1 maintenance is under way.');
  assert.deepEqual(await chips('work'), ['Under way', '⚒︎Maintenance, 1 to 3 hours so far']);
  await timeline.call('select', 'work');
  const answer = 'Perhaps not: the stated end was Nov 27, 2026, 10:00 AM, but an update of Nov 27, 2026, 10:15 AM says that it is under way';
  await until(async () => (await over()) === answer, over);
  assert.match(await timeline.run(`return shadow.querySelector('.main .news').textContent`), /It takes longer/);
});

test('what is only worth knowing is no trouble, and what is announced is not planned', async () => {
  const note = { kind: 'notice', end: undefined };
  await shown(feedOf(incident('on', { ...note, end: 'ongoing' }), incident('was', note), incident('next', { ...note, start: '2026-12-01T10:00:00Z' })), { timezone: 'utc' });
  assert.equal(await standing(), 'No incident is marked open. 1 notice is going on. 1 incident is announced.');
  assert.ok((await chips('next')).includes('Announced for Dec 1, 2026, 10:00 AM'), await chips('next'));
  assert.equal(await timeline.run(`return shadow.querySelectorAll('.chip.going').length`), 0);
  assert.equal(await when('was'), 'March 2');
});

test('what goes on has begun, whatever a slow clock says', async () => {
  const start = new Date(Date.now() - 240_000).toISOString();
  const data = feedOf(incident('on', { start, end: 'ongoing' }), incident('work', { kind: 'maintenance', start: '2099-01-01T00:00Z', end: '2099-01-01T01:00Z' }));
  // Ten minutes slow.
  const first = 'const now = Date.now; Date.now = () => now() - 600_000';
  await visitElement({ src: feed(json(data)), now: undefined }, { first });
  await timeline.ready();
  assert.equal(await standing(), '1 incident is going on: Incident on. 1 maintenance is planned.');
  assert.ok((await chips('on')).includes('Going on now'), await chips('on'));
});

test('a time zone that the browser does not know counts as none', async () => {
  const data = feedOf(incident('it', {}));
  data.site.time_zone = 'CST9';
  const zone = () => timeline.run(`const { options, selectedIndex } = shadow.querySelector('select.zone');
    return [[...options].map(option => option.textContent), options[selectedIndex].textContent, shadow.querySelector('[data-incident="it"] .when').textContent]`);
  await shown(data, { timezone: undefined });
  const [, , own] = await zone();
  await shown(data, { timezone: 'Berlin' });
  assert.deepEqual(await zone(), [['Your time', 'UTC'], 'Your time', own]);
  await shown(data, { timezone: 'company' });
  assert.equal((await zone())[1], 'Company time (unknown: UTC)');
});

test('a time that clocks show twice is told with the name of the zone', async () => {
  const updates = [{ at: '2026-10-25T00:45:00Z', text: 'Looking.' }, { at: '2026-10-25T01:30:00Z', text: 'Over.' }];
  await shown(feedOf(incident('night', { start: '2026-10-25T00:30:00Z', end: '2026-10-25T01:30:00Z', updates })), { timezone: 'Europe/Berlin' });
  await timeline.call('select', 'night');
  const answer = () => timeline.run(`return shadow.querySelector('[data-verdict="over"] .answer')?.textContent`);
  await until(answer, 'the verdicts');
  assert.equal(await answer(), 'Yes, since Oct 25, 2026, 2:30 AM Central European Standard Time');
  const times = await timeline.run(`return [...shadow.querySelectorAll('.updates .detail')].map(({ textContent }) => textContent)`);
  assert.deepEqual(times, ['Oct 25, 2026, 2:45 AM Central European Summer Time', 'Oct 25, 2026, 2:30 AM Central European Standard Time']);
  // And in the night itself, before the clocks are put back.
  await shown(feedOf(incident('night', { start: '2026-10-25T00:30:00Z', end: 'ongoing', updates })), { timezone: 'Europe/Berlin', now: '2026-10-25T00:50:00Z' });
  const first = () => timeline.run(`return shadow.querySelector('.updates .detail')?.textContent`);
  await until(first, 'the updates');
  assert.equal(await first(), times[0]);
});

test('where clocks are changed, years before the first incident have their own names', async () => {
  const data = { ...feedOf(incident('one', { start: '2026-11-20T10:00:00Z', end: '2026-11-20T11:00:00Z' })), history_from: '2018-06-01T00:00:00Z' };
  await shown(data, { timezone: 'Europe/Berlin', range: 'all' });
  const years = place => timeline.run(`return [...shadow.querySelectorAll(args[0])].map(({ textContent }) => textContent.trim()).filter(text => /^\\d{4}$/.test(text))`, place);
  const all = ['2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026'];
  assert.deepEqual(await years('.overview-label'), all);
  assert.deepEqual((await years('.tick')).filter(year => all.includes(year)), all);
});

test('the calendar has nothing on a day on which planned work was cancelled', async () => {
  const updates = [{ at: '2026-11-20T09:00Z', phase: 'cancelled', text: 'No.' }];
  const work = { kind: 'maintenance', start: '2026-12-30T10:00:00Z', end: '2026-12-30T14:00:00Z', updates };
  await shown(feedOf(incident('called-off', work), incident('was', { start: '2026-12-29T10:00:00Z', end: '2026-12-29T11:00:00Z' })), { timezone: 'utc', now: '2027-01-05T12:00:00Z' });
  await figures();
  const press = key => timeline.run(`shadow.querySelector('.days').dispatchEvent(new KeyboardEvent('keydown', { key: args[0], bubbles: true, composed: true }))`, key);
  const words = () => timeline.run(`return shadow.querySelector('[data-day]').textContent`);
  await press('End');
  await press('ArrowUp');
  await until(async () => /December 30|30 December/.test(await words()), words);
  assert.match(await words(), /no incident on record/);
  await press('ArrowUp');
  await until(async () => /Incident was/.test(await words()), words);
});

test('since when, and when, is no sharper than known and the same day to all', async () => {
  await shown(
    feedOf(
      incident('day', { start: '2026-11-20', end: 'ongoing' }),
      incident('range', { start: { earliest: '2026-10-01T00:00Z', latest: '2026-11-15T00:00Z' }, end: 'ongoing' }),
      incident('short', { start: { earliest: '2026-02-01T00:00Z', latest: '2026-09-30T00:00Z' }, end: undefined, duration: '20m' }),
      incident('words', { start: { earliest: '2026-03-01T00:00Z', latest: '2026-05-31T00:00Z', text: 'some time in spring' }, end: undefined, duration: '20m' }),
      incident('ends', { start: '2026-03-02T09:00:00Z', end: '2026-03-02' }),
    ),
    { timezone: 'America/Chicago', lang: 'en-US' },
  );
  assert.equal(await when('day'), 'since November 20');
  assert.match(await when('range'), /^since (September 30|October 1)\D+November 1[45]$/);
  assert.match(await when('short'), /^between \w+ \d+ and September \d+$/);
  assert.equal(await when('words'), 'some time in spring');
  await shown(feedOf(incident('ends', { start: '2026-03-02T09:00:00Z', end: '2026-03-02' })), { timezone: 'Asia/Tokyo', lang: 'en-US' });
  assert.equal(await when('ends'), 'March 2');
  await undisturbed();
});

test('a year has one number in every language', async () => {
  const data = feedOf(incident('old', { start: '2015-08-14', end: 'ongoing' }));
  await shown(data, { lang: 'th', timezone: 'utc' });
  const words = await timeline.run(`return shadow.querySelector('.year').innerText`);
  assert.match(words, /2015/);
  assert.doesNotMatch(words, /2558/);
  await undisturbed();
});

test('figures say nothing of years that nobody knows of or that are still to come, and count what is on record', async () => {
  const data = feedOf(
    incident('old', { start: '2015-08-14T08:00:00Z', end: '2015-08-14T12:00:00Z' }),
    incident('new', { start: '2026-03-02T10:00:00Z', end: '2026-03-02T11:00:00Z' }),
    incident('plan', { kind: 'maintenance', start: '2028-01-20T10:00:00Z', end: '2028-01-20T11:00:00Z' }),
  );
  data.history_from = '2024-01-01T00:00:00Z';
  await shown(data, { range: 'all' });
  const words = await figures();
  const of = year => words.match(new RegExp(`\\n${year}\\n\\t?(.*)`))?.[1];
  assert.equal(of(2028), 'Still to come');
  assert.equal(of(2027), 'Still to come');
  assert.equal(of(2026), 'Outage: 1 hour');
  assert.equal(of(2025), 'No incident on record');
  assert.equal(of(2023), 'Nothing is known');
  await undisturbed();
});

test('what goes on since nobody knows when is in figures, calendar and table', async () => {
  await shown(feedOf(incident('open', { start: undefined, end: 'ongoing', title: 'Login is down' }), incident('note', { kind: 'notice' })));
  const words = await figures();
  assert.match(words, /Outage\s+1 period of unknown length/);
  const csv = await timeline.run(`return host.exportAs('csv')`);
  assert.match(csv, /open,Login is down,outage/);
  await timeline.run(`const days = shadow.querySelector('.days'); days.focus(); days.scrollIntoView()`);
  assert.ok(await timeline.run(`return !!shadow.querySelector('.days path.was[data-kind="outage"]')`));
  await undisturbed();
});

test('what came and went was not bad all the time', async () => {
  const period = { kind: 'outage', start: '2026-09-01T00:00:00Z', end: '2026-09-03T00:00:00Z', cycle: { bad: '1m', good: '59m' } };
  await shown(feedOf(incident('flaky', { kind: undefined, start: undefined, end: undefined, segments: [period] })), { range: 'all' });
  assert.ok((await chips('flaky')).includes('×Outage, on and off for 2 days'), String(await chips('flaky')));
  await timeline.call('select', 'flaky');
  const answer = () => timeline.run(`return shadow.querySelector('[data-verdict="length"] .answer')?.textContent`);
  await until(async () => (await answer()) === 'Down on and off for 2 days', answer);
  assert.match(await figures(), /Outage\s+48 minutes to 2 days/);
});
