// What every first view needs of the network; a part of the glue, see src/embed/ask.rs. The first question for a feed
// is asked here, with its limits of time and size. From the first trouble on, and for several feeds, polling and older
// pages, it is all in net/main.js, which comes when it is needed.
import { dispatch } from './host.js';
import { Pieces, listed, resolve, whole, withTexts } from './texts.js';

const SILENCE_MS = 15_000;
const HELD_MS = 150;
/** How long a server may take before the last good copy is shown for the time being. */
const PATIENCE_MS = 3000;
/** After reading for this long the browser gets its turn; a text is read in pieces of this many bytes. */
const SLICE_MS = 25;
const PIECE = 1 << 16;
const LARGE = 1 << 20;
/** Longer texts are kept outside of this page's memory. */
export const LONG = 1 << 25;

const MENDED = 'Something in this feed or in attributes was repaired or left out: run incident-feed check.';

// How sure it is that a text is a native feed: see src/embed/intake.rs.
export const MAYBE = 0;
export const LIKELY = 1;
export const SURE = 2;

/** A request of its own, which ends with `turn` if not before. */
const requestOf = (turn, abort = new AbortController()) => {
  turn.signal.addEventListener('abort', () => abort.abort());
  return abort;
};

let since = 0;

/** Gives the browser its turn. */
const pause = () =>
  new Promise(done => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });

/** Has bytes read, piece by piece, with turns for the browser in between. */
const digest = async (reader, bytes) => {
  // After a wait this long, start a new time slice: waiting for the network is not reading.
  if (performance.now() - since > SLICE_MS) since = performance.now();
  for (let at = 0; at < bytes.length; at += PIECE) {
    reader.push(bytes.subarray(at, at + PIECE));
    if (performance.now() - since < SLICE_MS) continue;
    await pause();
    since = performance.now();
  }
};

/** Where an answer came from and its body, which a `reader` reads meanwhile. Throws `{ code, status, wait }`. */
const receive = async (answer, abort, most, reader, long = Infinity) => {
  let code = 'unreachable';
  let more;
  let timer;
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      code = 'timeout';
      abort.abort();
    }, SILENCE_MS);
  };
  const fail = (why, what) => {
    code = why;
    more = what;
    throw undefined;
  };
  try {
    listen();
    const response = await answer;
    const { ok, status, headers, url, body } = response;
    if (!ok) fail('http-status', { status, wait: headers.get('retry-after') });
    code = 'broken-off';
    const source = body?.getReader();
    let chunks = [];
    let size = 0;
    let loose = 0;
    while (source) {
      listen();
      const { value } = await source.read();
      if (!value) break;
      chunks.push(value);
      size += value.length;
      loose += value.length;
      if (size > most) fail('too-large', { most });
      if (reader) await digest(reader, value);
      if (loose > long) {
        chunks = [new Blob(chunks)];
        loose = 0;
      }
    }
    const text = new Pieces(chunks, size);
    return { url, bytes: size > long ? new Blob(chunks) : size < LARGE ? text.slice(0, size) : text, reader };
  } catch {
    abort.abort();
    throw { code, ...more };
  } finally {
    clearTimeout(timer);
  }
};

export class Desk {
  constructor(host, services, intake) {
    Object.assign(this, { host, services, intake, receive, requestOf, resolve, patience: PATIENCE_MS });
    // Stories and notes are no part of the first view: what they need is fetched when the timeline is on screen.
    this.life = new AbortController();
    const { signal } = this.life;
    this.ready = new Promise(done => host.addEventListener('itl:ready', done, { once: true, signal }));
    // When the WebAssembly dies, it cannot end this any more.
    const died = ({ target, detail }) => target === host && detail.code === 'panic' && this.end();
    host.addEventListener('itl:error', died, { signal });
  }

