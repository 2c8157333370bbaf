// The timeline by mouse, touch and pen: drag, flick, pinch, wheel, double click. `touch-action: pan-y` in the style
// sheet leaves vertical scrolling to the page; a plain wheel does so by itself. Places are shares of the width of the
// plot, so a page may be zoomed or scaled.

import { createGrip } from './grip.js';

/** A pointer that moved less is a click. */
const CLICK_PX = 5;
/** A pointer that let go faster than this throws the timeline. */
const FLICK_PX_PER_MS = 0.3;
/** How far: as far as it would go in this time at that speed. */
const FLICK_MS = 300;
/** And not farther than this many windows. */
const FARTHEST = 1.5;
/** Its speed is measured over this time before it lets go; a pointer that rested for half of it throws nothing. */
const TRAIL_MS = 100;
/** A notch of a wheel (about 100 px) zooms by a third. */
const WHEEL_ZOOM = 0.003;
const LINE_PX = 33;
/** Less is one of the many small turns of a trackpad, which need no gliding. */
const NOTCH_PX = 60;
/** No window is shorter: see src/axis/window.rs. */
const SHORTEST_MS = 120_000;

const runningOut = part => (1 - Math.exp(-4 * part)) / (1 - Math.exp(-4));

export const createHands = ({ root, listen }, glide) => {
  /** Pressed pointers: id, and where they are now. */
  const down = new Map();
  /** What was in view when the last of them went down or up, and where they were then. */
  let held;
  /** Something was moved: the click that follows is none. */
  let dragged = false;
  let trail = [];

  const isOnPlot = ({ target }) => target.closest('.plot');
  const track = () => root.querySelector('.axis .track').getBoundingClientRect();
  const shareOf = ({ clientX }) => {
    const { left, width } = track();
    return (clientX - left) / width;
  };

  const pan = ([from, to], share) => [from + (to - from) * share, to + (to - from) * share];
  /** Zooms in by a factor, around a place that stays where it is. */
  const zoom = ([from, to], share, factor) => {
    const length = Math.max((to - from) / factor, SHORTEST_MS);
    const start = from + (to - from - length) * share;
    return [start, start + length];
  };

  const hold = () => {
    held = { range: glide.inView(), shares: [...down.values()] };
    trail = [];
  };

  /** Follows a pointer even if its element goes away. Not before it moves: a captured press clicks nothing. */
  const capture = id => {
    try {
      root.querySelector('.plot').setPointerCapture(id);
    } catch {
      // It has been let go already.
    }
  };

  // While the page is zoomed in by pinching, touches move the page: see style/later/touched.css.
  const isEnlarged = () => root.toggleAttribute('data-enlarged', window.visualViewport?.scale > 1.01);

  const press = event => {
    if (event.button || !isOnPlot(event) || (event.pointerType === 'touch' && isEnlarged())) return;
    // Other pointers may have been released without an event.
    if (event.isPrimary) down.clear();
    // A press that stops a flick is no click on what lies under the finger.
    const caught = glide.stop();
    down.set(event.pointerId, shareOf(event));
    dragged = caught || down.size > 1;
    if (down.size > 1) [...down.keys()].forEach(capture);
    hold();
  };

  const move = event => {
    // It was released without an event, or the plot has gone.
    if (!event.buttons || !root.querySelector('.plot')) down.clear();
    if (!down.has(event.pointerId)) return;
    down.set(event.pointerId, shareOf(event));
    const { range, shares: [a, b] } = held;
    const [x, y] = down.values();
    if (down.size === 1) {
      if (!held.moved && Math.abs(x - a) * track().width <= CLICK_PX) return;
      if (!held.moved) capture(event.pointerId);
      held.moved = true;
      trail.push({ time: event.timeStamp, x });
      glide.go(pan(range, a - x));
    } else {
      const least = 20 / track().width;
      const factor = Math.max(Math.abs(y - x), least) / Math.max(Math.abs(b - a), least);
      const middle = (a + b) / 2;
      glide.go(pan(zoom(range, middle, factor), middle - (x + y) / 2));
    }
    dragged = true;
  };

  const flick = ({ timeStamp }) => {
    const recent = trail.filter(({ time }) => timeStamp - time < TRAIL_MS);
    const [first, last] = [recent[0], recent.at(-1)];
    if (glide.still.matches || recent.length < 2 || timeStamp - last.time > TRAIL_MS / 2) return;
    // Browsers that hide the exact time tell the same one for several moves.
    if (last.time <= first.time) return;
    const speed = (last.x - first.x) / (last.time - first.time);
    if (Math.abs(speed) * track().width < FLICK_PX_PER_MS) return;
    const share = Math.max(-FARTHEST, Math.min(FARTHEST, -speed * FLICK_MS));
    glide.go(pan(glide.inView(), share), 4 * FLICK_MS, runningOut);
  };

  const lift = event => {
    if (!down.delete(event.pointerId)) return;
    if (event.type === 'pointerup' && dragged && !down.size) flick(event);
    hold();
  };

  const click = event => {
    // The second of a double click is on what the first one brought there.
    if (isOnPlot(event) && (dragged || event.detail > 1)) event.stopImmediatePropagation();
    dragged = false;
  };

  /** Lanes come and go as the mouse zooms and moves: what is under it stays there until it leaves. */
  const keepHeight = ({ pointerType, target }) => {
    const lanes = pointerType !== 'touch' && target.closest('.timeline')?.querySelector('.lanes');
    if (lanes) lanes.style.minHeight = `${lanes.offsetHeight}px`;
  };
  const freeHeight = () => root.querySelector('.lanes')?.style.removeProperty('min-height');

  // On the overview there is no place to zoom at but the middle.
  const zoomAt = (event, factor, ms) => glide.go(zoom(glide.target(), isOnPlot(event) ? shareOf(event) : 0.5, factor), ms);

  const twice = event => isOnPlot(event) && !event.target.closest('[data-at]') && zoomAt(event, 2, glide.ms);

  const wheel = event => {
    const [dx, dy] = [event.deltaX, event.deltaY].map(delta => delta * (event.deltaMode ? LINE_PX : 1));
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      keepHeight(event);
      zoomAt(event, Math.exp(Math.max(-1, Math.min(1, -dy * WHEEL_ZOOM))), Math.abs(dy) > NOTCH_PX ? glide.ms / 2 : 0);
    } else if (Math.abs(dx) > Math.abs(dy)) {
      event.preventDefault();
      glide.go(pan(glide.inView(), dx / track().width));
    }
  };

  const heard = { pointerdown: press, pointermove: move, pointerup: lift, pointercancel: lift, dblclick: twice };
  for (const [name, act] of Object.entries(heard)) listen(root, name, act);
  // Before the listener that opens what is clicked.
  listen(root, 'click', click, { capture: true });
  listen(root, 'pointerdown', keepHeight);
  listen(root, 'pointerleave', freeHeight);
  listen(window, 'resize', freeHeight);
  listen(window.visualViewport ?? window, 'resize', isEnlarged);
  createGrip({ root, listen }, () => down.size);

  // Browsers delay scrolling for a listener that may prevent it: so only the two pictures have one.
  let plot;
  const settle = () => {
    const now = root.querySelector('.plot');
    if (now && now !== plot) for (const one of [now, root.querySelector('.overview')]) listen(one, 'wheel', wheel, { passive: false });
    plot = now;
  };
  return { settle };
};
