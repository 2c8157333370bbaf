// Awkward pages: columns, frames as high as what is in them, histories of a few lines, files that fail once, scripts of the page
// that meddle.
import { Key } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json, status } from './support/server.mjs';
import { assert, DEMO, dist, DIST, driver, element, feeds, seen, site, tag, test, timeline, until, visit } from './support/world.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = JSON.parse(readFileSync(join(DIST, 'files.json'), 'utf8')).files;

/** The address of a feed with so little in it that its history is lower than a window. */
const short = () => {
  feeds.routes.set('/short.json', json(feedOf(incident('a'))));
  return `${feeds.url}/short.json`;
};

const sized = async (width, height, run) => {
  const rect = await driver.manage().window().getRect();
  try {
    await driver.manage().window().setRect({ width, height });
    await run();
  } finally {
    await driver.manage().window().setRect(rect);
  }
};

const COLUMNS = {
  'flex with a sidebar': inner => `<div style="display:flex"><nav style="flex:0 0 240px">Menu</nav><main style="flex:1">${inner}</main></div>`,
  'a grid with a sidebar': inner => `<div style="display:grid;grid-template-columns:240px 1fr;gap:20px"><nav>Menu</nav><main>${inner}</main></div>`,
  'a fieldset': inner => `<fieldset>${inner}</fieldset>`,
};

for (const [name, around] of Object.entries(COLUMNS)) {
  test(`${name} is no wider with the widget in it`, () =>
    sized(1000, 800, async () => {
      await visit(around(`${element({ src: DEMO() })}${tag(dist)}`));
      await timeline.event('itl:ready');
      assert.equal(await driver.executeScript('return document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0);
      assert.ok((await timeline.run('return host.getBoundingClientRect().width')) > 600, 'all of its column');
    }));
}

for (const style of ['display:inline-block', 'display:inline-flex', 'float:left', 'width:max-content']) {
  test(`where a place is as wide as its content (${style}), the widget is not narrow`, async () => {
    await visit(`<div style="${style}">${element({ src: DEMO() })}</div>${tag(dist)}`);
    await timeline.event('itl:ready');
    const width = await timeline.run('return host.getBoundingClientRect().width');
    assert.ok(width > 800 && width < 1000, `${width} px`);
  });
}

test('a frame that is as high as what is in it comes to rest', async () => {
  const inner = `<!doctype html><h3>Status</h3>${element({ src: short() })}${tag(dist)}`;
  site.routes.set('/inner', (request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(inner));
  await visit(`<iframe src="/inner" style="height:300px;width:800px"></iframe>`, {
    first: `addEventListener('load', () => {
      const frame = document.querySelector('iframe');
      const root = frame.contentDocument.documentElement;
      new frame.contentWindow.ResizeObserver(() => (frame.style.height = root.offsetHeight + 'px')).observe(root);
    })`,
  });
  const height = () => driver.executeScript(`return document.querySelector('iframe').offsetHeight`);
  await until(() => driver.executeScript(`return !!document.querySelector('iframe').contentDocument.querySelector('incident-timeline')
    ?.shadowRoot?.querySelector('[part~="timeline"]')`), 'the timeline in the frame');
  await driver.sleep(500);
  const before = await height();
  await driver.sleep(1000);
  assert.equal(await height(), before);
  assert.ok(before < 1000, `${before} px`);
});

test('the height held free for a history that is short is given back with the first click', () =>
  sized(1000, 1400, async () => {
    await visit(`<h1>Company</h1>${element({ src: short() })}<footer>Footer</footer>${tag(dist)}`);
    await timeline.event('itl:ready');
    const place = () => driver.executeScript(`return document.querySelector('footer').getBoundingClientRect().top`);
    await driver.sleep(300);
    const [before, { shift }] = [await place(), await seen()];
    await driver.findElement({ css: 'h1' }).click();
    await until(async () => (await place()) < before - 300, 'the footer to come up');
    assert.equal((await seen()).shift, shift, 'nobody is surprised');
  }));

test('what comes after the first view is asked for until it comes', async () => {
  const path = `/${FILES.after.file}`;
  let asked = 0;
  dist.routes.set(path, (request, response) => {
    asked += 1;
    if (asked === 2) dist.routes.delete(path);
    status(404)(request, response);
  });
  await visit(`${element({ src: DEMO() })}${tag(dist)}`);
  await timeline.event('itl:ready');
  await until(() => timeline.run(`return !!shadow.querySelector('[data-words]')`), 'the search', 30_000);
  assert.equal(asked, 2);
});

test('whoever hears that an attribute has changed what is shown may call the widget', async () => {
  await visit(`${element({ src: DEMO() })}${tag(dist)}`);
  await timeline.event('itl:ready');
  await timeline.run(`host.select(null);
    host.addEventListener('itl:data', () => host.select('cloudflare-2019-07-02'), { once: true });
    host.setAttribute('kinds', 'outage read_only')`);
  await until(async () => (await timeline.events('itl:select')).at(-1)?.detail.id === 'cloudflare-2019-07-02', 'the story');
  assert.deepEqual((await seen()).consoleErrors, []);
});

test('a page that breaks the widget while it mounts gets an error and the plain list', async () => {
  await visit(`${element({ src: DEMO() })}${tag(dist)}`, { first: `Element.prototype.setAttribute = () => { throw new Error('not on this page'); }` });
  await timeline.event('itl:error');
  await until(async () => (await timeline.parts('fallback')).length === 1, 'the plain list');
});

test('a page whose fetch knows addresses as texts only gets the widget', async () => {
  const first = `const ask = fetch; window.fetch = (address, options) => (address.startsWith('/api') ? ask('/v2' + address, options) : ask(address, options));`;
  await visit(`${element({ src: DEMO() })}${tag(dist)}`, { first });
  await timeline.event('itl:ready');
});

test('letters that are typed into the search are no shortcuts of the page', async () => {
  const first = `window.heard = []; addEventListener('keydown', event => {
    if (!/^(input|textarea)$/i.test(event.target.tagName)) heard.push(event.key);
  });`;
  await visit(`${element({ src: DEMO() })}${tag(dist)}`, { first });
  await timeline.event('itl:ready');
  const field = await timeline.find('[data-words]');
  await field.sendKeys('/j', Key.ARROW_LEFT);
  assert.equal(await timeline.run(`return shadow.querySelector('[data-words]').value`), '/j');
  assert.deepEqual((await driver.executeScript('return heard')).filter(key => key.length === 1), []);
});

test('a story that was opened before its address could be read stays open', async () => {
  const path = `/${FILES.after.file}`;
  let answer;
  dist.routes.set(path, (request, response) => {
    answer = () => (dist.routes.delete(path), response.writeHead(302, { location: path, 'access-control-allow-origin': '*' }).end());
  });
  await visit(`${element({ src: DEMO() })}${tag(dist)}`, { fragment: '#incident=cloudflare-2019-07-02' });
  await timeline.event('itl:ready');
  await until(() => answer, 'the question for the file');
  const other = await timeline.run(`const title = shadow.querySelector('li[data-incident="github-2018-10-21"] .incident-title');
    title.focus(); title.click(); return title.closest('li').dataset.incident`);
  answer();
  await until(() => driver.executeScript('return location.hash.includes(arguments[0])', other), 'its address');
  assert.equal(await timeline.run(`return shadow.querySelector('li[data-open]').dataset.incident`), other);
});
