// Loads the next older page when the reader reaches the end of the list. Moving the timeline back that far does the
// same: see src/embed/older.rs.

export const createOlder = ({ host, root, widget, listen, signal }) => {
  // A short list shows its end without scrolling; that must not load a page.
  let scrolled = false;
  // How many texts were here at the last request: a page that did not come is asked for again only by the button.
  let asked;
  let end;

  const observer = new IntersectionObserver(entries => {
    const count = widget.given()[0].length;
    if (!entries.at(-1).isIntersecting || !scrolled || count === asked) return;
    asked = count;
    widget.older();
  });
  signal.addEventListener('abort', () => observer.disconnect());
  listen(window, 'scroll', () => (scrolled = true), { capture: true, passive: true, once: true });

  // The pressed button gives way to words: the focus goes on to the next button, or to the first new row.
  const press = ({ target }) => {
    const button = target.closest('.older button');
    if (!button) return;
    const rows = () => [...root.querySelectorAll('.list [data-n]')];
    const last = rows().at(-1)?.dataset.n;
    const watch = new AbortController();
    const give = place => {
      watch.abort();
      place?.focus({ preventScroll: true });
    };
    /** Whether the focus is nowhere by now. A reader who has moved it to another place is not called back. */
    const isLost = () => {
      const active = root.getRootNode().activeElement;
      const isElsewhere = active ? active !== button : document.activeElement !== document.body;
      if (isElsewhere) watch.abort();
      return !active && !isElsewhere;
    };
    const look = () => {
      const next = root.querySelector('.older button');
      if (isLost() && next) give(next);
    };
    const come = () => {
      const all = rows();
      if (!watch.signal.aborted && isLost()) give(all[all.findIndex(row => row.dataset.n === last) + 1]?.querySelector('.incident-title'));
      watch.abort();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true });
    watch.signal.addEventListener('abort', () => observer.disconnect());
    signal.addEventListener('abort', () => watch.abort(), { signal: watch.signal });
    // The event comes before the list is drawn anew.
    host.addEventListener('itl:data', () => setTimeout(come), { once: true, signal: watch.signal });
  };
  // Before the button does what it does, and is gone.
  listen(root, 'click', press, { capture: true });

  const settle = () => {
    const now = root.querySelector('.older');
    if (now === end) return;
    observer.disconnect();
    if (now) observer.observe(now);
    end = now;
  };
  return { settle };
};
