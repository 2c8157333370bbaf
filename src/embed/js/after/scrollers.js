// What scrolls around an element: a page may have its widget in a box that scrolls, and one of a fixed height is such a
// box.

/** An element and all around it, out of shadow trees, too; the window last. */
const around = node => (node ? [node, ...around(node.assignedSlot ?? node.parentNode ?? node.host)] : [window]);

/**
 * What scrolls around it, from the inside out: boxes of the page's own, and the page itself; but not what is behind a
 * box that stands over the page. A box that only cuts off is not for scrolling.
 */
export const scrollersOf = element => {
  const found = [];
  for (const box of around(element)) {
    if (box === window) found.push(box);
    if (!(box instanceof Element)) continue;
    const { overflowY, position } = getComputedStyle(box);
    if (/auto|scroll/.test(overflowY)) found.push(box);
    if (position === 'fixed') break;
  }
  return found;
};

/** How many px of the window one px of the box is: a page may be zoomed or scaled. */
export const scaleOf = box => (box.offsetHeight ? box.getBoundingClientRect().height / box.offsetHeight : 1);

/** Brings an element back to where its top was. */
export const bringBack = (element, top, boxes) => {
  for (const box of boxes) {
    const moved = element.getBoundingClientRect().top - top;
    if (Math.abs(moved) > 1) box.scrollBy({ top: moved / scaleOf(box), behavior: 'instant' });
  }
};
