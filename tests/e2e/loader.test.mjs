// embed.js itself: where it puts a timeline, when it loads the rest, and what readers get when that fails.
import { isDeepStrictEqual } from 'node:util';
import { incident, feedOf } from './support/feeds.mjs';
import { hang, json, status, text } from './support/server.mjs';
import { assert, DEMO, demo, dist, driver, element, feed, FILES, loaded, seen, site, tag, test, timeline, Timeline, undisturbed, until, visit, visitElement, visitTag } from './support/world.mjs';

const LIGHT = '<p>Our incidents: <a href="/incidents">plain list</a></p>';

/** Makes a file of dist/ answer otherwise; answers with what heals it. */
const breakFile = (pattern, answer = status(404)) => {
  const path = '/' + Object.values(FILES).find(({ file }) => pattern.test(file)).file;
  dist.routes.set(path, answer);
  return () => dist.routes.delete(path);
};

/** The fallback stands: the page's own words, a sentence, the incidents; nothing of the dead widget. */
const fallback = async ({ code, says, retry, light = true }) => {
  const error = await timeline.event('itl:error');
  assert.equal(error.code, code);
  assert.match(error.message, says);
  const words = await timeline.text();
  assert.match(words, says);
  if (light) assert.ok(await timeline.lightIsShown(), 'the page’s own words are shown');
  assert.equal(Boolean(await timeline.button(/try again/)), retry, 'a retry button');
  await until(async () => (await timeline.parts('incident')).length === demo().incidents.length, 'the plain list of incidents');
  assert.equal((await timeline.parts('bar')).length, 0);
  assert.deepEqual((await seen()).uncaught, []);
};

test('only the script is loaded until the element comes near the viewport', async () => {
  await visit(`<div style="height:5000px">Long text.</div>${element({ src: DEMO() })}<p>After it.</p>${tag(dist)}`);
  await new Promise(resolve => setTimeout(resolve, 700));
  assert.deepEqual(loaded(), ['/embed.js']);
  await driver.executeScript('scrollTo(0, 3950)');
  await timeline.ready();
  assert.ok(loaded().includes('/incident-timeline.wasm'));
});

test('loading="eager" does not wait for the reader', async () => {
  for (const loading of ['eager', ' EAGER ']) {
    await visit(`<div style="height:5000px">Long text.</div>${element({ src: DEMO(), loading })}${tag(dist)}`);
    await timeline.ready();
  }
});

test('a waiting element loads when loading turns eager, and when a method is called', async () => {
  const body = `<div style="height:5000px"></div>${element({ src: DEMO(), id: 'a' })}${element({ src: DEMO(), id: 'b' })}${tag(dist)}`;
  await visit(body);
  await until(() => driver.executeScript('return !!customElements.get("incident-timeline")'), 'the definition');
  const [a, b] = [new Timeline(driver, '#a'), new Timeline(driver, '#b')];
  await a.run(`host.setAttribute('loading', 'eager')`);
  await a.ready();
  assert.equal((await b.events()).length, 0);
  await b.call('select', demo().incidents[1].id);
  await b.ready();
  await until(async () => (await b.events('itl:select')).at(-1)?.detail.id === demo().incidents[1].id, 'itl:select');
});

test('without data-src the script defines the element and does nothing else', async () => {
  await visit(`<p>Text</p>${tag(dist)}`);
  await until(() => driver.executeScript('return !!customElements.get("incident-timeline")'), 'the definition');
  assert.equal(await timeline.exists(), false);
  assert.deepEqual(loaded(), ['/embed.js']);
  await undisturbed();
});

test('the tag becomes an element right after it, with the same attributes', async () => {
  await visit(`<main><p>Before</p>${tag(dist, { src: DEMO(), label: 'Our record', range: '1y' })}<p>After</p></main>`);
  await timeline.ready();
  const found = await timeline.run(`return { before: host.previousElementSibling.localName, after: host.nextElementSibling.localName,
    src: host.getAttribute('src'), label: host.getAttribute('label'), range: host.getAttribute('range'), now: host.getAttribute('now') }`);
  assert.deepEqual(found, { before: 'script', after: 'p', src: DEMO(), label: 'Our record', range: '1y', now: '2026-11-23T12:00:00Z' });
});

