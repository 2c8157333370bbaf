// From the bytes that came to a feed that is taken: native ones as they are, all others by way of a binary of its own,
// so that a native feed does not cost its bytes.
import { LIKELY, MAYBE, SURE } from '../ask.js';
import { whole } from '../texts.js';
import { noReader, unreadable } from './failure.js';

/** How texts begin that are no JSON and can be read: Atom and RSS; cState, whose JSON may be broken. No web pages. */
const OTHERS = { html: /^\s*<(\?xml|rss|feed|rdf)/, 'json-syntax': /^\s*{\s*"is":/ };
/** By their byte order mark, XML included that is UTF-16. */
const encodingOf = ([first]) => ({ 255: 'utf-16le', 254: 'utf-16be' })[first];
const isOther = (code, bytes) => OTHERS[code]?.test(new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, 1000)));

/** What the readers of other formats make of it, see src/bin/foreign.rs; nothing if they are not to be had. */
const convert = async (services, bytes, format) => {
  try {
    const made = (await services.convert())(bytes, new TextEncoder().encode(format ?? ''));
    return new TextDecoder().decode(made).split('\0');
  } catch {
    return undefined;
  }
};

/**
 * Has a feed taken. `take(bytes, sure, notes)` answers with why it was not, as src/embed/intake.rs does. Throws a
 * failure, with the `text` that it is about if it is not yet known what is wrong with that.
 */
export const read = async (desk, fetched, src, take) => {
  const { format } = desk.asked;
  const native = format === 'native';
  const first = () => (format && !native ? '' : take(fetched.bytes, native ? SURE : MAYBE, []));
  let code = first();
  if (code === undefined) return;
  if (!fetched.bytes.subarray) {
    fetched.bytes = await whole(fetched.bytes);
    code = first();
    if (code === undefined) return;
  }
  const { bytes } = fetched;
  let text = bytes;
  if (!native && (!code || code === 'not-a-feed' || isOther(code, bytes))) {
    const [made, ...more] = (await convert(desk.services, bytes, format)) ?? ['?'];
    if (made === '?') {
      if (take(bytes, LIKELY, []) !== undefined) throw noReader();
      return;
    }
    if (made) {
      text = new TextEncoder().encode(more[0]);
      code = take(text, SURE, more.slice(1));
    }
    // What is native, or no document, is read and told as a native one.
    else if (!more[0]) code = take(bytes, SURE, []);
    // What is no feed of any format is told in the words for a native one.
    else if (!code || more[0] !== 'not-a-feed') throw unreadable(src, ...desk.inWords(...more));
  }
  if (code !== undefined) throw { ...unreadable(src, code, '.'), src, text };
};
