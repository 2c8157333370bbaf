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