test('data-target puts it in an element further down the page', async () => {
  await visit('<p>Text</p><section id="here"></section>', { head: tag(dist, { src: DEMO(), target: '#here' }) });
  await timeline.ready();
  assert.equal(await timeline.run('return host.parentElement.id + host.hasAttribute("target")'), 'herefalse');
});

for (const [name, selector] of [['names nothing', '#nowhere'], ['is no selector', '#!?']]) {
  test(`a data-target that ${name} is an error that names the cure`, async () => {
    await visit('<p>Text</p>', { head: tag(dist, { src: DEMO(), target: selector }) });
    const { detail, on } = await until(async () => (await seen()).events[0], 'itl:error');
    assert.equal(on, '#document');
    assert.equal(detail.code, 'no-target');
    assert.ok(detail.message.includes(selector) && /CSS selector/.test(detail.message), detail.message);
    const { uncaught, consoleErrors } = await seen();
    assert.deepEqual(uncaught, []);
    assert.equal(consoleErrors.length, 1);
    assert.equal(await timeline.exists(), false);
  });
}

test('a tag in <head> is an error that names the cure', async () => {
  await visit('<p>Text</p>', { head: tag(dist, { src: DEMO() }) });
  const { detail } = await until(async () => (await seen()).events[0], 'itl:error');
  assert.equal(detail.code, 'no-place');
  assert.match(detail.message, /<body>.*data-target/);
  assert.deepEqual((await seen()).uncaught, []);
});

test('a module script is an error that names the cure', async () => {
  await visit('<p>Text</p>', { head: tag(dist, { src: DEMO() }, { type: 'module' }) });
  const { detail } = await until(async () => (await seen()).events[0], 'itl:error');
  assert.match(detail.message, /classic script/);
  assert.deepEqual((await seen()).uncaught, []);
});

test('the script may be guarded by its hash', async () => {
  const own = { integrity: FILES.embed.integrity, crossorigin: 'anonymous' };
  await visit(tag(dist, { src: DEMO() }, own));
  await timeline.ready();
  await undisturbed();
});

test('a height in px is kept to exactly, with scrolling inside', async () => {
  await visitElement({ height: '420' });
  const height = () => timeline.run('return [host.getBoundingClientRect().height, host.scrollHeight > 420]');
  await until(async () => (await height())[0] === 420, 'the height before the widget is there');
  await timeline.ready();
  assert.deepEqual(await height(), [420, true]);
  await timeline.run(`host.setAttribute('height', 'auto')`);
  await until(async () => (await height())[0] > 500, 'the height of its content');
});

test('it has a width in a row, a cell and whatever else is as wide as its content', async () => {
  const places = ['display:flex', 'display:flex;flex-direction:column;align-items:center', 'display:grid;place-items:center', 'float:left',
    'display:inline-block', 'position:absolute', 'width:fit-content'];
  for (const width of [1280, 500]) {
    await driver.manage().window().setRect({ width, height: 900 });
    for (const style of places) {
      await visit(`<div style="${style}">${element({ src: DEMO() })}</div>${tag(dist)}`);
      await timeline.ready();
      const [own, room, page] = await timeline.run(`return [host.getBoundingClientRect().width, innerWidth - 16, document.documentElement.scrollWidth]`);
      assert.ok(own > Math.min(room, 940) - 20 && page <= width, `${style} at ${width}: ${own} of ${room}, page ${page}`);
    }
  }
  await driver.manage().window().setRect({ width: 1280, height: 900 });
});