  /** Everything that was asked for before is of no use any more. */
  renew() {
    this.turn?.abort();
    this.began = performance.now();
    this.first = undefined;
    return (this.turn = new AbortController());
  }

  /** Asks for the feeds. Answers with the request that is to be sent, if one is. */
  ask(src, format, credentials, most) {
    const turn = this.renew();
    // What has the focus may be replaced: net/main.js then moves the focus to what comes.
    this.held = this.host.shadowRoot?.activeElement;
    const { early } = this.services;
    if (src !== this.asked?.src) this.taken = undefined;
    this.asked = { src, format, credentials, most };
    this.shown = false;
    this.services.early = undefined;
    if (this.net || !src || /[\s|]/.test(src)) return void this.call('ask');
    this.intake.names(listed([src]));
    const mine = early?.src === src;
    const abort = requestOf(turn, mine ? early.abort : undefined);
    let question;
    const answer = mine
      ? early.response
      : new Promise(answer => {
          question = { request: new Request(src, this.how(abort)), answer };
        });
    this.first = receive(answer, abort, most, this.intake.reader(), LONG);
    this.await(turn);
    return question;
  }

  /** How a text is asked for. The server is asked whether its copy is newer: an unchanged feed costs no bytes. */
  how({ signal }) {
    return { cache: 'no-cache', credentials: this.asked.credentials ? 'include' : 'omit', signal };
  }

  /** Takes the first answer, if it is a native feed, as most are; everything else is left to net/main.js. */
  async await(turn) {
    const timer = setTimeout(() => this.call('ask'), PATIENCE_MS);
    const trouble = await this.first.then(
      fetched => this.net || turn.signal.aborted || this.take(fetched, MAYBE),
      () => ({}),
    );
    clearTimeout(timer);
    if (this.net || turn.signal.aborted || !trouble) return;
    // It may be of another format: both are needed then.
    if (trouble.why === '') this.services.convert?.().catch(() => {});
    this.call('ask');
  }

  /** Takes a feed and shows it. Answers with why not, if it could not. */
  async take(fetched, sure) {
    if (this.shown) return undefined;
    const { turn } = this;
    const { url, bytes, reader } = fetched;
    fetched.reader = undefined;
    const why = this.intake.take(0, undefined, url, bytes, this.asked.format === 'native' ? SURE : sure, '', reader);
    if (why !== undefined) return { why };
    this.taken = { raw: bytes, came: Date.now() };
    this.shown = true;
    // Reading the end of a long feed and drawing it are two tasks.
    if (bytes.length !== undefined && bytes.length < LARGE) return void this.intake.show(undefined, []);
    await pause();
    if (!turn.signal.aborted) this.intake.show(undefined, []);
    return undefined;
  }

  /** Calls net/main.js, which is fetched when it is first needed. */
  async call(name, ...given) {
    const { turn } = this;
    if (name === 'ask') {
      if (this.handed === turn) return;
      this.handed = turn;
    }
    let conduct;
    try {
      conduct = await this.services.net();
    } catch {
      if (!this.ended) this.without(name, turn, given);
      return;
    }
    if (this.ended || (name === 'ask' && (turn !== this.turn || this.shown))) return;
    this.net ??= conduct(this);
    this.net[name](...given);
  }

  /** What can be said and done if net/main.js cannot be loaded. */
  async without(name, turn, [place]) {
    if (name === 'older') this.intake.page_lost('Check the connection and try again.');
    if (name === 'text') this.sorry(place);
    const { taken } = this;
    const isFirst = name === 'ask';
    // What is on the screen may be out of date from now on: that is told once.
    if (!isFirst && (name !== 'refresh' || !taken || taken.stale)) return;
    const { src } = this.asked;
    let [code, rest] = ['load-failed'];
    try {
      if (isFirst) {
        const fetched = await this.first;
        const trouble = await this.take(fetched, LIKELY);
        if (!trouble) return;
        if (trouble.why) [code, rest] = await this.explain(await whole(fetched.bytes), trouble.why);
      }
    } catch (error) {
      code = error.code ?? code;
    }
    if (turn !== this.turn) return;
    const message = rest
      ? `The feed at ${src} cannot be read${rest}`
      : `The feed at ${src} could not be read. Check the connection and try again.`;
    this.tellHost('itl:error', { code, message });
    if (isFirst) return void this.intake.fail(code, message, true);
    taken.stale = true;
    this.intake.show(taken.came, [0]);
  }

