// Coming and going: removal, re-attachment, moves, a panic. What is removed leaves nothing.
import { needs } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, demo, DEMO, dist, driver, element, feed, feeds, FILES, seen, tag, test, timeline, Timeline, undisturbed, until, visit, visitElement } from './support/world.mjs';

const LIGHT = '<p>Our own words.</p>';

test('removed and put back, the timeline is there again', async () => {
  await visitElement({}, { inner: LIGHT });
  await timeline.ready();
  await driver.executeScript(`window.kept = document.querySelector('incident-timeline'); kept.remove()`);
  await until(() => driver.executeScript('return kept.shadowRoot.querySelectorAll("*").length === 1'), 'an empty shadow root');
  await driver.executeScript('document.body.append(kept)');
  await until(async () => (await timeline.events('itl:ready')).length === 2, 'the second itl:ready');
  assert.equal(await timeline.lightIsShown(), false);
  assert.equal((await timeline.parts('incident')).length, demo().incidents.length);
  await undisturbed();
});

test('moved inside the page, it keeps what it shows', async () => {
  await visit(`<div id="one">${element({ src: DEMO() })}</div><div id="two"></div>${tag(dist)}`);
  await timeline.ready();
  const [, second] = demo().incidents;
  await timeline.call('select', second.id);
  await until(async () => (await timeline.parts('story')).length === 1, 'the story');
  await timeline.run(`document.querySelector('#two').append(host)`);
  await new Promise(resolve => setTimeout(resolve, 200));
  assert.equal((await timeline.parts('story')).length, 1);
  assert.equal((await timeline.events('itl:ready')).length, 1);
  await timeline.call('select', null);
  await until(async () => (await timeline.parts('story')).length === 0, 'the story to close');
  await undisturbed();
});

test('removed while the feed is on its way, it ends the request and leaves nothing', async () => {
  let closed = false;
  const src = feed((request, response) => response.on('close', () => (closed = true)));
  await visitElement({ src });
  await until(() => feeds.requests().length, 'the request for the feed');
  await timeline.run('window.kept = host; host.remove()');
  await until(() => closed, 'the end of the request');
  assert.equal(await driver.executeScript('return kept.shadowRoot.querySelectorAll("*").length'), 1);
  assert.deepEqual(await timeline.events(), []);
  await undisturbed();
});

test('removed while the widget is on its way, it leaves nothing', async () => {
  let answer;
  dist.routes.set(`/${FILES['main.css'].file}`, (request, response) => {
    answer = () => {
      response.writeHead(200, { 'content-type': 'text/css', 'access-control-allow-origin': '*' });
      fetch(`${dist.url}/${FILES['main.css'].file}`).then(async style => response.end(await style.text()));
      dist.routes.clear();
    };
  });
  await visitElement({});
  await until(() => answer, 'the request for the style sheet');
  await timeline.run('window.kept = host; host.remove()');
  answer();
  await new Promise(resolve => setTimeout(resolve, 300));
  assert.equal(await driver.executeScript('return kept.shadowRoot.querySelectorAll("*").length'), 1);
  await driver.executeScript('document.body.append(kept)');
  await timeline.ready();
  await undisturbed();
});


test('100 mounts and removals leak no nodes and no listeners', async () => {
  const src = feed(json(feedOf(incident('a'), incident('b', { start: '2026-02-02T10:00:00Z', end: '2026-02-02T12:00:00Z' }))));
  await visit(`<p>Text</p>${tag(dist)}`);
  await until(() => driver.executeScript('return !!customElements.get("incident-timeline")'), 'the definition');

  const rounds = times =>
    driver.executeAsyncScript(
      `const [times, src, done] = arguments;
       (async () => {
         for (let i = 0; i < times; i++) {
           const element = document.createElement('incident-timeline');
           for (const [name, value] of Object.entries({ src, loading: 'eager', now: '2026-11-23T12:00:00Z', timezone: 'utc', lang: 'en' })) element.setAttribute(name, value);
           const ready = new Promise(resolve => element.addEventListener('itl:ready', resolve, { once: true }));
           document.body.append(element);
           await ready;
           element.select('a');
           await new Promise(requestAnimationFrame);
           element.remove();
         }
         seen.events.length = 0;
       })().then(() => done(null), error => done(String(error)));`,
      times,
      src,
    );
  const count = async () => {
    for (let i = 0; i < 3; i += 1) await driver.sendDevToolsCommand('HeapProfiler.collectGarbage', {});
    return driver.sendAndGetDevToolsCommand('Memory.getDOMCounters', {});
  };

  assert.equal(await rounds(10), null);
  const before = await count();
  assert.equal(await rounds(100), null);
  // A widget is hundreds of nodes: one that stayed would show. The last one may be held for a moment.
  let after;
  await until(async () => {
    after = await count();
    return after.nodes - before.nodes < 100 && after.jsEventListeners - before.jsEventListeners < 20;
  }, () => `nodes and listeners: ${JSON.stringify(before)}, then ${JSON.stringify(after)}`);
  await undisturbed();
}, needs('counts of nodes'));

const GLUE = JSON.stringify(`${dist.url}/${FILES['main.glue'].file}`);

/** Runs a script as the page's own: a driver may have modules apart from those of the page. */
const inPage = code =>
  driver.executeScript(`const script = document.createElement('script'); script.textContent = arguments[0]; document.head.append(script)`, code);

