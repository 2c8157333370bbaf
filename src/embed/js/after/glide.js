// Animates the way to what a click, a key or a flick brings into view, unless the reader prefers reduced motion. The
// state, and what the page is told, change at once; only the picture follows.

/** A step by button or key. */
const GLIDE_MS = 220;
/**
 * If a picture would be stretched by more than this, or lies far from the next one, it jumps: see src/layout/pace.rs.
 */
const FURTHEST = 32;

const slowingDown = part => 1 - (1 - part) ** 3;

const lengthOf = ([from, to]) => to - from;
const isOther = (a, b) => a[0] !== b[0] || a[1] !== b[1];

/** Between two windows: the length grows by the same share in each frame, and the point that stays in place stays. */
const between = (a, b, part) => {
  const length = lengthOf(a) * (lengthOf(b) / lengthOf(a)) ** part;
  const grown = lengthOf(b) - lengthOf(a);
  const way = Math.abs(grown) < 1 ? part : (length - lengthOf(a)) / grown;
  const from = a[0] + (b[0] - a[0]) * way;
  return [from, from + length];
};

export const createGlide = ({ root, widget, listen, signal }) => {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let flight;
  // What is shown on the way.
  let shown;

  const target = () => [...widget.range().slice(0, 2)];
  // The element was removed, or its widget has died.
  const isGone = () => signal.aborted || !root.isConnected;
  const inView = () => shown ?? target();
  const land = () => (flight = shown = undefined);

  const step = now => {
    if (!flight || isGone()) return;
    const { from, to, ms, ease } = flight;
    // Something else has changed the window meanwhile.
    if (isOther(target(), to)) return land();
    flight.began ??= now;
    const part = (now - flight.began) / ms;
    if (part < 1) {
      shown = between(from, to, ease(part));
      widget.look(...shown, true);
      requestAnimationFrame(step);
    } else {
      land();
      widget.look(...to, true);
    }
  };

  const fly = (from, to, ms, ease) => {
    const ratio = lengthOf(to) / lengthOf(from);
    const near = ratio < FURTHEST && ratio > 1 / FURTHEST && from[0] < to[1] && to[0] < from[1];
    if (!near || still.matches) return land();
    if (!flight) requestAnimationFrame(step);
    flight = { from, to, ms, ease };
    shown = from;
    widget.look(...from, true);
  };

  /** Brings something into view: at once, or in `ms`. */
  const go = (range, ms = 0, ease = slowingDown) => {
    const from = inView();
    widget.look(...range, false);
    if (ms) fly(from, target(), ms, ease);
    else land();
  };

  /** Ends the animation where it is. Answers whether it came from a flick. */
  const stop = () => {
    const thrown = flight?.ms > GLIDE_MS;
    if (flight) go(shown);
    return thrown;
  };

  // A click or key may have changed the window by the next frame; if so, animate to it.
  const follow = () => {
    const [from, before] = [inView(), target()];
    requestAnimationFrame(() => {
      if (isGone()) return;
      const to = target();
      if (isOther(to, before)) fly(from, to, GLIDE_MS, slowingDown);
    });
  };
  // On teardown (the element goes, or its names in the address change), jump to the end of the animation.
  signal.addEventListener('abort', () => flight && root.isConnected && widget.look(...flight.to, true));
  for (const name of ['click', 'keydown']) listen(root, name, follow, { capture: true });

  return { go, stop, inView, target, still, ms: GLIDE_MS };
};