  refresh() {
    this.call('refresh');
  }

  older(feed, address) {
    this.call('older', feed, address);
  }

  /**
   * Shows the short or the long story, if there are two. A text in a file of its own is fetched when it is first shown; its
   * address may be relative to `base`.
   */
  showText(place, long, base) {
    const which = long ? 'long' : 'short';
    const buttons = [...place.querySelectorAll('[data-text]')];
    for (const button of buttons) button.setAttribute('aria-pressed', button.dataset.text === which);
    for (const text of place.querySelectorAll('[data-story]')) {
      const { story, href } = text.dataset;
      text.hidden = !!buttons[0] && story !== which;
      if (text.hidden || !href) continue;
      delete text.dataset.href;
      this.call('text', text, href, base, Number(place.dataset.level));
    }
  }

  async tell(place, texts, how) {
    let notes;
    await this.ready;
    try {
      const story = await this.services.story();
      notes = await withTexts(texts, given => story(place, given, how));
    } catch {
      // Said below.
    }
    if (this.ended) return;
    if (notes !== undefined) this.intake.told(place, notes);
    else this.sorry(place);
  }

  /** Why a text is no feed, as the other binaries tell it: a code, and how the sentence about the feed goes on. */
  inWords(code, message, line, column) {
    return [code, `${column ? ` (line ${line}, column ${column})` : ''}. ${message}`];
  }

  /** The same for a native one; the words are with who tells stories. Without them there is the code. */
  async explain(bytes, code) {
    try {
      const [, ...error] = (await this.services.explain())(bytes).split('\0');
      if (error.length) return this.inWords(...error);
    } catch {
      // Said below.
    }
    return [code, '. Try again, or run incident-feed check.'];
  }

  /** Asks what there is to note about texts, when they are on the screen; `mended`: there is something. */
  async note(texts, how, attributes, mended) {
    let notes = mended ? listed(['mended', 'warning', '', MENDED]) : '';
    this.noting = texts;
    await this.ready;
    try {
      const ask = await this.services.notes();
      notes = (await withTexts(texts, given => ask(given, how, attributes))) ?? notes;
    } catch {
      // Then there are no words for them.
    }
    // Other texts may be on the screen by now.
    if (!this.ended && this.noting === texts) this.intake.noted(notes);
  }

  /** Says that a story is not to be had, with a way to try again. */
  sorry(place) {
    const add = (name, words) => Object.assign(document.createElement(name), { textContent: words });
    const message = add('p', 'This story could not be loaded. Check the connection and try again.');
    const again = add('button', 'Try again');
    message.className = 'message';
    again.className = 'control';
    again.type = 'button';
    again.dataset.again = '';
    message.role = 'alert';
    const held = place.contains(place.getRootNode().activeElement);
    place.replaceChildren(message, again);
    // After trying in vain the focus is on the button again.
    if (held) again.focus();
  }

  redraw() {
    this.whenFree(() => this.intake.redraw());
  }

  /** Nothing is drawn anew under the finger of a reader who holds the picture. */
  whenFree(act) {
    if (this.ended) return;
    if (this.host.matches(':active')) setTimeout(() => this.whenFree(act), HELD_MS);
    else act();
  }

  tellHost(name, detail) {
    dispatch(this.host, name, detail);
  }

  end() {
    this.ended = true;
    this.life.abort();
    this.turn?.abort();
    this.net?.end();
  }
}
