// The last good copies of feeds: kept, shown in bad times, renewed and let go.
import { needs } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { FEED, after, asked, banner, open, shown, shows } from './support/history.mjs';
import { json, status } from './support/server.mjs';
import { assert, driver, feed, feeds, site, test, timeline, until } from './support/world.mjs';

/** The copy in the store of the page's origin. */
const kept = src => until(() => driver.executeAsyncScript(`const [src, done] = arguments;
  caches.open('incident-timeline-1').then(c => c.match(src)).then(r => done(!!r))`, src), 'the copy');
/** The address of a feed that was read once, so that this browser has its copy. */
const copied = async path => {
  const src = feed(json(FEED), path);
  await open({ src });
  await shows('one,two');
  await after();
  await kept(src);
  return src;
};
/** When the copy in the store was kept. */
const keptAt = src => driver.executeAsyncScript(`const [src, done] = arguments;
  caches.open('incident-timeline-1').then(c => c.match(src)).then(r => done(r && r.headers.get('x-kept-at')))`, src);

test('the last good copy is shown when the source is down, and goes when it is back', async () => {
  const src = await copied('/copy.json');
  feed(status(503), '/copy.json');
  await open({ src }, { keep: true });
  await shows('one,two');
  assert.match(await until(banner, 'the banner'), /cannot be refreshed right now.*as of .*20\d\d/);
  assert.equal((await timeline.events('itl:error'))[0].detail.code, 'http-status');
  feed(json(feedOf(incident('three'), ...FEED.incidents)), '/copy.json');
  await shows('three,one,two');
  assert.equal(await banner(), '');
}, needs('caches that last'));

test('the copy is shown while a server takes its time, and goes when it answers', async () => {
  const src = await copied('/slow.json');
  feed((request, response) => setTimeout(() => json(feedOf(incident('three'), ...FEED.incidents))(request, response), 7000), '/slow.json');
  const began = Date.now();
  await open({ src }, { keep: true });
  await shows('one,two');
  assert.ok(Date.now() - began < 6500, 'before the answer');
  assert.match(await until(banner, 'the banner'), /as of .*20\d\d/);
  assert.deepEqual(await timeline.events('itl:error'), []);
  await shows('three,one,two');
  assert.equal(await banner(), '');
}, needs('caches that last'));

test('the same feed once more is not written again, another one is', async () => {
  const src = feed(json(FEED), '/same.json');
  await open({ src, refresh: '1' });
  await after();
  const first = await until(() => keptAt(src), 'the copy');
  const times = asked('/same.json');
  await until(() => asked('/same.json') > times + 1, 'two polls');
  assert.equal(await keptAt(src), first);
  feed(json(feedOf(incident('three'), ...FEED.incidents)), '/same.json');
  await shows('three,one,two');
  await until(async () => (await keptAt(src)) !== first, 'the new copy');
});

test('what a kept copy links to is fetched from beside its feed, by a relative address too', async () => {
  const path = '/data/feed.json';
  const written = feedOf(incident('one', { short: 'Short words.', long: { href: 'letter.md' } }), ...FEED.incidents.slice(1));
  site.routes.set(path, json(written));
  await open({ src: path });
  await shows('one,two');
  await after();
  await kept(site.url + path);
  site.routes.set(path, status(503));
  await open({ src: path }, { keep: true, fragment: '#incident=one' });
  await until(banner, 'the banner');
  await until(() => timeline.run(`const long = shadow.querySelector('[data-text="long"]'); long?.click(); return !!long`), 'the story');
  await until(() => site.requests().includes('/data/letter.md'), () => site.requests().join());
}, needs('caches that last'));

test('copies that nobody has renewed for long go, and so do too many', async () => {
  const src = feed(json(FEED), '/now.json');
  await open({ src: `${feeds.url}/none.json`, cache: 'off' });
  const old = feeds.url + '/last-year.json';
  await driver.executeAsyncScript(`const [old, done] = arguments;
    const put = (c, src, at) => c.put(src, new Response('{}', { headers: { 'x-kept-at': String(at) } }));
    caches.open('incident-timeline-1').then(async c => {
      await put(c, old, Date.now() - 365 * 86400000);
      for (let n = 1; n <= 25; n += 1) await put(c, old + '?' + n, Date.now() - n * 1000);
    }).then(done)`, old);
  await open({ src }, { keep: true });
  await kept(src);
  const left = () => driver.executeAsyncScript(`const done = arguments[0];
    caches.open('incident-timeline-1').then(c => c.keys()).then(keys => done(keys.map(key => key.url)))`);
  const urls = await until(async () => {
    const all = await left();
    return all.length === 20 && all;
  }, '20 copies');
  assert.ok(urls.includes(src) && urls.includes(`${old}?19`) && !urls.includes(`${old}?20`) && !urls.includes(old), urls.join());
}, needs('caches that last'));

test('a copy that is older than 90 days is not shown', async () => {
  const src = await copied('/old.json');
  const aged = days => driver.executeAsyncScript(`const [src, at, done] = arguments;
    caches.open('incident-timeline-1').then(c => c.match(src).then(r => r.blob())
      .then(body => c.put(src, new Response(body, { headers: { 'x-kept-at': String(at) } })))).then(done)`, src, Date.now() - days * 86_400_000);
  await aged(80);
  feed(status(404), '/old.json');
  await open({ src }, { keep: true });
  await shows('one,two');
  await aged(100);
  await open({ src }, { keep: true });
  assert.equal((await timeline.event('itl:error')).code, 'http-status');
  await until(async () => /could not be shown/.test(await timeline.text()), 'the sentence');
}, needs('caches that last'));

test('cache="off" keeps nothing', async () => {
  const src = feed(json(FEED), '/none.json');
  await open({ src, cache: 'off' });
  await after();
  feed(status(503), '/none.json');
  await open({ src, cache: 'off' }, { keep: true });
  await timeline.event('itl:error');
  assert.equal(await shown(), '');
  assert.equal(await driver.executeScript(`return caches.has('incident-timeline-1')`), false, 'no store is made to look into');
});

test('what only this reader may see is never kept, however the attribute is written', async () => {
  for (const attributes of [{ credentials: 'Include' }, { cache: ' OFF ' }, { cache: 'false' }]) {
    site.routes.set('/private.json', json(FEED));
    await open({ src: '/private.json', ...attributes });
    await after();
    await timeline.run('return new Promise(done => setTimeout(done, 300))');
    assert.ok(!(await keptAt(`${site.url}/private.json`)), JSON.stringify(attributes));
  }
});
