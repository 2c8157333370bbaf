// Keeps the history fresh: asks for it again while somebody looks, keeps the last good copy, and leaves the reader where
// they are when it changes.
import { forget, keep } from '../copies.js';
import { mayKeep, said } from '../said.js';

/** Timers tell no more than 2^31 - 1 ms: a longer pause would be none. */
const LONGEST_MS = 2 ** 31 - 1;

export const createFresh = ({ host, shadow, root, widget, listen, signal }) => {
  let timer;
  let last = Date.now();

  const plan = () => {
    clearTimeout(timer);
    const seconds = said(host, 'refresh');
    // Whole seconds only: of anything else the widget says that it is left out.
    if (!/^\d*[1-9]\d*$/.test(seconds) || document.hidden || signal.aborted) return;
    timer = setTimeout(() => {
      last = Date.now();
      widget.refresh();
      plan();
    }, Math.min(Math.max(0, last + seconds * 1000 - Date.now()), LONGEST_MS));
  };
  listen(document, 'visibilitychange', plan);
  const observer = new MutationObserver(plan);
  observer.observe(host, { attributes: true, attributeFilter: ['refresh'] });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
  });
  plan();

  const save = () => {
    const kept = mayKeep(host);
    for (const [, bytes, , , src, fromSource] of widget.given()[0]) {
      if (!src) continue;
      if (!kept) forget(src);
      else if (fromSource) keep(src, bytes);
    }
  };
  save();

  /** Where the keyboard is, in words that find the place again in a widget that is drawn anew. */
  const placeOf = element => {
    if (!element) return undefined;
    const name = ['data-words', 'data-box', 'data-panel', 'data-text', 'data-open', 'data-file', 'data-link'].find(n => element.hasAttribute(n));
    const own = name
      ? `[${name}="${CSS.escape(element.getAttribute(name))}"]`
      : element.classList.length
        ? `.${[...element.classList].map(CSS.escape).join('.')}`
        : element.localName;
    const incident = element.closest('li[data-incident]')?.dataset.incident;
    return incident === undefined ? own : `li[data-incident="${CSS.escape(incident)}"] ${own}`;
  };
  /** The first incident that the reader sees, and where it stands. */
  const anchor = () => {
    for (const row of root.querySelectorAll('li[data-incident]')) {
      const { bottom, top } = row.getBoundingClientRect();
      if (bottom > 0) return { incident: row.dataset.incident, top };
    }
    return undefined;
  };

  // The event comes before the widget is drawn anew.
  listen(host, 'itl:data', event => {
    if (event.target !== host) return;
    const focused = placeOf(shadow.activeElement);
    const before = anchor();
    setTimeout(() => {
      if (signal.aborted) return;
      // What had the keyboard may be gone, or show another incident now.
      if (focused && placeOf(shadow.activeElement) !== focused) root.querySelector(focused)?.focus({ preventScroll: true });
      const row = before && root.querySelector(`li[data-incident="${CSS.escape(before.incident)}"]`);
      const moved = row ? row.getBoundingClientRect().top - before.top : 0;
      if (Math.abs(moved) > 1 && before.top < innerHeight && scrollY > 0) scrollBy({ top: moved, behavior: 'instant' });
      save();
    });
  });
};
