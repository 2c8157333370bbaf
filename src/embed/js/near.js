// Nothing but embed.js is fetched until an element comes near the viewport.
import { said } from './said.js';

// How far from the viewport loading begins: far enough that a reader who scrolls finds it done.
const MARGIN = '400px';

/** Calls `act` once when `host` is in sight or out of it; answers with what calls it off. */
const when = (host, inSight, act, options) => {
  const observer = new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting) !== inSight) return;
    observer.disconnect();
    act();
  }, options);
  observer.observe(host);
  return () => observer.disconnect();
};

/** Calls `start` once when `host` comes near; answers with what calls it off. */
export const whenNear = (host, start) => {
  // A deep link makes the widget load at once, wherever it stands on the page.
  if (said(host, 'loading') === 'eager' || location.href.includes('incident=')) {
    start();
    return () => {};
  }
  // rootMargin does not reach into scrolling parts of a page, scrollMargin does where it is known.
  return when(host, true, start, { rootMargin: MARGIN, scrollMargin: MARGIN });
};

/** Calls `act` when `host` is out of sight, where a change of its height moves nothing that anyone looks at. */
export const whenAway = (host, act) => when(host, false, act);
