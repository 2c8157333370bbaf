// One feed: asked for at its mirrors in turn, read, and failing all of them taken from what this browser kept.
import { SURE } from '../ask.js';
import { mayKeep } from '../said.js';
import { listed } from '../texts.js';
import { failureOf, refused } from './failure.js';
import { createPages } from './pages.js';
import { read } from './read.js';
import { rescue } from './rescue.js';
import { same } from './same.js';

/** The answer is not wanted any more. */
const gone = () => ({ code: 'gone' });

/** `get` fetches a text. */
export const createAsking = (desk, get) => {
  const { intake } = desk;
  const pages = createPages(desk.services);

  /** Takes the last good copy of a feed of which nothing is here. Answers with what else was found out. */
  const takeCopy = async (turn, source, probe) => {
    const [src] = source.mirrors;
    const kept = mayKeep(desk.host);
    const { bytes, at, answers } = await rescue(src, kept, probe);
    if (turn.signal.aborted || source.here || !bytes) return answers;
    const url = desk.resolve(src, document.baseURI);
    if (intake.take(source.number, undefined, url, bytes, SURE, '') !== undefined) return false;
    return Object.assign(source, { here: true, raw: bytes, came: at });
  };

  /** Asks for a feed by one address, and has it taken. Throws a failure. */
  const askAt = async (turn, source, quiet, src, answer, notes) => {
    // Most likely it is what is on the screen already, which is not read again.
    const reader = quiet && source.here ? undefined : intake.reader();
    const fetched = await (answer || get(turn, src, reader, undefined, source.long)).catch(error => {
      throw turn.signal.aborted ? gone() : failureOf(src, error);
    });
    const take = (bytes, sure, more) => {
      if (turn.signal.aborted) throw gone();
      const { url, reader } = fetched;
      fetched.reader = undefined;
      return intake.take(source.number, undefined, url, bytes, sure, listed([...more, ...notes]), bytes === fetched.bytes ? reader : undefined);
    };
    if (!(quiet && source.here && (await same(source.raw, fetched.bytes)))) {
      await read(desk, fetched, src, take).catch(error => {
        throw Object.assign(error, { answer: fetched });
      });
    }
    if (turn.signal.aborted) throw gone();
    Object.assign(source, { here: true, raw: fetched.bytes, came: Date.now() });
  };

  /** Asks for one feed: its mirrors in turn, then what this browser kept. Answers with what went wrong, if anything. */
  const ask = async (turn, source, quiet) => {
    let failure;
    for (const src of source.mirrors) {
      const first = source.number ? undefined : desk.first;
      desk.first = undefined;
      try {
        return await pages.at(src, (place, notes) => askAt(turn, source, quiet, place, place === src && first, notes));
      } catch (error) {
        if (turn.signal.aborted) return undefined;
        // A fault is no failure of the network.
        if (!error.code) throw error;
        failure ??= error;
      }
    }
    if (source.here) return failure;
    const answers = await takeCopy(turn, source, failure.code === 'unreachable' && !failure.tried);
    return answers === true ? refused(source.mirrors[0]) : failure;
  };

  return { ask, takeCopy };
};
