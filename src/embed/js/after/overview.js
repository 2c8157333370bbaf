// The overview: pressed or drawn along, its window goes where the pointer is; at its edges it is made wider and
// narrower.

import { createGrip } from './grip.js';

const GRIP_PX = 6;
const FINGER_PX = 18;
/**
 * A frame is drawn no narrower than 10 px (src/view/overview.rs). At that width its edges are not those of the window,
 * and cannot be pulled further inwards.
 */
const NARROWEST_PX = 10.5;
/** What is held: the earlier edge is 0, the later one 1. */
const MIDDLE = 2;

export const createOverview = ({ root, widget, listen, signal }, glide) => {
  let held;
  let finger;
  let before;
  let frame;
  let x;

  const edgeAt = grip => {
    const { left, right, width } = frame.getBoundingClientRect();
    const edge = Number(x > (left + right) / 2);
    const outside = edge ? x - right : left - x;
    // The middle of a narrow one is still there to be moved.
    return outside <= grip && outside >= -Math.min(grip, width / 4) ? edge : MIDDLE;
  };

  // Moves the edge to the pointer, again at each repaint: it takes several where the frame is drawn wider than its
  // time.
  const pull = () => {
    if (!(held < MIDDLE) || signal.aborted || !frame.isConnected) return;
    const { left, right, width } = frame.getBoundingClientRect();
    const range = glide.target();
    const gap = x - (held ? right : left);
    range[held] += (gap * (range[1] - range[0])) / width;
    const inwards = held ? gap < 0 : gap > 0;
    if (range[0] < range[1] && !(inwards && frame.offsetWidth < NARROWEST_PX)) glide.go(range);
    requestAnimationFrame(pull);
  };

  /** The middle of the window goes there. */
  const move = strip => {
    const { left, width } = strip.getBoundingClientRect();
    const [from, to, first, last] = widget.range();
    const by = first + ((x - left) / width) * (last - first) - (from + to) / 2;
    glide.go([from + by, to + by]);
  };

  const hear = event => {
    const strip = event.target.closest('.overview');
    const begins = event.type === 'pointerdown' && event.isPrimary && event.button === 0;
    // The strip may have gone while it was held.
    if (!strip && !event.buttons) held = undefined;
    // A second finger is no part of what the first one does.
    if (!strip || (held !== undefined && event.pointerId !== finger && !begins)) return;
    frame = strip.querySelector('.frame');
    x = event.clientX;
    const edge = edgeAt(event.pointerType === 'touch' ? FINGER_PX : GRIP_PX);
    if (begins) {
      glide.stop();
      before = glide.target();
      held = edge;
      finger = event.pointerId;
      strip.setPointerCapture(event.pointerId);
      requestAnimationFrame(pull);
    }
    // The press turned into a scroll of the page: take back what it moved.
    if (event.type === 'pointercancel' && held !== undefined) glide.go(before);
    else if (held === MIDDLE) move(strip);
    if (!event.buttons) held = undefined;
    strip.style.cursor = (held ?? edge) === MIDDLE ? '' : 'ew-resize';
  };
  createGrip({ root, listen }, () => held !== undefined);
  for (const name of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel']) listen(root, name, hear);
};
