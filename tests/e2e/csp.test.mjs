// The strictest policies that allow WebAssembly at all: the listener for violations stays silent, whatever a reader does.
import { DEMO, assert, demo, dist, driver, element, seen, tag, test, timeline, undisturbed, until, visit } from './support/world.mjs';

// `img-src data:` is for the icon of the test pages.
const rest = `img-src data:; connect-src ${dist.url}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
const POLICIES = {
  'with a nonce': `default-src 'none'; script-src 'nonce-abc' 'wasm-unsafe-eval'; ${rest}`,
  'with a nonce and strict-dynamic': `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; ${rest}`,
  'with a list of hosts': `default-src 'none'; script-src 'nonce-abc' ${dist.url} 'wasm-unsafe-eval'; ${rest}`,
};

for (const [name, policy] of Object.entries(POLICIES)) {
  test(`a strict policy ${name} is not violated`, async () => {
    const own = name.includes('hosts') ? {} : { nonce: 'abc' };
    await visit(tag(dist, { src: DEMO() }, own), { nonce: 'abc', headers: { 'content-security-policy': policy } });
    await timeline.ready();
    // The policy is in force: what it forbids is forbidden here.
    assert.equal(await driver.executeScript(`try { document.createElement('div').innerHTML = '<b>x</b>'; return 'allowed' } catch { return 'forbidden' }`), 'forbidden');
    await driver.executeScript('seen.violations.length = 0');

    for (const { id } of demo().incidents) {
      await timeline.call('select', id);
      await until(async () => (await timeline.parts('story')).length === 1, `the story of ${id}`);
    }
    await timeline.press(/zoom in/);
    await timeline.press(/zoom out/);
    await timeline.call('setRange', '2015-08-13T00:00:00Z', '2015-08-18T00:00:00Z');
    await timeline.run(`host.setAttribute('theme', 'dark'); host.setAttribute('height', '500')`);
    await timeline.call('select', null);
    await until(async () => (await timeline.parts('story')).length === 0, 'the story to close');
    await timeline.run('const place = host.parentNode; host.remove(); setTimeout(() => place.append(host), 50)');
    await until(async () => (await timeline.events('itl:ready')).length === 2, 'the second itl:ready');
    await undisturbed();
  });
}

test('the style is there without style-src', async () => {
  const policy = POLICIES['with a nonce'];
  await visit(element({ src: DEMO() }) + tag(dist, undefined, { nonce: 'abc' }), { nonce: 'abc', headers: { 'content-security-policy': policy } });
  await timeline.ready();
  // Bars have a place of their own: only the style sheet and CSSOM give them one.
  const bar = (await timeline.parts('bar'))[0] ?? (await timeline.parts('cluster'))[0];
  assert.ok(bar.width > 0 && bar.height > 4, JSON.stringify(bar));
  assert.equal(await timeline.run(`return getComputedStyle(shadow.querySelector('[part~="bar"], [part~="cluster"]')).position`), 'absolute');
  assert.deepEqual((await seen()).violations, []);
});
