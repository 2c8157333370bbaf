// Other data draw the history anew. The reader stays where they are: with the page, before it is painted, and with the
// keyboard.
import { bringBack, scrollersOf } from './scrollers.js';

const rowOf = id => `li[data-incident="${CSS.escape(id)}"]`;

/** Where the keyboard is, in words that find the place again in a widget that is drawn anew. */
const placeOf = element => {
  if (!element) return undefined;
  const name = ['data-words', 'data-box', 'data-panel', 'data-text', 'data-open', 'data-file', 'data-link', 'data-clear', 'data-untick'].find(n => element.hasAttribute(n));
  const own = name
    ? `[${name}="${CSS.escape(element.getAttribute(name))}"]`
    : element.classList.length
      ? `.${[...element.classList].map(CSS.escape).join('.')}`
      : element.localName;
  const incident = element.closest('li[data-incident]')?.dataset.incident;
  return incident === undefined ? own : `${rowOf(incident)} ${own}`;
};

export const createStay = ({ host, shadow, root, listen, signal }) => {
  /** The first incident that the reader sees, and where it is; none at the beginning, or above the list. */
  const anchor = boxes => {
    if (!boxes.some(box => (box.scrollY ?? box.scrollTop) > 0)) return undefined;
    // What scrolls the page itself may be no higher than the window, and out of sight.
    const rects = boxes.map(box => (box.matches?.(':not(html, body)') ? box.getBoundingClientRect() : { top: 0, bottom: innerHeight }));
    const [first, last] = [Math.max(...rects.map(({ top }) => top)), Math.min(...rects.map(({ bottom }) => bottom))];
    const row = [...root.querySelectorAll('li[data-incident]')].find(one => one.getBoundingClientRect().bottom > first);
    const { top } = row?.getBoundingClientRect() ?? {};
    return top < last ? { where: rowOf(row.dataset.incident), top } : undefined;
  };

  // The event comes before the widget is drawn anew.
  listen(host, 'itl:data', event => {
    if (event.target !== host) return;
    const focused = placeOf(shadow.activeElement);
    const boxes = scrollersOf(root);
    const before = anchor(boxes);
    const stay = () => {
      const row = before && root.querySelector(before.where);
      if (row) bringBack(row, before.top, boxes);
    };
    // As soon as something is drawn: what the reader scrolls meanwhile is not taken back, and nothing wrong is painted.
    const observer = new MutationObserver(stay);
    observer.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
    requestAnimationFrame(() => observer.disconnect());
    setTimeout(() => {
      // What had the keyboard may be gone, or show another incident now.
      if (signal.aborted || !focused || placeOf(shadow.activeElement) === focused) return;
      root.querySelector(focused)?.focus({ preventScroll: true });
    });
  });
};
