// What happens in every frame of a movement: each strip is moved and stretched, what lies in it stays what it is.

/** Shows the strips in an element for so many ms from a time on, on so many px. */
export const place = (within, from, length, width) => {
  for (const { laid, style } of within.getElementsByClassName('strip')) {
    const scale = laid[1] / length;
    // Whole px: edges stay sharp.
    const x = Math.round(((laid[0] - from) / length) * width - laid[2] * scale);
    style.transform = `translate(${x}px) scale(${scale}, 1)`;
  }
};
