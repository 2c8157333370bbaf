// What happens in every frame of a movement: each strip is moved and stretched, what lies in it stays what it is.

export const place = (within, x, scale) => {
  const transform = `translate(${x}px) scale(${scale ?? 1}, 1)`;
  for (const { style } of within.getElementsByClassName('strip')) style.transform = transform;
};
