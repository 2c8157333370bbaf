// Did it draw anything? A picture of the page, and how much of it has a colour: nobody is fast with an empty page.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Less than this between the strongest and the weakest of red, green and blue is grey. */
const GREY = 40;

// The page itself reads the picture: that is the one reader of PNG at hand.
const count = base64 => `(async () => {
  const picture = await createImageBitmap(await (await fetch('data:image/png;base64,${base64}')).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const g = canvas.getContext('2d');
  g.drawImage(picture, 0, 0);
  const { data } = g.getImageData(0, 0, picture.width, picture.height);
  let coloured = 0;
  for (let i = 0; i < data.length; i += 4) {
    const spread = Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]);
    if (spread > ${GREY}) coloured += 1;
  }
  return coloured * 4 / data.length;
})()`;

/** Keeps a picture as `file` and one of a year or so beside it; answers with the share of pixels that have a colour in each. */
export const colouredShare = async ({ send, run }, file) => {
  mkdirSync(dirname(file), { recursive: true });
  const take = async name => {
    const { data } = await send('Page.captureScreenshot', { format: 'png' });
    writeFileSync(name, Buffer.from(data, 'base64'));
    return Number((await run(count(data))).toFixed(4));
  };
  const whole = await take(`${file}.png`);
  await run('bench.go(9)');
  const zoomed = await take(`${file}-zoomed.png`);
  await run('bench.go(59)');
  return [whole, zoomed];
};
