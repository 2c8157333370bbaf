// The network as it is: mirrors, attempts in the background, the last good copy, polling, several feeds, older pages,
// feeds of other formats. Fetched when the first of these is needed; a native feed that answers at once is shown
// without it.
import { LONG } from '../ask.js';
import { listed, whole } from '../texts.js';
import { createBeside } from './beside.js';
import { failureOf, noSrc, ownFault, unreadable } from './failure.js';
import { createAsking } from './source.js';

/** The first pause before a feed is asked for again; doubled with each failure, at most this many times. */
const FIRST_PAUSE_MS = 2000;
const MOST_DOUBLINGS = 5;
/** The longest pause that a server may ask for. */
const LONGEST_WAIT_S = 3600;
/** How long the other feeds wait for a slow one while nothing is on the screen. */
const GRACE_MS = 1500;
/** The addresses in `src`: feeds with spaces between them, and `|` between the mirrors of one. */
const named = src => (src.replace(/\s*\|\s*/g, '|').match(/\S+/g) ?? []).map(feed => feed.split('|').filter(Boolean)).filter(mirrors => mirrors.length);

/** Takes over from `desk`, which has asked the first question. */
export const conduct = desk => {
  const { intake } = desk;
  let sources = [];
  let pending = 0;
  let failures = 0;
  let grace;

  /** Does something later in this turn. */
  const later = (turn, ms, act) => {
    const timer = setTimeout(act, ms);
    turn.signal.addEventListener('abort', () => clearTimeout(timer));
    return timer;
  };

  /** Fetches a text. That of a feed is read while it comes. The `fetch` here may be one of the page that throws. */
  const get = async (turn, src, reader, most = desk.asked.most, long = undefined) => {
    const abort = desk.requestOf(turn);
    return desk.receive((async () => fetch(src, desk.how(abort)))(), abort, most, reader, long);
  };

  /** The feeds that are named by now. What is here of others goes. */
  const prepare = () => {
    const lists = named(desk.asked.src);
    const firsts = lists.map(([first]) => first);
    if (firsts.join(' ') !== sources.map(({ mirrors }) => mirrors[0]).join(' ')) {
      sources = lists.map((_, number) => ({ number }));
      beside.drop();
    }
    for (const source of sources) {
      source.mirrors = lists[source.number];
      source.long = lists[1] ? undefined : LONG;
    }
    intake.names(listed(firsts));
    if (desk.taken) Object.assign(sources[0], desk.taken, { here: true });
    desk.taken = undefined;
  };

  /** After "Try again" was pressed, moves the focus to what came of it. */
  const giveBack = () => {
    const { host, held } = desk;
    desk.held = undefined;
    const place = () => host.shadowRoot.querySelector('.message .control, [part~="plot"], .incident-title');
    // A reader who has moved the focus to another place meanwhile keeps it there.
    const isLost = () => [null, document.body].includes(document.activeElement);
    if (held) setTimeout(() => isLost() && !desk.ended && place()?.focus({ preventScroll: true }));
  };

  /** Brings what has come to the screen, and says what has not. */
  const show = turn =>
    desk.whenFree(() => {
      if (turn.signal.aborted) return;
      const failed = sources.filter(({ failure }) => failure);
      if (sources.some(({ here }) => here)) {
        const copies = failed.filter(({ here }) => here).map(({ came }) => came);
        desk.shown = true;
        intake.show(copies.length ? Math.min(...copies) : undefined, failed.map(({ number }) => number));
        giveBack();
      } else if (!pending && failed.length) {
        const { code, message, retry } = failed[0].failure;
        intake.fail(code, message, retry);
        giveBack();
      }
    });

  const { ask, takeCopy } = createAsking(desk, get);
  const beside = createBeside(desk, get, show);

  /** Shows the copies that this browser kept of feeds that take their time. */
  const bridge = turn => {
    for (const source of sources) {
      if (source.here) continue;
      takeCopy(turn, source).then(copy => {
        if (!copy) return;
        source.failure = failureOf(source.mirrors[0], { code: 'timeout' });
        show(turn);
      });
    }
  };

  /** Asks again by itself, in a while: each time a longer one, and never while the page is hidden. */
  const askAgain = (turn, seconds) => {
    failures += 1;
    const longest = FIRST_PAUSE_MS << Math.min(failures, MOST_DOUBLINGS);
    // Pages that failed together should not ask again together.
    const pause = Math.max(longest * (0.5 + Math.random() / 2), Math.min(seconds, LONGEST_WAIT_S) * 1000);
    later(turn, pause, () => (document.hidden ? askAgain(turn, 0) : askAll(desk.renew(), true)));
  };

  /** What became of one feed. All are shown together, except one that is slow. */
  const came = (turn, source, failure) => {
    if (turn.signal.aborted) return;
    if (failure && failure.code !== source.told) {
      desk.tellHost('itl:error', { code: failure.code, message: failure.message });
    }
    source.told = failure?.code;
    source.failure = failure;
    pending -= 1;
    if (!pending) {
      const waits = sources.map(({ failure }) => failure?.again).filter(again => again !== undefined);
      if (waits.length) askAgain(turn, Math.max(...waits));
      else failures = 0;
    }
    if (!pending || desk.shown) show(turn);
    else {
      grace ??= later(turn, GRACE_MS, () => {
        // Restart it for the feeds that are still pending: there may have been nothing to show yet.
        grace = undefined;
        show(turn);
      });
    }
  };

  /** Asks for one feed and sees to what became of it. */
  const see = async (turn, source, quiet) => {
    let failure;
    try {
      failure = await ask(turn, source, quiet);
      if (failure?.text && !turn.signal.aborted) {
        // What can be shown does not wait for the words on what cannot.
        if (source.here && !desk.shown) {
          source.failure = failure;
          show(turn);
        }
        Object.assign(failure, unreadable(failure.src, ...(await desk.explain(await whole(failure.text), failure.code))));
      }
    } catch (fault) {
      failure = ownFault(source.mirrors[0], fault);
    }
    came(turn, source, failure);
  };

  const askAll = (turn, quiet) => {
    prepare();
    grace = undefined;
    pending = sources.length;
    if (!pending) {
      const { code, message, retry } = noSrc();
      desk.tellHost('itl:error', { code, message });
      intake.fail(code, message, retry);
    }
    later(turn, desk.began + desk.patience - performance.now(), () => bridge(turn));
    for (const source of sources) see(turn, source, quiet);
  };

  prepare();
  return {
    /** Asks for the feeds that the attributes name now. */
    ask: () => askAll(desk.turn, false),
    /** The same once more; what is on the screen stays there. */
    refresh: () => askAll(desk.renew(), true),

    ...beside,
  };
};
