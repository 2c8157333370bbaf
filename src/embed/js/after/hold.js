// Keeps the pressed row, or the row beside the pressed button, where it is on the screen while a story opens or more
// incidents are listed. The browser's scroll anchoring cannot do that: the story above may close, and rows are the same
// elements with other incidents in them.
import { bringBack, scrollersOf } from './scrollers.js';

// Rows get their real heights when they come into view, which takes them some frames.
const FRAMES = 6;

export const createHold = ({ root, listen }) => {
  const rows = () => [...root.querySelectorAll('.list [data-n]')];

  const hold = event => {
    const button = event.target.closest('.list > .more');
    const newer = button?.nextElementSibling?.matches('.year');
    const row = button ? rows().at(newer ? 0 : -1) : event.target.closest('.list .row button')?.closest('[data-n]');
    if (!row) return;
    const { n } = row.dataset;
    const { top } = row.getBoundingClientRect();
    const boxes = scrollersOf(row);
    let frames = FRAMES;
    const back = () => {
      const all = rows();
      const at = all.findIndex(one => one.dataset.n === n);
      // The feed came anew, or the widget went: then there is nothing to hold, and the page is left where it is.
      if (at < 0) return;
      bringBack(all[at], top, boxes);
      // After a press by key the focus goes to the first new row.
      if (button && frames === FRAMES && !event.detail) {
        all[newer ? at - 1 : at + 1]?.querySelector('.incident-title').focus({ preventScroll: true });
      }
      if ((frames -= 1)) requestAnimationFrame(back);
    };
    requestAnimationFrame(back);
  };
  // Before the button does what it does.
  listen(root, 'click', hold, { capture: true });
};
