// The script form: <script src="…/embed.js" data-src="…"> becomes an <incident-timeline> after the tag or in
// data-target.
import { forwarded } from './attributes.js';
import { NAME } from './element.js';
import { complain } from './events.js';

/** The element that stands for the tag: the same attributes without `data-`. */
const elementFor = script => {
  const element = document.createElement(NAME);
  for (const { name, value } of script.attributes) {
    const own = name.startsWith('data-') && name.slice(5);
    if (own && own !== 'target' && forwarded(own)) element.setAttribute(own, value);
  }
  return element;
};

/** The element that `selector` names; a selector that is none finds nothing. */
const find = selector => {
  try {
    return document.querySelector(selector);
  } catch {
    return null;
  }
};

export const place = script => {
  const selector = script.getAttribute('data-target');

  if (selector === null) {
    // In <head> nothing is ever shown, and a tag that left the page again has no place either.
    if (document.body?.contains(script)) return script.after(elementFor(script));
    return complain(
      document,
      'no-place',
      'this script tag stands where nothing can be shown. Move it into <body>, or name a ' +
        'place with data-target="#id".',
    );
  }

  const insert = () => {
    const target = find(selector);
    target?.append(elementFor(script));
    return target;
  };
  const giveUp = () =>
    insert() ??
    complain(
      document,
      'no-target',
      `data-target="${selector}" matches no element of this page. Use the CSS selector of one that is there, or leave it out.`,
    );

  if (insert()) return;
  // The target may come further down in a page that is still being read.
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', giveUp, { once: true });
  else giveUp();
};
