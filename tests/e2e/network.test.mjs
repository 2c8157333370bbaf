// The network as it is: mirrors, attempts in the background, polling.
import { needs } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { FEED, after, asked, banner, open, shown, shows } from './support/history.mjs';
import { breakOff, drip, json, status, text } from './support/server.mjs';
import { assert, dist, driver, element, feed, feeds, FILES, loaded, seen, test, timeline, until } from './support/world.mjs';

test('a native feed that answers needs no more of the network than one request', async () => {
  const src = feed(json(FEED), '/plain.json');
  await open({ src, refresh: '1', cache: 'off' });
  await timeline.ready();
  assert.equal(asked('/plain.json'), 1);
  assert.ok(!loaded().includes('/net.js'));
  // Asking again does.
  await until(() => asked('/plain.json') > 1, 'the second question');
  assert.ok(loaded().includes('/net.js'));
});

test('where the rest of the network cannot be had there is a plain sentence, and trying again works', async () => {
  dist.routes.set(`/${FILES.net.file}`, status(404));
  const src = feed(status(500), '/lost.json');
  await open({ src, cache: 'off' });
  assert.equal((await timeline.event('itl:error')).code, 'http-status');
  assert.match(await timeline.text(), /\/lost\.json could not be read\. Check the connection/);
  feed(text('{"version": 1, "incidents": [1,]}'), '/lost.json');
  await timeline.press(/^Try again$/);
  await until(async () => /A comma stands before a closing bracket/.test(await timeline.text()), 'what is wrong with the feed');
  feed(json({ incidents: FEED.incidents }), '/lost.json');
  await timeline.press(/^Try again$/);
  await shows('one,two');
});

test('of several feeds nothing is lost for good when the rest of the network came too late', async () => {
  dist.routes.set(`/${FILES.net.file}`, status(404));
  await open({ src: `${feed(json(FEED), '/a.json')} ${feed(json(feedOf(incident('three'))), '/b.json')}`, cache: 'off' });
  assert.equal((await timeline.event('itl:error')).code, 'load-failed');
  dist.routes.clear();
  await timeline.press(/^Try again$/);
  await shows('one,three,two');
});

test('a server that fails at first is asked again by itself', async () => {
  let times = 0;
  const src = feed((request, response) => (++times < 2 ? status(500) : json(FEED))(request, response));
  await open({ src, cache: 'off' });
  await shows('one,two');
  assert.equal((await timeline.events('itl:error')).length, 1);
});

test('a server that asks for a pause gets it', async () => {
  const times = [];
  const src = feed((request, response) => {
    times.push(Date.now());
    if (times.length > 1) return json(FEED)(request, response);
    return text('slow down', 'text/plain', 429, { 'retry-after': '6', 'access-control-expose-headers': 'retry-after' })(request, response);
  });
  await open({ src, cache: 'off' });
  await shows('one,two');
  assert.ok(times[1] - times[0] >= 5_900, `${times[1] - times[0]} ms`);
});

test('mirrors are tried in turn', async () => {
  const bad = feed(status(500), '/bad.json');
  const broken = feed(breakOff, '/broken.json');
  const good = feed(json(FEED), '/good.json');
  await open({ src: `${bad}|${broken}|${good}`, cache: 'off' });
  await shows('one,two');
  assert.deepEqual(await timeline.events('itl:error'), []);
});

test('an attribute that changes asks the network only if it is about the request', async () => {
  const src = feed(json(FEED), '/once.json');
  await open({ src, cache: 'off' });
  await shows('one,two');
  for (const [name, value] of Object.entries({ lang: 'de', kinds: 'outage', theme: 'dark', label: 'Trouble', range: 'all', cache: 'on' })) {
    await timeline.run(`host.setAttribute(args[0], args[1])`, name, value);
  }
  await until(async () => /Trouble.*Mär/s.test(await timeline.text()), 'German words under another heading');
  assert.equal(asked('/once.json'), 1);
  await timeline.run(`host.setAttribute('max-bytes', '1000000')`);
  await until(() => asked('/once.json') === 2, 'one more question');
});

test('a poll that cannot be made says so once, and what is shown says of when it is', async () => {
  dist.routes.set(`/${FILES.net.file}`, status(404));
  const src = feed(json(FEED), '/still.json');
  await open({ src, refresh: '1', cache: 'off' });
  assert.equal((await timeline.event('itl:error')).code, 'load-failed');
  await until(async () => /It is shown as of/.test(await banner()), 'the banner');
  await new Promise(resolve => setTimeout(resolve, 2_500));
  assert.equal((await timeline.events('itl:error')).length, 1);
  dist.routes.clear();
  feed(json(feedOf(incident('three'))), '/still.json');
  await shows('three');
  assert.equal(await banner(), '');
});

