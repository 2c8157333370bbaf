// What a text in Markdown looks like: all of it in sight, and what its author set apart is apart.
import { needs } from './support/browser.mjs';
import { feedOf, incident } from './support/feeds.mjs';
import { json } from './support/server.mjs';
import { assert, dist, driver, element, feed, tag, test, timeline, undisturbed, until, visit } from './support/world.mjs';

const shown = async (short, width = 360) => {
  const src = feed(json(feedOf(incident('one', { short }))));
  await visit(`<div style="width:${width}px">${element({ src, loading: 'eager' })}</div>${tag(dist)}`, { fragment: '#incident=one' });
  await until(() => timeline.run(`return !!shadow?.querySelector('[data-story="short"] :is(p, li, td)')`), 'the story');
  await timeline.hands();
};
const run = script => timeline.run(`const prose = shadow.querySelector('[data-story="short"]'); ${script}`);

test('the numbers of a long list are in sight', async () => {
  await shown('999999990. The first.\n1. The second.');
  // Numbers are drawn into the room before their lines: ten digits of this size and a point need five and a half ems.
  const [room, size] = await run(`const list = prose.querySelector('ol'); const { paddingLeft, fontSize } = getComputedStyle(list); return [paddingLeft, fontSize].map(parseFloat)`);
  assert.ok(room > 5.5 * size, `${room} px`);
  await undisturbed();
});

test('what is nested deep is in sight', async () => {
  for (const mark of ['- ', '> ']) {
    await shown(`${mark.repeat(40)}word`);
    const [left, right, edge] = await run(`const range = document.createRange();
      const text = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT, node => (node.data.includes('word') ? 1 : 2)).nextNode();
      range.selectNodeContents(text); const { left, right } = range.getBoundingClientRect();
      return [left, right, prose.closest('[part~="story"]').getBoundingClientRect().right]`);
    assert.ok(left < right && right <= edge, `${mark}: to ${right} of ${edge} px`);
  }
});

test('paragraphs within quotations and items are apart, and columns go where their author sent them', async () => {
  await shown('> One.\n>\n> Two.\n\n- Three.\n\n  Four.\n\n| l | c | r |\n|:--|:-:|--:|\n| 1 | 2 | 3 |', 800);
  const gaps = await run(`return [...prose.querySelectorAll(':is(blockquote, li) > p + p')].map(p => p.getBoundingClientRect().top - p.previousElementSibling.getBoundingClientRect().bottom)`);
  assert.equal(gaps.length, 2);
  assert.ok(gaps.every(gap => gap > 6), String(gaps));
  const sides = await run(`return [...prose.querySelectorAll('td')].map(cell => getComputedStyle(cell).textAlign)`);
  assert.deepEqual(sides, ['start', 'center', 'right']);
});

test('on paper a wide table is there to its last column', async () => {
  const row = word => `| ${Array.from({ length: 14 }, (_, n) => `${word}${n}`).join(' | ')} |`;
  await shown([row('column'), row('---').replace(/\d+/g, ''), row('valueLong')].join('\n'), 700);
  await driver.executeScript(`dispatchEvent(new Event('beforeprint'))`);
  await timeline.find('.paper table');
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: 'print' });
  const [last, page] = await timeline.run(`const cells = shadow.querySelectorAll('.paper td');
    return [cells[13].getBoundingClientRect().right, shadow.querySelector('.paper .table').getBoundingClientRect().right]`);
  await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: '' });
  await driver.executeScript(`dispatchEvent(new Event('afterprint'))`);
  assert.ok(last <= page + 1, `to ${last} of ${page} px`);
}, needs('devtools'));
