// What readers meet who read from right to left, with a narrow screen, by keyboard, or in a browser that hides the exact time.
import { Key, needs } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, DEMO, dist, driver, element, feed, tag, test, timeline, until, visit } from './support/world.mjs';

/** Opens a page with the widget so wide. */
const opened = async (data, width, attributes = {}, options = {}) => {
  const src = data ? feed(json(data)) : DEMO();
  await visit(`<div style="width:${width}px">${element({ src, now: '2026-03-20T12:00:00Z', loading: 'eager', ...attributes })}</div>${tag(dist)}`, options);
  await timeline.ready();
};

/** The room before and behind the words of an element, in px. */
const room = selector => timeline.run(`const element = shadow.querySelector(args[0]); const range = document.createRange();
  range.selectNodeContents(element);
  const [words, box] = [range, element].map(one => one.getBoundingClientRect());
  return { left: words.left - box.left, right: box.right - words.right }`, selector);

test('words that go from right to left begin at the right, in the list and in a story', async () => {
  const words = 'كان البريد متأخرا';
  await opened(feedOf(incident('it', { summary: words, short: `Mail was late.\n\n${words}` })), 900);
  await timeline.call('select', 'it');
  await timeline.find('[data-story="short"] p + p');
  for (const selector of ['.summary', '[data-story="short"] p + p']) {
    const { left, right } = await room(selector);
    assert.ok(right < 2 && left > 100, `${selector}: ${left} px before the words, ${right} behind them`);
  }
  assert.ok((await room('[data-story="short"] p')).left < 2);
});

test('moves that all have the same time throw nothing', async () => {
  await opened(undefined, 900, { range: '90d' });
  await timeline.hands();
  const range = () => timeline.events('itl:range').then(all => all.at(-1).detail);
  const before = await range();
  await timeline.run(`const plot = shadow.querySelector('.axis'); const { left, top, width } = plot.getBoundingClientRect();
    const send = (type, x, buttons) => {
      const event = new PointerEvent(type, { clientX: left + width / 2 + x, clientY: top + 5, buttons, pointerId: 7, isPrimary: true, bubbles: true, composed: true });
      Object.defineProperty(event, 'timeStamp', { value: 1000 });
      plot.dispatchEvent(event);
    };
    send('pointerdown', 0, 1);
    for (const x of [7, 7, 7]) send('pointermove', x, 1);
    send('pointerup', 7, 0);
    return new Promise(done => setTimeout(done, 400))`);
  const after = await range();
  const [moved, shown] = [Date.parse(before.from) - Date.parse(after.from), Date.parse(after.to) - Date.parse(after.from)];
  assert.ok(Math.abs(moved) < shown / 20, `by ${moved} of ${shown} ms`);
});

test('while the timeline or the overview is held, no words of the page are selected', async () => {
  await opened(undefined, 900);
  await timeline.hands();
  for (const place of ['.plot', '.overview']) {
    const box = await timeline.run(`const { left, top, width, height } = shadow.querySelector(args[0]).getBoundingClientRect();
      return { x: Math.round(left + width * 0.6), y: Math.round(top + height / 2) }`, place);
    const begins = () => timeline.run(
      `return shadow.querySelector(args[0]).dispatchEvent(new Event('selectstart', { bubbles: true, cancelable: true, composed: true }))`, place);
    assert.equal(await begins(), true, 'not held');
    await driver.actions().move(box).press().move({ ...box, x: box.x - 20 }).perform();
    assert.equal(await begins(), false, `${place} is held`);
    await driver.actions().release().perform();
  }
});

test('on a phone the first label of the overview is whole, and the mark of what goes on stands beside its first line', async () => {
  const data = feedOf(incident('goes-on', { title: 'Nobody can log in, and nobody knows yet why that is', start: '2026-03-20T09:00:00Z', end: 'ongoing' }));
  await opened({ ...data, history_from: '2026-01-01T00:00:00Z' }, 300);
  const left = await timeline.run(`const strip = shadow.querySelector('.overview').getBoundingClientRect();
    return Math.min(...[...shadow.querySelectorAll('.overview-label')].map(label => label.getBoundingClientRect().left)) - strip.left`);
  assert.ok(left >= 0, `${left} px`);
  const [dot, link] = await timeline.run(`return ['.standing .dot', '.standing .link'].map(name => {
    const { top, height } = shadow.querySelector(name).getBoundingClientRect(); return { top, height } })`);
  assert.ok(link.height > 30, 'two lines');
  assert.ok(dot.top - link.top < 12, `${dot.top - link.top} px below the first line`);
});

