// Why there is no feed, in a sentence that a site owner understands, with what to do. `again`: asking once more may
// help by itself, after this many seconds at the earliest.

const cureOf = status =>
  ({
    404: 'there is no such file. Check the address.',
    410: 'there is no such file. Check the address.',
    401: 'reading it is not allowed. Every visitor has to be able to.',
    403: 'reading it is not allowed. Every visitor has to be able to.',
    429: 'too many requests. Try again in a moment.',
  })[status] ??
  (status >= 500 ? 'the server is having trouble. Try again in a moment.' : 'that is not a feed. Check the address.');

/** `Retry-After` in seconds (RFC 9110, 10.2.3); a date is not read. */
const secondsOf = wait => (/^\s*\d+\s*$/.test(wait) ? Number(wait) : 0);

const sizeOf = bytes => (bytes < 1000 ? `${bytes} bytes` : `${Math.floor(bytes / 1000)} kB`);

const WORDS = {
  unreachable: ({ src }) => ({
    message:
      `No answer could be read from ${src}. Check the address and the connection; on another origin, the ` +
      'header Access-Control-Allow-Origin of its server, and connect-src of this page’s policy.',
    again: 0,
  }),
  'broken-off': ({ src }) => ({
    message: `The answer from ${src} broke off. Check the connection and try again.`,
    again: 0,
  }),
  timeout: ({ src }) => ({
    message: `The server at ${src} sent nothing for 15 seconds. Try again in a moment.`,
    again: 0,
  }),
  'http-status': ({ src, status, wait }) => ({
    message: `The server answered ${status} for ${src}: ${cureOf(status)}`,
    again: status === 408 || status === 429 || status >= 500 ? secondsOf(wait) : undefined,
  }),
  'too-large': ({ src, most }) => ({
    message: `The feed at ${src} is larger than ${sizeOf(most)}, the limit. Move old incidents out, or raise max-bytes.`,
    retry: false,
  }),
};

/** A failure of `Desk.receive`, in words. */
export const failureOf = (src, { code, ...more }) => ({
  code,
  retry: true,
  status: more.status,
  ...WORDS[code]({ src, ...more }),
});

/** The same for a story in a file of its own: no attribute says how long it may be. */
export const storyFailure = (src, error) =>
  error.code === 'too-large'
    ? `The file at ${src} is larger than ${sizeOf(error.most)}, the limit. Shorten it.`
    : failureOf(src, error).message;

export const noSrc = () => ({
  code: 'no-src',
  message: 'No feed is named. Write its address into src of the element, or data-src of the script.',
  retry: false,
});

/** A server that answers, but not to this page. */
export const refused = src => ({
  code: 'unreachable',
  message:
    `The server at ${src} answers, but this page probably may not read it: there is no header ` +
    'Access-Control-Allow-Origin. Add it, or copy the feed to this origin.',
  retry: true,
  again: 0,
});

/** It came and is no feed; `rest` is how the sentence goes on. */
export const unreadable = (src, code, rest) => ({ code, message: `The feed at ${src} cannot be read${rest}`, retry: true });

/** The feed may be of another format, and the readers of those cannot be had. */
export const noReader = () => ({
  code: 'load-failed',
  message: 'The reader for this format could not be loaded. Check the connection and try again.',
  retry: true,
  again: 0,
});

/** A fault of the widget's own: readers must not wait for what does not come. */
export const ownFault = (src, fault) => {
  console.error(fault);
  return { code: 'load-failed', message: `The feed at ${src} could not be shown: a fault in this widget.`, retry: true };
};
