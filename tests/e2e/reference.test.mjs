// A blank page with the one tag, on another origin than dist/: the reference incident, complete, and no more exact than its letter.
import { needs } from './support/browser.mjs';
import { assert, demo, DEMO, dist, driver, element, seen, site, tag, test, timeline, undisturbed, until, visit, visitTag } from './support/world.mjs';

const FEED = demo();
const LETTER = FEED.incidents.find(({ id }) => id === FEED.featured);

/** The words of a text of the feed. */
const words = text => (typeof text === 'string' ? text : (text?.en ?? Object.values(text ?? {})[0] ?? ''));

/** Markdown and white space aside, as a reader sees it. */
const plain = text => words(text).replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`#>\\]/g, '').replace(/\s+/g, ' ').trim();

/** Opens the page and waits until the story stands there with its Markdown read. */
const opened = async () => {
  await visitTag({});
  await timeline.ready();
  await timeline.find('[part~="story"]');
  // The short story is Markdown and comes by a second binary.
  const start = plain(LETTER.short).slice(0, 40);
  return until(async () => {
    const text = (await timeline.parts('incident')).find(row => row.incident === LETTER.id).text.replace(/\s+/g, ' ');
    return text.includes(start) && text;
  }, `the short story: ${start}`);
};

test('the one tag shows the featured incident opened, and the host page is undisturbed', async () => {
  await opened();
  const { components, incidents, reachFrom } = await timeline.ready();
  assert.equal(incidents, FEED.incidents.length);
  assert.equal(components, FEED.components.length);
  assert.equal(Date.parse(reachFrom), Date.parse(FEED.history_from.at ?? FEED.history_from));
  assert.ok((await timeline.events()).every(({ composed }) => composed));
  await undisturbed();
});

test('nothing is asked for but the files of dist/, and nothing is stored', async () => {
  await opened();
  assert.deepEqual(site.requests(), ['/']);
  // The last files come when nothing else happens.
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'what comes after the first view');
  const files = dist.requests().map(path => path.replace(/-[0-9a-f]{12}/, ''));
  const expected = ['/after.js', '/embed.js', '/incident-timeline.css', '/incident-timeline.js', '/incident-timeline.wasm', '/incidents.json', '/story.js', '/story.wasm'];
  assert.deepEqual([...new Set(files)].sort(), expected);
  assert.equal(files.length, expected.length, `each once: ${files}`);
  const stored = await driver.executeScript('return document.cookie + localStorage.length + sessionStorage.length');
  assert.equal(stored, '00');
});

test('every period is a bar of its kind', async () => {
  await opened();
  const bars = (await timeline.parts('bar')).filter(bar => bar.incident === LETTER.id);
  const kinds = LETTER.segments.map(({ kind }) => kind);
  assert.deepEqual(bars.map(({ kind }) => kind).sort(), [...kinds].sort());
  for (const bar of bars) assert.ok(bar.width > 0 && bar.height > 0, JSON.stringify(bar));
});

test('the cycle is drawn as a cycle', async () => {
  await opened();
  const cycles = (await timeline.parts('bar')).filter(bar => bar.cycle !== undefined);
  assert.equal(cycles.length, LETTER.segments.filter(({ cycle }) => cycle).length);
  assert.ok(cycles.length > 0);
  assert.ok(cycles.every(({ incident }) => incident === LETTER.id));
});

test('uncertain edges are drawn as soft as the letter is', async () => {
  await opened();
  const bars = (await timeline.parts('bar')).filter(bar => bar.incident === LETTER.id);
  const uncertain = LETTER.segments.filter(({ start, end }) => start.earliest || end?.earliest);
  assert.equal(bars.filter(bar => bar.soft !== undefined).length, uncertain.length);
});

test('a reader finds every row of the letter in the story', async () => {
  const text = await opened();
  const expected = [
    LETTER.title,
    LETTER.summary,
    LETTER.apology.text,
    LETTER.apology.by.name,
    LETTER.data_loss?.text,
    LETTER.resolution?.text,
    LETTER.cause?.text,
    LETTER.contact?.text,
    ...LETTER.attempts.flatMap(({ tried, result, ruled_out }) => [tried, result, ruled_out]),
    ...LETTER.attempts.map(({ at }) => at?.text),
    ...LETTER.actions.map(({ text }) => text),
    ...LETTER.segments.flatMap(({ start, detail }) => [start.text, detail]),
  ];
  const missing = expected.filter(Boolean).map(plain).filter(one => !text.toLowerCase().includes(one.toLowerCase()));
  assert.deepEqual(missing, []);
  assert.match(text, /retold from the letter of/i);
});

test('the long story is there for whoever wants to know everything', async () => {
  await opened();
  await timeline.press(/long story/);
  const start = plain(LETTER.long).slice(0, 40);
  await until(async () => (await timeline.text()).replace(/\s+/g, ' ').includes(start), `the long story: ${start}`);
  // Whoever goes from heading to heading is not led to look for one that is not there.
  const levels = await timeline.run(`return [...shadow.querySelectorAll('[role="heading"]')].map(e => Number(e.ariaLevel))`);
  assert.ok(levels.length > 5);
  assert.ok(levels.every((level, n) => n === 0 || level <= levels[n - 1] + 1), `levels of headings: ${levels}`);
});

test('a story that is opened from the list stays where it was pressed', async () => {
  await opened();
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'what comes after');
  const rows = FEED.incidents.filter(({ id }) => id !== LETTER.id);
  for (const { id } of [rows[1], rows[3], rows[0]]) {
    const top = `shadow.querySelector('[data-incident="${id}"] .incident-title').getBoundingClientRect().top`;
    const before = await timeline.run(`const row = shadow.querySelector('[data-incident="${id}"]');
      row.scrollIntoView({ block: 'center' });
      return new Promise(done => setTimeout(() => done(${top}), 300))`);
    await timeline.run(`shadow.querySelector('[data-incident="${id}"] .incident-title').click()`);
    await until(() => timeline.run(`return !!shadow.querySelector('[data-incident="${id}"] .main')`), 'the story');
    const after = await timeline.run(`return new Promise(done => setTimeout(() => done(${top}), 300))`);
    assert.ok(Math.abs(after - before) < 3, `${id} went from ${before} to ${after}`);
  }
});

test('nothing looks more exact than the letter was', async () => {
  const text = await opened();
  // The one clock time that the letter bears is that of its being sent.
  const exact = (text.match(/\b\d{1,2}:\d{2}\b/g) ?? []).filter(time => !/^0?8:08$/.test(time));
  assert.deepEqual(exact, [], 'times of the clock');
});

test('each of the other incidents opens its own story', async () => {
  await visitTag({});
  await timeline.ready();
  for (const { id, apology, title } of FEED.incidents.filter(({ id }) => id !== LETTER.id)) {
    await timeline.call('select', id);
    await until(async () => (await timeline.events('itl:select')).at(-1)?.detail.id === id, `itl:select ${id}`);
    const stories = await until(async () => {
      const found = await timeline.parts('story');
      return found.length === 1 && found;
    }, `the story of ${id}`);
    const row = (await timeline.parts('incident')).find(({ incident }) => incident === id);
    assert.ok(row.text.includes(words(title)) && row.text.includes(stories[0].text.slice(0, 20)), title);
    if (apology) assert.ok(row.text.replace(/\s+/g, ' ').includes(plain(apology.text)), `the apology of ${id}`);
  }
  assert.deepEqual((await seen()).uncaught, []);
});

test('before the history begins there is no data, and nothing is said to be fine', async () => {
  await opened();
  const text = await timeline.text();
  assert.match(text, /no data/i);
  assert.doesNotMatch(text, /operational|all (systems )?(fine|good|normal)|100\s?%/i);
});

for (const [device, width] of [['a phone', 390], ['a desktop', 1280]]) {
  test(`on ${device} nothing overlaps and nothing scrolls sideways`, async () => {
    await visit(element({ src: DEMO() }) + tag(dist), { head: '<meta name="viewport" content="width=device-width">' });
    // Some browsers keep room for a scroll bar.
    const [wide, room] = await timeline.run(
      `host.style.width = args[0] + 'px'; return [host.getBoundingClientRect().width, document.body.clientWidth]`, width - 16);
    assert.equal(wide, Math.min(width - 16, room));
    await timeline.ready();
    const heights = await timeline.run(`return [...shadow.querySelectorAll('.controls button')].map(button => button.offsetHeight)`);
    assert.equal(new Set(heights).size, 1, `words of buttons stay on one line: ${heights}`);
    await timeline.find('[part~="story"]');
    const found = await until(
      () =>
        timeline.run(`const edge = host.getBoundingClientRect();
          const rows = [...shadow.querySelectorAll('[part~="incident"]')].map(row => row.getBoundingClientRect());
          const names = node => node.part?.value || node.className || node.localName;
          // Inside the plot things are cut off at its edge, as they should be; what only a screen reader sees has no size.
          const outside = [...shadow.querySelectorAll('*')].filter(node => {
            const box = node.getBoundingClientRect();
            return box.width > 1 && box.height > 1 && !node.closest('[part~="plot"], [part~="overview"], [aria-hidden="true"]') &&
              (box.left < edge.left - 1 || box.right > edge.right + 1);
          }).map(names);
          const overlapping = rows.filter((row, at) => at && row.top < rows[at - 1].bottom - 1).length;
          return { outside, overlapping, sideways: host.scrollWidth > host.clientWidth + 1, rows: rows.length, size: rows.filter(row => row.height > 30).length }`),
      'the layout',
    );
    const rows = FEED.incidents.length;
    assert.deepEqual(found, { outside: [], overlapping: 0, sideways: false, rows, size: rows });
  });
}

test('in forced colours the axis has the reader’s own, and bars keep those that say what it was', async () => {
  await opened();
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'what comes after');
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  const adjusts = selector => timeline.run(`return getComputedStyle(shadow.querySelector(args[0])).forcedColorAdjust`, selector);
  const found = [await adjusts('.tick'), await adjusts('.bar')];
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [] });
  assert.deepEqual(found, ['auto', 'none']);
}, needs('devtools'));
