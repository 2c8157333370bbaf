// No text of a feed can run script, load something, restyle the page or leave its box, whatever part it stands in.
// ITL_VECTORS names a JSON file with a list of further texts to try.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/npm.mjs';
import { json } from './support/server.mjs';
import { assert, dist, driver, element, feeds, seen, site, tag, test, timeline, until, visit } from './support/world.mjs';

const BAD = 'http://127.0.0.1:1/stolen';
const OWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  `<img src="${BAD}.png">`,
  `![picture](${BAD}.png)`,
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>alert(1)</script></svg>#x">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '"><script>alert(1)</script><a href="',
  '\' onmouseover=alert(1) style=position:fixed x=\'',
  `<iframe src="${BAD}"></iframe><object data="${BAD}"></object><embed src="${BAD}">`,
  `<link rel=stylesheet href="${BAD}.css"><style>*{display:none!important}</style>`,
  `<style>@import url(${BAD}.css);:host{position:fixed;inset:0}</style>`,
  '<div style="position:fixed;inset:0;background:red">over everything</div>',
  `<form action="${BAD}"><input name=q autofocus onfocus=alert(1)><button formaction="javascript:alert(1)">go</button></form>`,
  '<base href="http://127.0.0.1:1/"><meta http-equiv=refresh content="0;url=http://127.0.0.1:1/">',
  '[click](javascript:alert(1)) [click](JaVaScRiPt:alert(1)) [click](java\tscript:alert(1)) [click](&#106;avascript:alert(1))',
  '[click](data:text/html,<script>alert(1)</script>) [click](vbscript:msgbox(1)) [click](file:///etc/passwd) [click](blob:x)',
  '<javascript:alert(1)> <a href="\u0001javascript:alert(1)">x</a> javascript://%0aalert(1)',
  '[x]: javascript:alert(1)\n\n[x] ![x][x]',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)} <%= alert(1) %>',
  '</div></section></article></incident-timeline><h1>outside</h1>',
  '<slot name="x"></slot><template shadowrootmode=open><script>alert(1)</script></template>',
  '\u202e\u2066drawkcab\u2069 \u200b\u200d\ufeff Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349algo',
  'W'.repeat(3000),
  '\u0000\u0008\u001b[31mred\u009b\uffff\ud800',
  '[toString](constructor) __proto__ hasOwnProperty',
];
const VECTORS = [...OWN, ...(process.env.ITL_VECTORS ? JSON.parse(readFileSync(process.env.ITL_VECTORS, 'utf8')) : [])];

const TEMPLATE = JSON.parse(readFileSync(join(ROOT, 'examples/template.json'), 'utf8'));
// What is no text: names, times, and words out of a list.
const KEPT = /^(id|ids|\$schema|kind|status|outcome|phase|certainty|scope|purpose|severity|at|start|end|until|earliest|latest|due|published_at|components|component|languages|time_zone|about|least|most|duration|bad|good)$/;

/** A value with `text` put into every text of it. */
const poisoned = (value, text, key = '') => {
  if (typeof value === 'string') return KEPT.test(key) ? value : /^(url|email)$/.test(key) ? text : `${value} ${text}`;
  if (Array.isArray(value)) return value.map(one => poisoned(one, text, key));
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, KEPT.test(name) && typeof one === 'string' ? one : poisoned(one, text, name)]));
  }
  return value;
};

const FEED = {
  version: 1,
  site: { name: OWN[0], url: 'javascript:alert(1)' },
  history_from: '1999-12-01T00:00:00Z',
  history_note: OWN[1],
  components: TEMPLATE.components.map((one, n) => ({ ...one, name: OWN[n] })),
  incidents: VECTORS.map((text, n) => ({ ...poisoned(TEMPLATE.incidents[0], text), id: `v${n}`, related: [], x: text })),
};

const POLICY = `default-src 'none'; script-src 'nonce-abc' 'wasm-unsafe-eval' ${dist.url}; img-src data:; connect-src ${dist.url} ${feeds.url};
  require-trusted-types-for 'script'; trusted-types 'none'`.replace(/\s+/g, ' ');

/** What stands in the shadow root and must not. */
const SUSPECTS = `
  const bad = [];
  for (const e of shadow.querySelectorAll('*')) {
    if (/^(script|iframe|object|embed|img|image|use|link|form|base|meta|template|audio|video|source|foreignobject)$/i.test(e.localName)) bad.push(e.localName);
    for (const { name, value } of e.attributes) {
      if (/^on|^srcdoc$|^src$|^formaction$|^action$/i.test(name)) bad.push(name + '=' + value);
      if (name === 'href' && !/^(https?|mailto):$/.test(e.protocol)) bad.push('href=' + value);
    }
    if (e.closest('[part~="story"], [part~="incident"]') && getComputedStyle(e).position === 'fixed') bad.push('fixed ' + e.localName);
  }
  return bad`;

test(`no text of a feed does anything but be read (${VECTORS.length} texts)`, async () => {
  feeds.routes.set('/bad.json', json(FEED));
  const first = `window.dialogs = []; for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) window[name] = (...x) => { dialogs.push(name) }`;
  await visit(`<h1>A page</h1>${element({ src: `${feeds.url}/bad.json`, limit: 2000 })}${tag(dist, undefined, { nonce: 'abc' })}`, {
    first, nonce: 'abc', headers: { 'content-security-policy': POLICY },
  });
  await timeline.ready();
  await until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'the search');
  for (const panel of ['boxes', 'figures', 'files']) await timeline.run(`shadow.querySelector('[data-panel="${panel}"]').click()`);
  const wide = [];
  for (const { id } of FEED.incidents) {
    await timeline.call('select', id);
    await until(() => timeline.run(`return !!shadow.querySelector('[data-incident="' + args[0] + '"] .main')`, id), `the story of ${id}`);
    await timeline.run(`shadow.querySelector('[data-text="long"]')?.click()`);
    assert.deepEqual(await timeline.run(SUSPECTS), [], FEED.incidents.find(one => one.id === id).x);
    if (await driver.executeScript('return document.documentElement.scrollWidth > innerWidth')) wide.push(id);
  }
  assert.deepEqual(wide, [], 'texts that leave their box');
  // Paper, with all stories at once.
  await driver.executeScript(`dispatchEvent(new Event('beforeprint'))`);
  assert.equal(await timeline.run(`return shadow.querySelectorAll('.paper article').length`), VECTORS.length);
  assert.deepEqual(await timeline.run(SUSPECTS), []);
  await driver.executeScript(`dispatchEvent(new Event('afterprint'))`);
  assert.deepEqual(await driver.executeScript('return dialogs'), []);
  const { uncaught, violations } = await seen();
  assert.deepEqual({ uncaught, violations }, { uncaught: [], violations: [] });
  assert.deepEqual(site.requests(), ['/']);
  assert.equal(await driver.executeScript(`return document.querySelector('h1').getBoundingClientRect().height > 0 && document.title`), 'A site');
}, { timeout: 240_000 });
