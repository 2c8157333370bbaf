// The card stays in sight: where there is no room for it below, it stands above the bar.

import { scaleOf } from './scrollers.js';

const GAP_PX = 8;

export const createCard = ({ host, root, listen }) => {
  let due = false;

  const place = () => {
    due = false;
    const card = root.querySelector('[part~="card"]');
    if (!card) return;
    card.style.translate = '';
    const { top, bottom } = card.getBoundingClientRect();
    // A widget of a fixed height scrolls inside.
    const inside = host.scrollHeight > host.clientHeight ? host.getBoundingClientRect().bottom : innerHeight;
    const over = bottom + GAP_PX - Math.min(innerHeight, inside);
    if (over <= 0) return;
    const bar = root.querySelector('[part~="bar"]:hover, [part~="cluster"]:hover')?.getBoundingClientRect();
    const above = bar ? bottom + GAP_PX - bar.top : over;
    card.style.translate = `0 ${-(top > above ? above : Math.min(over, Math.max(top, 0))) / scaleOf(card)}px`;
  };
  const soon = () => {
    if (!due) requestAnimationFrame(place);
    due = true;
  };
  for (const name of ['pointermove', 'keydown', 'click']) listen(root, name, soon);

  // Escape closes a card that came with the pointer, without moving it: wherever the focus is, and before anything else
  // that Escape closes.
  let gone = false;
  const dismiss = event => {
    if (event.key !== 'Escape' || event.isComposing || gone) return;
    const plot = root.querySelector('[data-at]:hover')?.closest('[part~="plot"]');
    if (!plot?.querySelector('[part~="card"]')) return;
    // With the keyboard there, and no story open, it is src/view/keys.rs that closes it.
    if (root.getRootNode().activeElement === plot && !root.querySelector('[part~="story"]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    gone = true;
    plot.dispatchEvent(new PointerEvent('pointerleave'));
  };
  listen(window, 'keydown', dismiss, { capture: true });
  listen(root, 'pointermove', () => (gone = false));
};
