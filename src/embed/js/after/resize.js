// The window of the overview is made wider and narrower at its edges. Pressed anywhere else, it moves: the widget does that.

const GRIP_PX = 6;
/** A frame is drawn no narrower than 10 px (src/view/overview.rs): what it says then is no place to pull from. */
const NARROWEST_PX = 10.5;

export const createResize = ({ root, widget, listen }) => {
  // Which edge is held: 0 the earlier one, 1 the later one.
  let held;
  let frame;
  let x;

  const edgeAt = () => {
    const { left, right, width } = frame.getBoundingClientRect();
    const edge = Number(x > (left + right) / 2);
    const outside = edge ? x - right : left - x;
    // The middle of a narrow one is still there to be moved.
    return outside <= GRIP_PX && outside >= -Math.min(GRIP_PX, width / 4) ? edge : undefined;
  };

  // The edge goes where the pointer is, in every frame: a frame that is drawn wider than its time says gets there in several.
  const pull = () => {
    if (held === undefined || !frame.isConnected) return;
    const { left, right, width } = frame.getBoundingClientRect();
    const range = [...widget.given()[2].slice(0, 2)];
    const gap = x - (held ? right : left);
    range[held] += (gap * (range[1] - range[0])) / width;
    const inwards = held ? gap < 0 : gap > 0;
    if (range[0] < range[1] && !(inwards && width < NARROWEST_PX)) widget.set_range(...range.map(time => new Date(time).toISOString()));
    requestAnimationFrame(pull);
  };

  const hear = event => {
    const strip = event.target.closest('.overview');
    if (!strip) return;
    frame = strip.querySelector('.frame');
    x = event.clientX;
    const edge = edgeAt();
    if (event.type === 'pointerdown') {
      held = event.isPrimary && event.button === 0 ? edge : undefined;
      if (held !== undefined) strip.setPointerCapture(event.pointerId);
      requestAnimationFrame(pull);
    } else if (!event.buttons) {
      held = undefined;
    }
    strip.style.cursor = (held ?? edge) === undefined ? '' : 'ew-resize';
    if (held !== undefined) event.stopPropagation();
  };
  // Before the strip moves its window.
  for (const name of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel']) listen(root, name, hear, { capture: true });
};