test('seen as a list and as a timeline again, it has one search, in its place', async () => {
  await visitElement({});
  await timeline.ready();
  const searches = () => timeline.run(`return [...shadow.querySelectorAll('[data-words]')].map(one => one.closest('.tools, .list, .timeline').className).join()`);
  await until(async () => (await searches()) === 'tools', 'the search');
  for (const view of ['list', 'timeline']) {
    await timeline.run(`host.setAttribute('view', args[0])`, view);
    await until(() => timeline.run(`return !!shadow.querySelector('.overview') === (args[0] === 'timeline')`, view), view);
    await until(async () => (await searches()) === 'tools', async () => `one search; there is ${await searches()}`);
  }
});

test('a hidden element is not shown, and a page may place it by its own style', async () => {
  await visitElement({}, { head: '<style>incident-timeline { margin: 10px 40px } .away { display: none }</style>' });
  await timeline.ready();
  const box = () => timeline.run('const { left, width } = host.getBoundingClientRect(); return [left, width > 0]');
  assert.deepEqual(await box(), [48, true]);
  await timeline.run('host.hidden = true');
  assert.deepEqual(await box(), [0, false]);
  await timeline.run(`host.hidden = false; host.className = 'away'`);
  assert.deepEqual(await box(), [0, false]);
});

test('the page’s own words stay until the timeline is ready and return when it is gone', async () => {
  let answer;
  const slow = (request, response) => (answer = () => json(feedOf(incident('a')))(request, response));
  await visitElement({ src: feed(slow) }, { inner: LIGHT });
  await until(() => answer, 'the request for the feed');
  assert.ok(await timeline.lightIsShown());
  answer();
  await timeline.ready();
  assert.equal(await timeline.lightIsShown(), false);
});

test('without WebAssembly readers get the page’s own words, a sentence and a plain list', async () => {
  await visitElement({}, { inner: LIGHT, first: 'delete globalThis.WebAssembly' });
  await fallback({ code: 'wasm-missing', says: /WebAssembly.*is off.*use another browser/s, retry: false });
  // Nobody's mistake: the console stays empty, and nothing was fetched in vain.
  await undisturbed();
  assert.deepEqual(loaded(), ['/embed.js', '/incidents.json']);
});

test('a policy that blocks WebAssembly is told to the site’s owner', async () => {
  const policy = `default-src 'none'; script-src 'nonce-abc' ${dist.url}; connect-src ${dist.url}; style-src 'none'; require-trusted-types-for 'script'`;
  await visitElement({}, { inner: LIGHT, nonce: 'abc', headers: { 'content-security-policy': policy } });
  await fallback({ code: 'wasm-blocked', says: /'wasm-unsafe-eval' to script-src/, retry: false });
  assert.deepEqual(loaded(), ['/embed.js', '/incidents.json']);
});

for (const [name, pattern] of [['glue', /^incident-timeline-.*\.js$/], ['wasm', /^incident-timeline-.*\.wasm$/], ['style sheet', /\.css$/]]) {
  test(`when the ${name} cannot be fetched there is a fallback, and trying again works`, async () => {
    const heal = breakFile(pattern);
    await visitElement({}, { inner: LIGHT });
    await fallback({ code: 'load-failed', says: /could not be loaded.*try again/is, retry: true });
    heal();
    await timeline.press(/try again/);
    await timeline.ready();
    assert.equal(await timeline.lightIsShown(), false);
    assert.equal((await timeline.parts('message')).length, 0);
    assert.deepEqual((await seen()).uncaught, []);
  });
}

test('a wasm file that is not the one of this build is not run', async () => {
  breakFile(/^incident-timeline-.*\.wasm$/, text('not the same', 'application/wasm'));
  await visitElement({}, { inner: LIGHT });
  await fallback({ code: 'load-failed', says: /could not be loaded/, retry: true });
});

test('a host that does not know the type of wasm files will do', async () => {
  const bytes = new Uint8Array(await (await fetch(`${dist.url}/${FILES['main.wasm'].file}`)).arrayBuffer());
  breakFile(/^incident-timeline-.*\.wasm$/, text(bytes, 'application/octet-stream'));
  await visitElement({});
  await timeline.ready();
});

