// Who has scrolled to the end of the list gets the next older page, as they do who move the timeline back that far.

export const createOlder = ({ root, widget, listen, signal }) => {
  // Nobody has scrolled there who sees the end of a short list at first.
  let scrolled = false;
  // So many texts were here when it was asked: a page that did not come is asked for by the button.
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

  // The button that was pressed gives way to other words: the keyboard goes on to the next one, or to the row that is new.
  listen(root, 'click', ({ target }) => {
    const button = target.closest('.older button');
    if (!button) return;
    const last = [...root.querySelectorAll('.list [data-n]')].at(-1);
    const follow = new MutationObserver(() => {
      if (root.getRootNode().activeElement?.isConnected) return follow.disconnect();
      const rows = [...root.querySelectorAll('.list [data-n]')];
      const place = root.querySelector('.older button') ?? rows[rows.indexOf(last) + 1]?.querySelector('.incident-title');
      if (!place) return undefined;
      follow.disconnect();
      return place.focus({ preventScroll: true });
    });
    follow.observe(root, { childList: true, subtree: true });
    signal.addEventListener('abort', () => follow.disconnect());
  });

  const settle = () => {
    const now = root.querySelector('.older');
    if (now === end) return;
    observer.disconnect();
    if (now) observer.observe(now);
    end = now;
  };
  return { settle };
};