test('a feed that is not to be had and one that takes its time hold no other back', async () => {
  const slow = feed((request, response) => setTimeout(() => json(feedOf(incident('late')))(request, response), 9_000), '/slow.json');
  const second = feed((request, response) => setTimeout(() => json(FEED)(request, response), 2_000), '/second.json');
  await open({ src: `${feed(status(404), '/none.json')} ${second} ${slow}`, cache: 'off' });
  const began = Date.now();
  await timeline.ready();
  assert.ok(Date.now() - began < 6_000, 'the second feed did not wait for the third');
  assert.match(await shown(), /one/);
  await until(async () => /late/.test(await shown()), 'the third feed');
});

test('a source that is nothing but a bar is none', async () => {
  await open({ src: '|' });
  assert.equal((await timeline.event('itl:error')).code, 'no-src');
  assert.deepEqual((await seen()).uncaught, []);
});

test('an address that is none is told, the next mirror is tried, and the other feeds are shown', async () => {
  const src = feed(json(FEED), '/good.json');
  for (const bad of ['http://', 'http://[', 'http://host:99999/x']) {
    await open({ src: bad, cache: 'off' });
    const { code, message } = await timeline.event('itl:error');
    assert.equal(code, 'unreachable');
    assert.ok(message.includes(bad), message);
    // With copies kept, too: an address that is none is no name for one.
    for (const attributes of [{}, { cache: 'off' }]) {
      await open({ src: `${bad}|${src}`, ...attributes });
      assert.equal((await timeline.ready()).incidents, 2);
      await timeline.hands();
      assert.deepEqual((await seen()).uncaught, []);
    }
    await open({ src: `${src} ${bad}`, cache: 'off' });
    assert.equal((await timeline.ready()).incidents, 2);
    assert.ok((await timeline.text()).includes(bad) || (await timeline.events('itl:error')).length, bad);
    assert.deepEqual((await seen()).uncaught, []);
  }
});

test('a page whose own fetch throws, or promises in a way of its own, gets its timeline or a sentence', async () => {
  const src = feed(json(FEED), '/odd.json');
  const real = 'const real = window.fetch; window.fetch = (...x) => ';
  const isFeed = `/odd/.test(x[0])`;
  await open({ src, cache: 'off' }, { first: `${real} { if (${isFeed}) throw new TypeError('not before you agree'); return real(...x) }` });
  assert.equal((await timeline.event('itl:error')).code, 'unreachable');
  await open({ src, cache: 'off' }, { first: `${real} { const got = real(...x); return ${isFeed} ? { then: (a, b) => got.then(a, b) } : got }` });
  assert.equal((await timeline.ready()).incidents, 2);
  assert.deepEqual((await seen()).uncaught, []);
});

test('a page that is open sees what is new, and keeps the reader where they are', async () => {
  const src = feed(json(FEED), '/live.json');
  await open({ src, refresh: '1', cache: 'off' });
  await shows('one,two');
  await after();
  await timeline.run(`shadow.querySelector('[data-incident="two"] .incident-title').click()`);
  await timeline.run(`shadow.querySelector('[data-incident="two"] .incident-title').focus()`);
  const node = `shadow.querySelector('li[data-incident="two"]')`;
  await timeline.run(`window.before = ${node}`);
  const times = asked('/live.json');
  await until(() => asked('/live.json') > times + 1, 'two more questions');
  assert.equal(await timeline.run(`return window.before === ${node}`), true, 'an unchanged feed changes nothing');
  feed(json(feedOf(incident('three'), ...FEED.incidents)), '/live.json');
  await shows('three,one,two');
  await until(() => timeline.run(`return shadow.activeElement?.closest('[data-incident]')?.dataset.incident === 'two'`), 'the keyboard');
  assert.equal(await timeline.run(`return ${node}.hasAttribute('data-open')`), true);
});

test('a source that dies while the page is open is told of, and loses nothing', async () => {
  const src = feed(json(FEED), '/dies.json');
  await open({ src, refresh: '1', cache: 'off' });
  await shows('one,two');
  await after();
  feed((request, response) => response.destroy(), '/dies.json');
  await until(banner, 'the banner');
  assert.equal(await shown(), 'one,two');
  const errors = (await timeline.events('itl:error')).length;
  const times = asked('/dies.json');
  await until(() => asked('/dies.json') > times + 1, 'more attempts');
  assert.equal((await timeline.events('itl:error')).length, errors, 'one failure is told once');
  feed(json(FEED), '/dies.json');
  await until(async () => (await banner()) === '', 'the banner to go');
});

test('polling rests while the page is hidden', async () => {
  const src = feed(json(FEED), '/rest.json');
  await open({ src, refresh: '1', cache: 'off' });
  await shows('one,two');
  await after();
  await driver.executeScript(`Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'))`);
  const times = asked('/rest.json');
  await new Promise(resolve => setTimeout(resolve, 2500));
  assert.ok(asked('/rest.json') <= times + 1);
  await driver.executeScript(`delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))`);
  await until(() => asked('/rest.json') > times + 1, 'the next question');
});