test('when nothing comes for a minute there is a fallback', async () => {
  breakFile(/^incident-timeline-.*\.wasm$/, hang);
  // The page's clock runs fast.
  const first = 'const late = setTimeout; window.setTimeout = (act, ms, ...more) => late(act, ms / 100, ...more)';
  await visitElement({}, { inner: LIGHT, first });
  await fallback({ code: 'load-failed', says: /no answer for a minute/, retry: true });
});

test('refresh() after a failure is another attempt', async () => {
  const heal = breakFile(/^incident-timeline-.*\.wasm$/);
  await visitElement({});
  await timeline.event('itl:error');
  heal();
  await timeline.call('refresh');
  await timeline.ready();
});

test('the plain list is no more exact than the feed, leaves nothing out, and says what goes on', async () => {
  const many = Array.from({ length: 203 }, (_, at) => incident(`i${at}`));
  many[0].start = { earliest: '2026-03-02T06:00:00Z', latest: '2026-03-02T12:00:00Z', text: 'Monday morning' };
  many[1].start = { earliest: '2026-03-02T06:00:00Z', latest: '2026-03-09T12:00:00Z', text: 'in March' };
  many[2].title = { de: 'Ausfall', en: 'Outage' };
  many[3].start = 'nonsense';
  many[4].end = 'ongoing';
  many[6].segments = { start: '2026-03-02T10:00:00Z', end: 'ongoing' };
  const src = feed(json(feedOf(...many)));
  await visitElement({ src }, { first: 'delete globalThis.WebAssembly' });
  const rows = await until(async () => {
    const found = await timeline.parts('incident');
    return found.length === many.length && found;
  }, 'the plain list');
  assert.match(rows[0].text, /Monday morning \(March 2, 2026\)/);
  assert.match(rows[1].text, /in March \(March 2026\)/);
  assert.match(rows[2].text, /^Outage\n/);
  assert.match(rows[4].text, /March 2, 2026.*10:00.*UTC/);
  assert.match(rows[4].text, /Ongoing$/);
  assert.match(rows[6].text, /Ongoing$/);
  assert.doesNotMatch(rows[5].text, /Ongoing/);
  await undisturbed();
});

test('the plain list comes from the first mirror that has one, and leaves no incident out', async () => {
  const good = feed(json(feedOf(incident('one'), incident('two', { title: undefined }))), '/good.json');
  const other = feed(json(feedOf(incident('three'))), '/other.json');
  const page = feed(text('<h1>Sorry</h1>', 'text/html'), '/page.json');
  const src = ` ${feed(status(500), '/gone.json')}|${page} | ${good} ${other}`;
  await visitElement({ src, timezone: 'UTC' }, { first: 'delete globalThis.WebAssembly' });
  const rows = await until(async () => {
    const found = await timeline.parts('incident');
    return found.length && found;
  }, 'the plain list');
  assert.deepEqual(rows.map(row => row.text.split('\n')[0]), ['Incident one', 'Untitled incident']);
  assert.match(rows[0].text, /10:00.*UTC/);
});

test('methods called before the timeline is there are kept and never throw', async () => {
  const [, second] = demo().incidents;
  await visit(`<div id="place"></div>${tag(dist)}`);
  await until(() => driver.executeScript('return !!customElements.get("incident-timeline")'), 'the definition');
  await driver.executeScript(
    `const element = document.createElement('incident-timeline');
     for (const [name, value] of Object.entries(arguments[0])) element.setAttribute(name, value);
     element.select(arguments[1]); element.setRange(); element.setRange(new Date(NaN), Symbol.iterator); element.refresh();
     element.exportAs('csv'); element.select(null); element.select({}); element.select(arguments[1]);
     document.querySelector('#place').append(element);`,
    { src: DEMO(), now: '2026-11-23T12:00:00Z', timezone: 'utc', lang: 'en' },
    second.id,
  );
  await timeline.ready();
  await until(async () => (await timeline.events('itl:select')).some(({ detail }) => detail.id === second.id), 'itl:select');
  assert.deepEqual((await seen()).uncaught, []);
});

