// Whoever lists more incidents, or newer ones, finds the row beside the button where it was. Rows are the same elements with
// other incidents in them, so no browser's own anchors can do that.

// Rows get their real heights when they come into view, which takes them some frames.
const FRAMES = 6;

export const createHold = ({ root, listen }) => {
  const hold = event => {
    const button = event.target.closest('.list > .more');
    if (!button) return;
    const rows = [...root.querySelectorAll('.list [data-n]')];
    const row = rows.at(button.nextElementSibling?.matches('.year') ? 0 : -1);
    const { n } = row.dataset;
    const { top } = row.getBoundingClientRect();
    // Whatever scrolls around it: the page, or a box of its own that the widget stands in.
    const boxes = event.composedPath();
    let frames = FRAMES;
    const back = () => {
      const now = root.querySelector(`.list [data-n="${n}"]`);
      // The feed came anew, or the widget went: then there is nothing to hold, and the page is left where it is.
      if (!now?.isConnected) return;
      for (const box of boxes) box.scrollBy?.({ top: now.getBoundingClientRect().top - top, behavior: 'instant' });
      if ((frames -= 1)) requestAnimationFrame(back);
    };
    requestAnimationFrame(back);
  };
  // Before the button does what it does.
  listen(root, 'click', hold, { capture: true });
};