test('refresh takes whole seconds only, and a pause that is longer than a timer can tell is none the shorter', async () => {
  const src = feed(json(FEED), '/rare.json');
  for (const refresh of ['2147484', '1e0', '0x1', '1.5']) {
    feeds.log.length = 0;
    await open({ src, refresh, cache: 'off' });
    await after();
    await new Promise(resolve => setTimeout(resolve, 1800));
    assert.equal(asked('/rare.json'), 1, refresh);
  }
});

test('a story file that is too large is told from a feed that is', async () => {
  feed(text('x'.repeat(2_000_001), 'text/markdown'), '/long.md');
  const src = feed(json(feedOf(incident('one', { long: { href: 'long.md' } }))), '/stories.json');
  await open({ src, cache: 'off' }, { fragment: '#incident=one&story=long' });
  const story = () => timeline.run(`return shadow.querySelector('[part~="story"]')?.innerText ?? ''`);
  await until(async () => /larger than 2000 kB/.test(await story()), story);
  assert.doesNotMatch(await story(), /max-bytes|old incidents/);
});

test('a line break of a plain text is shown, and one of Markdown goes on in the line', async () => {
  feed(text('One\nline.', 'text/markdown'), '/stories/2026/long.md');
  const one = incident('one', { long: { href: 'stories/2026/long.md' }, workaround: 'First.\n\nSecond.' });
  await open({ src: feed(json(feedOf(one)), '/stories.json'), cache: 'off' }, { fragment: '#incident=one&story=long' });
  const story = () => timeline.run(`return shadow.querySelector('[part~="story"]')?.innerText ?? ''`);
  const words = await until(async () => /line\./.test(await story()) && story(), 'the story');
  assert.match(words, /One line\./);
  // As it is laid out: WebKit's innerText has spaces there.
  const lines = await timeline.run(`const p = [...shadow.querySelectorAll('[part~="story"] p')].find(p => /^First/.test(p.textContent));
    return Math.round(p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight))`);
  assert.equal(lines, 3);
});

test('a removed element asks no more', async () => {
  const src = feed(json(FEED), '/gone.json');
  await open({ src, refresh: '1', cache: 'off' });
  await shows('one,two');
  await after();
  await timeline.run('host.remove()');
  await new Promise(resolve => setTimeout(resolve, 200));
  const times = asked('/gone.json');
  await new Promise(resolve => setTimeout(resolve, 2200));
  assert.equal(asked('/gone.json'), times);
});

test('a server that answers but may not be read is told from one that is not there', async () => {
  feeds.routes.set('/private.json', (request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(FEED)));
  await open({ src: `${feeds.url}/private.json`, cache: 'off' });
  assert.match((await timeline.event('itl:error')).message, /answers, but this page probably may not read it.*Access-Control-Allow-Origin/);
  await open({ src: 'http://127.0.0.1:9/none.json', cache: 'off' });
  assert.match((await timeline.event('itl:error')).message, /^No answer could be read/);
});

test('byte order marks, UTF-16 and a wrong type are read all the same', async () => {
  const words = JSON.stringify(FEED);
  for (const body of [`\ufeff${words}`, Buffer.from(`\ufeff${words}`, 'utf16le')]) {
    await open({ src: feed(text(body, 'text/html')), cache: 'off' });
    await shows('one,two');
  }
});

test('a login page instead of the feed is named as what it is', async () => {
  feed(text('<!doctype html><title>Sign in</title><form>Password</form>', 'text/html'), '/login');
  const src = feed((request, response) => response.writeHead(302, { location: '/login', 'access-control-allow-origin': '*' }).end(), '/moved.json');
  await open({ src, cache: 'off' });
  assert.match((await timeline.event('itl:error')).message, /web page|HTML/i);
});

test('a server that answers 304 costs no bytes and is believed', async () => {
  let last;
  const src = feed((request, response) => {
    last = request.headers['if-none-match'];
    if (last) return response.writeHead(304, { 'access-control-allow-origin': '*', etag: '"a"' }).end();
    return response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json', etag: '"a"' }).end(JSON.stringify(FEED));
  }, '/etag.json');
  await open({ src, refresh: '1', cache: 'off' });
  await shows('one,two');
  await after();
  await until(() => last === '"a"', 'a question for what is new');
  assert.equal(await shown(), 'one,two');
  assert.equal(await banner(), '');
}, needs('caches that last'));

test('a feed that comes in drops is waited for', async () => {
  await open({ src: feed(drip(JSON.stringify(FEED), 2000)), cache: 'off' });
  await shows('one,two');
});
