// Frameworks and managers of tags: they set properties where an element has one by the name of an attribute, and leave marks of
// their own on every tag.
import { assert, DEMO, dist, driver, element, feeds, tag, test, timeline, undisturbed, until, visit } from './support/world.mjs';

const defined = () => until(() => driver.executeScript('return !!customElements.get("incident-timeline")'), 'the definition');

test('what a framework sets as a property is an attribute', async () => {
  await visit(`<div id="place"></div>${tag(dist)}`);
  await defined();
  const made = await driver.executeScript(`const element = document.createElement('incident-timeline');
    element.prefix = 'a';
    element.refresh = 1;
    element.setAttribute('src', arguments[0]);
    place.append(element);
    return [element.getAttribute('prefix'), element.prefix, element.getAttribute('refresh'), typeof element.refresh]`, DEMO());
  assert.deepEqual(made, ['a', 'a', '1', 'function']);
  await timeline.ready();
  await timeline.call('select', 'github-2018-10-21');
  await until(() => driver.executeScript(`return location.hash === '#a-incident=github-2018-10-21'`), 'the prefix in the address');
  await until(async () => (await timeline.events('itl:data')).length > 1, 'the feed once more');
  assert.deepEqual(await timeline.run('host.prefix = host.refresh = undefined; return host.getAttributeNames()'), ['src']);
});

test('the method is there beside the attribute of its name', async () => {
  await visit(`${element({ src: DEMO(), loading: 'eager' })}${tag(dist)}`);
  await timeline.ready();
  await timeline.run('host.refresh = 0; host.refresh()');
  await until(async () => (await timeline.events('itl:data')).length === 2, 'the feed once more');
  assert.equal(await timeline.run(`return host.getAttribute('refresh')`), '0');
  await undisturbed();
});

const MARKS = ['nscript', 'cfasync', 'turbo-track', 'cookieconsent', 'category', 'no-optimize', 'astro-rerun', 'testid'];
const OWN_MARKS = ['hx-preserve', 'v-cloak', 'toggle', 'x-data', 'up-keep', 'jsaction', 'ngskiphydration', 'classname', 'wire:ignore', 'itemprop'];

test('marks of frameworks and managers of tags are nothing to tell readers about', async () => {
  const inner = element({ src: DEMO(), loading: 'eager', ...Object.fromEntries(OWN_MARKS.map(name => [name, ''])) });
  await visit(`${inner}${tag(dist, { src: DEMO(), loading: 'eager', ...Object.fromEntries(MARKS.map(name => [name, 'x'])) })}`);
  const ready = async () => (await driver.executeScript(`return seen.events.filter(({ type }) => type === 'itl:ready').length`)) === 2;
  await until(ready, 'both widgets');
  await timeline.hands();
  await driver.sleep(500);
  assert.deepEqual(await timeline.events('itl:warning'), []);
  assert.equal(feeds.requests().length, 0);
  await undisturbed();
});

test('a name that nobody knows and that begins like one of the widget’s is noted', async () => {
  await visit(`${element({ src: DEMO(), loading: 'eager', lable: 'Outages' })}${tag(dist)}`);
  await timeline.ready();
  const { notes } = await timeline.event('itl:warning');
  assert.match(notes[0].message, /Did you mean label/);
});