test('a panic ends in the plain list within a second, for every widget; trying again brings a fresh instance', async () => {
  await visit(`${element({ src: DEMO(), id: 'a' }, LIGHT)}${element({ src: DEMO(), id: 'b', loading: 'eager' }, LIGHT)}<button id="own">The page’s own</button>${tag(dist)}`);
  const both = [new Timeline(driver, '#a'), new Timeline(driver, '#b')];
  for (const one of both) await one.ready();

  // The module that the loader has: imported again by its address it is the same one.
  await inPage(`window.trap = import(${GLUE}).then(module => { try { module.panic_on_purpose() } catch (error) { return error.name } })`);
  for (const one of both) {
    const error = await one.event('itl:error', { ms: 1_000 });
    assert.equal(error.code, 'panic');
    assert.match(await one.text(), /timeline stopped: an internal error/);
    assert.ok(await one.lightIsShown());
    assert.equal((await one.parts('bar')).length + (await one.parts('cluster')).length, 0);
    await until(async () => (await one.parts('incident')).length === demo().incidents.length, 'the plain list');
  }
  assert.equal(await driver.executeAsyncScript('trap.then(arguments[0])'), 'RuntimeError');

  // The host page works, and nothing of the dead instance stirs any more.
  await driver.executeScript(`document.querySelector('#own').onclick = () => document.title = 'clicked';
    document.querySelector('#own').click(); dispatchEvent(new Event('resize')); document.title = document.title === 'clicked' ? 'A site' : 'broken'`);
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.equal(await driver.getTitle(), 'A site');
  assert.deepEqual((await seen()).uncaught, []);

  await both[0].press(/try again/);
  await until(async () => (await both[0].events('itl:ready')).length === 2, 'the second itl:ready');
  assert.equal(await both[0].lightIsShown(), false);
  assert.ok((await both[0].parts('incident')).length);
});

test('after a panic nothing asks, ticks or opens any more, and stories of the next instance are its own', async () => {
  const [a, b] = ['a', 'b'].map(name =>
    feed(json(feedOf(incident(`${name}1`, { short: `Words of ${name}.` }), incident(`${name}2`, { start: '2026-02-02T10:00:00Z', end: '2026-02-02T11:00:00Z' }))), `/${name}.json`));
  const more = { cache: 'off', refresh: '1', loading: 'eager' };
  await visit(`${element({ src: a, id: 'a', prefix: 'a', ...more })}${element({ src: b, id: 'b', prefix: 'b', ...more })}${tag(dist)}`);
  const both = [new Timeline(driver, '#a'), new Timeline(driver, '#b')];
  for (const one of both) await one.ready();
  const story = (one, id) => {
    const words = () => one.run(`return shadow.querySelector('[part~="story"] [data-story]')?.innerText ?? ''`);
    return one.call('select', id).then(() => until(words, `the story of ${id}`));
  };
  assert.match(await story(both[1], 'b1'), /Words of b/);
  assert.match(await story(both[0], 'a1'), /Words of a/);
  await until(() => feeds.requests().length > 3, 'polls');
  await inPage(`import(${GLUE}).then(module => module.panic_on_purpose()).catch(() => {})`);
  for (const one of both) await until(async () => (await one.parts('incident')).length === 2, 'the plain list');
  const asked = feeds.requests().length;
  await driver.executeScript(`location.hash = '#a-incident=a2'`);
  await new Promise(resolve => setTimeout(resolve, 2_500));
  assert.equal(feeds.requests().length, asked, 'nobody polls');
  assert.deepEqual((await seen()).uncaught, []);

  await both[1].press(/try again/);
  await until(async () => (await both[1].events('itl:ready')).length === 2, 'the second itl:ready');
  assert.match(await story(both[1], 'b1'), /Words of b/);
});

test('in another document and back it wears its style again', async () => {
  await visit(`${element({ src: DEMO() })}<iframe></iframe>${tag(dist)}`);
  await timeline.ready();
  const sheets = () => timeline.run('return shadow.adoptedStyleSheets.length');
  assert.ok(await sheets() > 0);
  await timeline.run(`document.querySelector('iframe').contentDocument.body.append(host); document.body.append(host)`);
  await until(sheets, 'the sheets');
  await undisturbed();
});

test('what is asked of an element in the moment of its removal is done when it is back', async () => {
  await visitElement({});
  await timeline.ready();
  const [, second] = demo().incidents;
  await timeline.run(`window.kept = host; host.remove(); host.select(args[0]); window.text = host.exportAs('csv')`, second.id);
  await new Promise(resolve => setTimeout(resolve, 300));
  await driver.executeScript('document.body.append(kept)');
  await until(() => timeline.run(`return shadow?.querySelector('[part~="story"]')?.closest('[data-incident]').dataset.incident === args[0]`, second.id), 'the story');
  assert.match(await driver.executeAsyncScript('window.text.then(arguments[0])'), /^id,|^"?id/);
});

test('removed after a panic, it leaves nothing', async () => {
  await visitElement({});
  await timeline.ready();
  await inPage(`import(${GLUE}).then(module => module.panic_on_purpose()).catch(() => {})`);
  await timeline.event('itl:error');
  await timeline.run('window.kept = host; host.remove()');
  await until(() => driver.executeScript('return kept.shadowRoot.querySelectorAll("*").length === 1'), 'an empty shadow root');
  assert.deepEqual((await seen()).uncaught, []);
});
