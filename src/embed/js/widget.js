// The state of one element, from the first sight of it to its removal:
//
//   connect ─► waiting ─► loading ─► mounted ─► ready          disconnect: everything given back
//                            └──────────┴─────────┴─► failed ─► (retry) loading
import { attributesOf, forwarded } from './attributes.js';
import { bootStyle } from './boot-style.js';
import { complain, failure, tell } from './events.js';
import { showFallback } from './fallback.js';
import { whenAway, whenNear } from './near.js';
import { said } from './said.js';
import { sheetOf, wear } from './styles.js';

const STOPPED = 'The timeline stopped: an internal error.';
const THEME_WORDS = /^\s*(light|dark|auto|)\s*$/i;
/** A theme that takes longer is put on when it comes: its host may never answer. */
const THEME_MS = 3000;

export const createWidget = (host, runtime) => {
  const shadow = host.attachShadow({ mode: 'open' });
  const slot = document.createElement('slot');
  let session;
  let calls = [];
  shadow.append(slot);

  const dress = () => {
    const { instance, later, theme, reserved = true } = session ?? {};
    const boot = sheetOf(bootStyle(host.getAttribute('height'), reserved));
    // The boot sheet comes last: the box is the loader's affair.
    wear(shadow, [instance?.sheet, later, theme, boot].filter(Boolean), host.nonce);
  };

  /** Fetches the token sheet that `theme` names, if it names one. */
  const dressTheme = async mine => {
    const address = (mine.address = host.getAttribute('theme') ?? '');
    let sheet;
    let why;
    try {
      if (!THEME_WORDS.test(address)) {
        const response = await fetch(address, { signal: mine.abort.signal });
        if (!response.ok) throw new Error(`answered ${response.status}`);
        sheet = sheetOf(await response.text());
      }
    } catch (error) {
      why = error.message;
    }
    if (mine !== session || mine.address !== address) return;
    if (why) console.warn(`incident-timeline: theme="${address}" could not be read (${why}).`);
    mine.theme = sheet;
    dress();
  };

  /** Gives the reserved height back: at once if that moves nothing in sight, else when the element is out of sight. */
  const settle = mine => {
    const release = () => {
      mine.reserved = false;
      dress();
    };
    const bottom = child => child.getBoundingClientRect().bottom;
    const moves = [...shadow.children].every(child => bottom(child) < innerHeight) && bottom(host) > 0;
    if (!moves) return release();
    mine.ends.push(whenAway(host, release));
    // A reader who has clicked expects that something may move.
    addEventListener('click', release, { once: true, signal: mine.abort.signal });
  };

  const show = mine => mine.root?.classList.remove('wait');

  /** Adds what comes after the first view. If it does not come, asks again, each time after twice the pause. */
  const complete = async (mine, ms) => {
    const part = await runtime.after().catch(told);
    if (mine !== session || mine.failed) return;
    if (!part) {
      await new Promise(done => setTimeout(done, ms));
      return complete(mine, 2 * ms);
    }
    mine.later = sheetOf(part.css);
    dress();
    mine.ends.push(part.follow({ host, shadow, root: mine.root, widget: mine.widget, ask: runtime.story }));
  };

  const onReady = mine => {
    if (mine.ready) return;
    mine.ready = true;
    slot.hidden = true;
    show(mine);
    settle(mine);
    // Search, addresses and the reader of stories are fetched while nothing else happens.
    mine.after = new Promise(window.requestIdleCallback ?? setTimeout).then(() => complete(mine, 5000)).catch(told);
    flush();
  };

  /** Ends what goes on beside the drawn tree. */
  const giveBack = mine => {
    for (const end of mine.ends.splice(0)) end();
  };

  const fail = (mine, error) => {
    if (mine !== session || mine.failed) return;
    mine.failed = true;
    // The dead tree is removed without calling its instance, which could only fail again.
    giveBack(mine);
    mine.widget = mine.instance = mine.theme = undefined;
    mine.root?.remove();
    slot.hidden = false;
    dress();
    const code = error.code ?? 'panic';
    const retry = /^wasm/.test(code) ? undefined : restart;
    mine.root = showFallback(host, shadow, error, retry, mine, () => mine === session && settle(mine));
    for (const { resolve } of calls.splice(0)) resolve();
    // A browser without WebAssembly is no mistake of the site; the other failures can be mended: the console has them.
    (code === 'wasm-missing' ? tell : complain)(host, code, error.message);
  };

  const died = (mine, message) =>
    // Not here and now: this is called from inside the dying instance.
    queueMicrotask(() => fail(mine, failure('panic', `${STOPPED} (${message.split('\n')[0]})`)));

  const told = error => console.error(`incident-timeline: ${error.message ?? error}`);

  /** Runs something in the instance; a trap there is the end of that instance, and of nothing else. */
  const guarded = (mine, act, otherwise = told) => {
    try {
      return act();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) mine.instance?.die(error.message);
      else otherwise(error);
    }
  };

  /** Asks for the feed side by side with the WebAssembly, which takes the request over: see src/embed/js/ask.js. */
  const askEarly = mine => {
    const src = host.getAttribute('src');
    if (!src || /[\s|]/.test(src) || host.hasAttribute('credentials')) return;
    const abort = new AbortController();
    // The plain list takes it over when the widget cannot be had.
    mine.abort.signal.onabort = () => abort.abort();
    // A page may have put a `fetch` of its own there that throws, or promises in a way of its own.
    const response = (async () => fetch(src, { cache: 'no-cache', credentials: 'omit', signal: abort.signal }))();
    response.catch(() => {});
    return { src, response, abort };
  };

  const load = async mine => {
    if (mine.loading) return;
    mine.loading = true;
    mine.early = askEarly(mine);
    try {
      const instance = await runtime.get();
      if (mine !== session) return;
      mine.instance = instance;
      mine.ends.push(instance.watch(message => died(mine, message)));
      mine.root = document.createElement('div');
      // The page's own words keep their place until there is something to put there.
      if (slot.assignedNodes().some(node => node.localName || node.data.trim())) mine.root.className = 'wait';
      shadow.append(mine.root);
      await Promise.race([dressTheme(mine), new Promise(done => setTimeout(done, THEME_MS))]);
      if (mine !== session) return;
      dress();
      const mount = () => instance.mount(host, mine.root, attributesOf(host), mine.early);
      mine.widget = guarded(mine, mount, error => fail(mine, error));
      flush();
    } catch (error) {
      fail(mine, error);
    }
  };

  const perform = ({ name, values, resolve }) => {
    const mine = session;
    const act = () => guarded(mine, () => mine.widget?.[name]?.(...values));
    resolve(name === 'export_as' ? mine.after.then(act) : act());
  };

  /** Makes the calls that can be made by now. */
  const flush = () => {
    if (!session?.widget) return;
    for (const call of calls.splice(0)) {
      if (session.ready || call.name === 'refresh') perform(call);
      else calls.push(call);
    }
  };

  const onAttributes = (mine, records) => {
    for (const name of new Set(records.map(record => record.attributeName))) {
      if (name === 'height') dress();
      if (name === 'theme' && mine.instance) dressTheme(mine);
      if (name === 'loading' && said(host, name) === 'eager') load(mine);
      if (mine.failed && name === 'src') return restart();
      if (mine.widget && forwarded(name)) guarded(mine, () => mine.widget.set_attribute(name, host.getAttribute(name)));
    }
  };

  const begin = () => {
    const observer = new MutationObserver(records => onAttributes(mine, records));
    const mine = (session = { abort: new AbortController(), ends: [], observer });
    observer.observe(host, { attributes: true });
    const listen = (name, act) => {
      // Events of a timeline in this one's light DOM bubble through here too.
      const heard = event => event.target === host && act(mine);
      host.addEventListener(name, heard);
      mine.ends.push(() => host.removeEventListener(name, heard));
    };
    listen('itl:ready', onReady);
    listen('itl:error', show);
    dress();
    mine.ends.push(whenNear(host, () => load(mine)));
    return mine;
  };

  const end = () => {
    const mine = session;
    session = undefined;
    mine.abort.abort();
    mine.observer.disconnect();
    giveBack(mine);
    try {
      mine.widget?.free();
    } catch {
      // It died earlier; there is nothing left to free.
    }
    mine.root?.remove();
    slot.hidden = false;
  };

  const restart = () => {
    end();
    load(begin());
  };

  return {
    connect: () => {
      if (!session) return begin();
      // In another document, and back: its sheets were taken off.
      if (host.ownerDocument === document) dress();
      flush();
    },
    /** A move inside the page removes and inserts at once: only an element that stays away afterwards is ended. */
    disconnect: () => queueMicrotask(() => session && !host.isConnected && end()),
    /** Calls a method of the widget, as soon as there is one. */
    call: (name, ...values) =>
      new Promise(resolve => {
        if (name === 'refresh' && !session?.widget) return resolve(session?.failed && restart());
        if (session?.failed) return resolve();
        calls.push({ name, values, resolve });
        // What has left the page in this moment may come back, and hears of it then.
        if (!session || !host.isConnected) return;
        flush();
        load(session);
      }),
  };
};