test('the ring around what has the focus is not cut off in the panels', async () => {
  await opened(undefined, 900);
  await timeline.hands();
  await timeline.press(/^filter$/);
  await timeline.find('.panel input');
  // A ring is 2 px wide and 2 px away.
  const gap = (inner, outer) => timeline.run(`const [a, b] = args.map(name => shadow.querySelector(name).getBoundingClientRect()); return a.left - b.left`, inner, outer);
  assert.ok((await gap('.panel fieldset input', '.panel fieldset')) >= 4);
  await timeline.press(/^figures$/);
  await timeline.find('.days');
  assert.ok((await gap('.days', '.wide:has(.days)')) >= 4);
});

test('a limit of more than 50 is what is listed, and more of it takes none away', async () => {
  const day = n => new Date(Date.parse('2026-03-19T10:00:00Z') - n * 86_400_000).toISOString();
  const data = feedOf(...Array.from({ length: 90 }, (_, n) => incident(`i${n}`, { start: day(n), end: undefined, duration: '1h' })));
  await opened(data, 900, { limit: 70 });
  const rows = () => timeline.parts('incident').then(all => all.length);
  await until(async () => (await rows()) === 70, 'seventy rows');
  await timeline.press(/^show 20 of 20 more/);
  await until(async () => (await timeline.parts('incident')).at(-1).incident === 'i89', 'the oldest one');
  assert.equal(await rows(), 70);
});

test('where the widget cannot run, the plain list is no wider than its place', async () => {
  const data = feedOf(incident('it', { summary: `See ${'x'.repeat(140)}.` }));
  await visit(`<div style="width:300px">${element({ src: feed(json(data)) })}</div>${tag(dist)}`, {
    headers: { 'content-security-policy': `script-src 'self' ${dist.url} 'unsafe-inline'` },
  });
  await until(() => timeline.run(`return shadow?.querySelector('.plain')?.textContent.includes('xxx')`), 'the list');
  const { inside, place } = await timeline.run(`const plain = shadow.querySelector('.plain'); return { inside: plain.scrollWidth, place: plain.clientWidth }`);
  assert.ok(inside <= place, `${inside} px in ${place}`);
});

test('who chooses a day by the keyboard stays in the calendar, at that day', async () => {
  await opened(feedOf(incident('it'), incident('other', { start: '2026-03-09T10:00:00Z', end: '2026-03-09T12:00:00Z' })), 900, { timezone: 'utc' });
  await timeline.hands();
  await timeline.press(/^figures$/);
  const days = await timeline.find('.days');
  await timeline.run('args[0].focus()', days);
  // From 31 December back to 2 March; Enter goes there, and the figures are reckoned anew.
  await driver.actions().sendKeys(Key.END).perform();
  for (let day = 365; day > 61; day -= 1) await timeline.run(`args[0].dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, composed: true }))`, days);
  const words = () => timeline.run(`return shadow.querySelector('[data-day]').textContent`);
  await until(async () => /Incident it/.test(await words()), words);
  const before = (await timeline.events('itl:range')).length;
  await timeline.run(`shadow.querySelector('[data-place="figures"] table').dataset.old = ''`);
  await driver.actions().sendKeys(Key.ENTER).perform();
  await until(async () => (await timeline.events('itl:range')).length > before, 'the day to come into view');
  await until(() => timeline.run(`return !!shadow.querySelector('[data-place="figures"] table:not([data-old])')`), 'new figures');
  await until(() => timeline.run(`return shadow.activeElement?.matches('.days[data-marked]')`), 'the keyboard in the calendar');
  assert.match(await words(), /Incident it/);
});

test('on paper of one column no part of a story is without a box of its own, of which Firefox prints nothing', async () => {
  await opened(undefined, 700);
  await timeline.hands();
  await driver.executeScript(`dispatchEvent(new Event('beforeprint'))`);
  await timeline.find('.paper .main');
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: 'print' });
  const displays = await timeline.run(`return [...shadow.querySelectorAll('.paper .story *')].map(part => getComputedStyle(part).display)`);
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: '' });
  assert.ok(displays.length > 50);
  assert.ok(!displays.includes('contents'));
}, needs('devtools'));
