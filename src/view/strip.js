// What happens in every frame of a movement: each strip is moved and stretched, its bars stay what they are.

export const place = (within, x, scale) => {
  const transform = `translate(${x}px) scale(${scale ?? 1}, 1)`;
  for (const { style } of within.getElementsByClassName('bars')) style.transform = transform;
};
