// Keeps the history fresh: asks for it again while the page is visible, and keeps the last good copy.
import { forget, keep } from '../copies.js';
import { mayKeep, said } from '../said.js';

/** The longest delay of a timer; with a longer one it fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

export const createFresh = ({ host, widget, listen, signal }) => {
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

  // The event comes before the widget is drawn anew.
  listen(host, 'itl:data', ({ target }) => target === host && setTimeout(() => signal.aborted || save()));
};
