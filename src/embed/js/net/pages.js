// A `src` that names a status page and not its feed: the feed is looked for once (guess/main.js), and remembered.
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

export const createPages = services => {
  const found = new Map();
  const lost = new Map();

  return {
    /** Asks by `src`, or by what was found in its place. `ask(address, notes)` throws a failure. */
    at: async (src, ask) => {
      const place = found.get(src);
      if (place) return ask(...place);
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
      const { there, none, all } = await look(src, failure, ask);
      if (none) {
        // A search that was broken off is begun anew the next time.
        if (all) lost.set(src, none);
        throw none;
      }
      found.set(src, there);
    },
  };
};
