// What happens in every frame of a movement: each strip is moved and stretched, its bars stay what they are.

export const place = (within, x, scale) => {
  for (const { style } of within.getElementsByClassName('bars')) {
    style.translate = `${x}px`;
    style.scale = scale ? `${scale} 1` : '';
  }
};
