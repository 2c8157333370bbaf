// What happens in every frame of a movement: each strip is moved and stretched, and nothing in it changes.

/** Moves the strips in an element so that `length` ms from `from` on are in view, on `width` px. */
export const place = (within, from, length, width) => {
  for (const { laid, style } of within.getElementsByClassName('strip')) {
    const scale = laid[1] / length;
    // Whole px: edges stay sharp.
    const x = Math.round(((laid[0] - from) / length) * width - laid[2] * scale);
    style.transform = `translate(${x}px) scale(${scale}, 1)`;
  }
};