test('a range is taken from a Date of another frame as well', async () => {
  await visitElement({ src: DEMO() });
  await timeline.ready();
  await timeline.run(`const frame = document.body.appendChild(document.createElement('iframe'));
    const Other = frame.contentWindow.Date;
    host.setRange(new Other('2015-08-13T00:00:00Z'), new Other('2015-08-19T00:00:00Z'));`);
  const last = async () => (await timeline.events('itl:range')).at(-1)?.detail;
  const wanted = { from: '2015-08-13T00:00:00.000Z', to: '2015-08-19T00:00:00.000Z' };
  await until(async () => isDeepStrictEqual(await last(), wanted), 'the range');
});

test('a theme of the site’s own is fetched and worn', async () => {
  site.routes.set('/theme.css', text(':host { --itl-test-token: 7px }', 'text/css'));
  await visitElement({ theme: '/theme.css' });
  await timeline.ready();
  const token = () => timeline.run(`return getComputedStyle(host).getPropertyValue('--itl-test-token').trim()`);
  assert.equal(await token(), '7px');
  await timeline.run(`host.setAttribute('theme', 'dark')`);
  await until(async () => (await token()) === '', 'the token to go');
  await undisturbed();
});

test('a theme whose host never answers holds nothing up', async () => {
  site.routes.set('/never.css', hang);
  await visitElement({ theme: '/never.css' });
  await timeline.ready(8000);
  assert.ok((await timeline.parts('bar')).length);
});

test('a theme that is a word is one in capitals, too, with spaces around it', async () => {
  await visitElement({ theme: ' Dark ' });
  await timeline.ready();
  assert.equal(await timeline.run(`return getComputedStyle(shadow.querySelector('.itl')).colorScheme`), 'dark');
  assert.deepEqual(site.requests().filter(path => /dark/i.test(path)), []);
});

test('a theme that cannot be read leaves the timeline as it is', async () => {
  await visitElement({ theme: '/no-theme.css' });
  await timeline.ready();
  await undisturbed();
});

// Before an async script has run, only the page itself can hold the place free: the README's one line of CSS.
const RESERVE = '<style>incident-timeline:not(:defined) { display: block; min-height: max(640px, 100svh) }</style>';

const COMING = {
  'while the timeline comes': {},
  'when the timeline is a short one': { src: () => feed(json(feedOf())) },
  'when the feed is not there': { src: () => feed(status(404)) },
  'when the timeline cannot run': { first: 'delete globalThis.WebAssembly' },
};

for (const [name, { src = DEMO, first }] of Object.entries(COMING)) {
  for (const inner of ['', LIGHT]) {
    test(`nothing on the page moves ${name}${inner && ', in place of the page’s own words'}`, async () => {
      await visitElement({ src: src() }, { inner, first, head: RESERVE });
      await until(async () => (await timeline.events()).some(({ type }) => /ready|error/.test(type)), 'the outcome');
      await new Promise(resolve => setTimeout(resolve, 500));
      assert.equal((await seen()).shift, 0);
    });
  }
}

test('nothing on the page moves after the one tag has been read', async () => {
  await visit(`<h1>A site</h1>${tag(dist, { src: DEMO() }).replace(' async', '')}<p>After it.</p>`);
  await timeline.ready();
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.equal((await seen()).shift, 0);
});

test('the feed is asked for while the widget is still on its way', async () => {
  breakFile(/^incident-timeline.*wasm$/, hang);
  await visitElement({ src: DEMO() });
  await until(() => loaded().includes('/incidents.json'), 'the request of the feed');
});

test('a story that cannot be loaded says so, and trying again brings it', async () => {
  const heal = breakFile(/^story.*wasm$/);
  await visitElement({ src: DEMO() });
  const words = () => timeline.run(`return shadow.querySelector('[part~="story"]').textContent`);
  await until(async () => /could not be loaded/.test(await words()), 'the message');
  heal();
  await (await timeline.button(/try again/i)).click();
  await until(async () => /Is my data safe\?/.test(await words()), 'the story');
});
