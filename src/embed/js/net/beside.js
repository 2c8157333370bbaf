// What a history asks for beside its feeds: older pages of them, and stories that are files of their own.
import { SURE } from '../ask.js';
import { whole } from '../texts.js';
import { failureOf, storyFailure, unreadable } from './failure.js';

/** A story is a page of text, not a library. */
const MAX_STORY_BYTES = 2_000_000;

/** `get` fetches a text; `show` brings what has come to the screen. */
export const createBeside = (desk, get, show) => {
  const { intake, services } = desk;
  const life = new AbortController();
  let page;

  return {
    /** Fetches an older page of one feed. */
    older: async (number, address) => {
      page = desk.requestOf(life);
      const mine = page;
      try {
        const { url, bytes, reader } = await get(mine, address, intake.reader()).catch(error => {
          throw failureOf(address, error);
        });
        if (mine.signal.aborted) return;
        const why = intake.take(number, address, url, bytes, SURE, '', reader);
        if (why !== undefined) throw unreadable(address, ...(await desk.explain(await whole(bytes), why)));
        show(desk.turn);
      } catch (error) {
        if (!error.code) throw error;
        if (!mine.signal.aborted) intake.page_lost(error.message);
      }
    },

    /** Draws a text in a file of its own. */
    text: async (place, address, base, level) => {
      const url = desk.resolve(address, base);
      let bytes;
      try {
        ({ bytes } = await get(life, url, undefined, MAX_STORY_BYTES));
      } catch (error) {
        place.role = 'alert';
        place.textContent = `This story could not be fetched. ${storyFailure(url, error)}`;
        return;
      }
      try {
        (await services.text())(place, new TextDecoder().decode(bytes), level);
      } catch {
        if (!desk.ended) desk.sorry(place);
      }
    },

    /** Cancels the request for an older page. */
    drop: () => page?.abort(),

    end: () => life.abort(),
  };
};
