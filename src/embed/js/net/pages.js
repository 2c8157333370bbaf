// A `src` that names a status page and not its feed: the feed is looked for once (guess/main.js), and remembered.
import { noFeed } from './failure.js';
import { answers } from './rescue.js';

/** The path of an address; of what is none, nothing. */
const pathOf = src => {
  try {
    return new URL(src, document.baseURI).pathname;
  } catch {
    return '';
  }
};

/** Files with another ending are meant to be feeds: nothing is guessed for them. */
const isPage = src => /\/([^./]*|[^/]*\.(html?|php|aspx?))$/.test(pathOf(src));

/** Whether a failure is what happens to those who ask a page for a feed. Pages may rarely be read from another site. */
const isOfPage = async (src, { code }) =>
  isPage(src) && (code === 'html' || (code === 'unreachable' && /\/$/.test(pathOf(src)) && (await answers(src))));

/** A note for the site's owner, as the readers of other formats write theirs: code, severity, pointer, message. */
const noteOn = (src, place) => {
  const message =
    `${src} is a page; its feed was found at ${place}. Write that address into the attribute src: the visitors of this ` +
    'page then need not look for it.';
  return ['address-found', 'info', '', message];
};

export const createPages = services => {
  const found = new Map();
  const lost = new Map();

  return {
    /** Asks by `src`, or by what was found in its place. `ask(address, notes)` throws a failure. */
    at: async (src, ask) => {
      const place = found.get(src);
      if (place) return ask(place, noteOn(src, place));
      let failure;
      try {
        return await ask(src, []);
      } catch (error) {
        failure = error;
      }
      const before = lost.get(src);
      if (before && before.code === failure.code) throw before;
      if (!failure.code || !(await isOfPage(src, failure))) throw failure;
      let look;
      try {
        look = await services.guess();
      } catch {
        throw failure;
      }
      const { url, bytes } = failure.answer ?? { url: src };
      const { found: there, tried } = await look(url, bytes, address => ask(address, noteOn(src, address)));
      if (!there) {
        lost.set(src, noFeed(src, failure.code, tried));
        throw lost.get(src);
      }
      found.set(src, there);
    },
  };
};
