// Nothing but embed.js is fetched until an element comes near the viewport.

// How far from the viewport loading begins: far enough that a reader who scrolls finds it done.
const MARGIN = '400px';

/** Calls `start` once when `host` comes near; answers with what calls it off. */
export const whenNear = (host, start) => {
  if (host.getAttribute('loading') === 'eager' || typeof IntersectionObserver !== 'function') {
    start();
    return () => {};
  }
  const observer = new IntersectionObserver(
    entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      observer.disconnect();
      start();
    },
    // rootMargin does not reach into scrolling parts of a page, scrollMargin does where it is known.
    { rootMargin: MARGIN, scrollMargin: MARGIN },
  );
  observer.observe(host);
  return () => observer.disconnect();
};

/** Calls `act` when `host` is out of sight, where a change of its height moves nothing that anyone looks at. */
export const whenAway = (host, act) => {
  const observer = new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting)) return;
    observer.disconnect();
    act();
  });
  observer.observe(host);
  return () => observer.disconnect();
};
