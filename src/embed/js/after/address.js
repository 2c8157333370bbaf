// The page's address: #incident=ID&story=long&q=words&kind=outage. Only these names are the widget's; all others are
// the page's own and stay as they are.

import { said } from '../said.js';

const LISTS = ['kind', 'component', 'year', 'data', 'source'];
const NAMES = ['incident', 'story', 'q', ...LISTS];
const WAIT_MS = 250;

/** What an address says about a widget; `name` puts the prefix in front. */
const stateOf = (params, name) => ({
  incident: params.get(name('incident')) || undefined,
  long: params.get(name('story')) === 'long',
  words: params.get(name('q')) ?? '',
  ticks: LISTS.flatMap(list => params.getAll(name(list)).map(value => `${list}=${value}`)),
});

/** Whether a router of the page has the hash to itself. */
const isRoute = hash => /^#[/!]/.test(hash);

/** The address `href` with `state` in it. `undefined` where a router of the page has the hash to itself. */
const withState = (href, where, name, { incident, long, words, ticks = [] }) => {
  const url = new URL(href);
  const place = where === 'query' ? 'search' : 'hash';
  if (place === 'hash' && isRoute(url.hash)) return undefined;
  // What is the page's own stays letter by letter.
  const own = NAMES.map(name);
  const isOwn = part => part.includes('=') && own.includes(new URLSearchParams(part).keys().next().value);
  const kept = url[place].slice(1).split('&').filter(part => part && !isOwn(part));
  const params = new URLSearchParams();
  if (incident) params.set(name('incident'), incident);
  if (incident && long) params.set(name('story'), 'long');
  if (words) params.set(name('q'), words);
  for (const tick of ticks) {
    const at = tick.indexOf('=');
    params.append(name(tick.slice(0, at)), tick.slice(at + 1));
  }
  url[place] = [...kept, params].join('&').replace(/&$/, '');
  // A lone "#" would scroll to the top.
  return url.href.replace(/#$/, '');
};

/** `before`: what the address said under the widget's earlier names. */
export const createAddress = ({ host, shadow, widget, listen, signal }, before) => {
  const where = said(host, 'deep-link') || 'hash';
  const prefix = host.getAttribute('prefix');
  const name = own => (prefix ? `${prefix}-${own}` : own);
  const off = where !== 'hash' && where !== 'query';

  const read = () => {
    const { search, hash } = location;
    const text = where === 'query' ? search : isRoute(hash) ? '' : hash.slice(1);
    return stateOf(new URLSearchParams(text), name);
  };
  /** Whether no other widget uses these names: if one does, an incident that is missing here may be one of its own. */
  const isAlone = () => [...document.querySelectorAll(host.localName)].filter(one => one.getAttribute('prefix') === prefix).length < 2;
  const isHere = id => [...shadow.querySelectorAll('[part~="incident"][data-open]')].some(e => e.dataset.incident === id);

  // What was open before the reader chose anything: Back leads there.
  const home = shadow.querySelector('[part~="incident"][data-open]')?.dataset.incident ?? null;
  let opened = home;
  let expected;
  let state = off ? {} : read();
  // What the address says under the names that are in force now comes first.
  const carried = before && !state.incident && !state.words && !state.ticks?.length;
  if (carried) state = before;
  // The incident that the address names, until what it searches for is found.
  let first = state.incident;
  let timer;
  // What says that an incident is not here.
  let line;

  const write = (next, push) => {
    state = { ...state, ...next };
    if (off) return;
    // A visitor to this address should see what was found, and not a story that the search hides.
    const sought = state.words || state.ticks?.length;
    const incident = sought && state.incident === opened && !isHere(opened) ? undefined : state.incident;
    const href = withState(location.href, where, name, { ...state, incident });
    if (!href || href === location.href) return;
    try {
      history[push ? 'pushState' : 'replaceState'](history.state, '', href);
    } catch {
      // A page without an address of its own (about:srcdoc, say), or one that writes too often.
    }
  };

  /** If the focus is in a story that goes, moves it to the title of the incident. */
  const keepFocus = () => {
    const held = shadow.activeElement?.closest('[part~="story"]')?.dataset.incident;
    const title = () => shadow.querySelector(`li[data-incident="${CSS.escape(held)}"] .incident-title`);
    if (held) setTimeout(() => shadow.activeElement || title()?.focus());
  };

  /** Opens what the address names. If it is nowhere, `search` (if given) says so. */
  const open = (incident, long, search) => {
    const last = opened;
    if (incident !== last) expected = incident;
    keepFocus();
    const here = widget.select(incident ?? undefined);
    const wanted = () => !signal.aborted && state.incident === incident;
    // Close the open story: it is not the one that the address names.
    if (!here && incident && last) {
      expected = null;
      widget.select(undefined);
    }
    // It may stand on an older page.
    if (!here && incident && widget.older()) {
      const again = () => wanted() && open(incident, long, search);
      listen(host, 'itl:data', ({ target }) => target === host && setTimeout(again), { once: true });
    } else if (!here && search) {
      // The search, in which that is said, may still be loading.
      setTimeout(() => wanted() && !isHere(incident) && (line = search.missing()), 1000);
    }
    // Opening begins with the short story.
    if (here && long) {
      queueMicrotask(() => {
        widget.show_long();
        shadow.querySelector('[part~="story"] [data-text="long"]')?.click();
      });
    }
  };

  listen(host, 'itl:select', event => {
    if (event.target !== host) return;
    const { id } = event.detail;
    opened = id;
    if (id) line?.remove();
    const asked = expected === id;
    expected = undefined;
    if (asked) return;
    if (id) write({ incident: id, long: false }, true);
    else if (state.incident) write({ incident: undefined, long: false }, true);
  });
  listen(shadow, 'click', ({ target }) => {
    const which = target.closest?.('[data-text]')?.dataset.text;
    if (which && opened) write({ incident: opened, long: which === 'long' }, false);
  });

  return {
    off,
    /** The address of an incident, to pass on. */
    of: incident => withState(location.href, where, name, { incident }),
    /** What is searched for, as the address says. */
    asked: () => ({ words: state.words ?? '', ticks: state.ticks ?? [] }),
    /**
     * A search has changed the rows: what the address names is to be brought into view again. Answers with its id.
     */
    found: () => {
      const id = first === opened || first === expected ? first : undefined;
      first = undefined;
      if (id) widget.select(id);
      return id;
    },
    /** Takes the widget's names out of the address. Answers with what they said. */
    leave: () => {
      const said = state;
      clearTimeout(timer);
      write({ incident: undefined, words: '', ticks: [] }, false);
      return said;
    },
    /** Takes down what is searched for; typing is written once it rests. */
    searched: (words, ticks) => {
      state = { ...state, words, ticks };
      clearTimeout(timer);
      timer = setTimeout(() => signal.aborted || write({}, false), WAIT_MS);
    },
    /** Opens what the address names, now and whenever it changes. */
    begin: search => {
      if (off) return;
      if (carried) write({}, false);
      const turn = () => {
        // A place on the page, which a link of its own leads to.
        if (where === 'hash' && /^#[^=]+$/.test(location.hash) && !isRoute(location.hash)) return;
        const next = read();
        const same = JSON.stringify(next) === JSON.stringify({ ...next, ...state });
        if (same) return;
        const moved = next.incident !== state.incident || next.long !== state.long;
        const sought = next.words !== state.words || String(next.ticks) !== String(state.ticks);
        state = next;
        if (sought) {
          first = next.incident;
          search.take(next);
        }
        if (moved && (next.incident ?? home) !== opened) open(next.incident ?? home, next.long, isAlone() && search);
        else if (moved) shadow.querySelector(`[part~="story"] [data-text="${next.long ? 'long' : 'short'}"]`)?.click();
      };
      listen(window, 'popstate', turn);
      listen(window, 'hashchange', turn);
      // A story that the reader opened before this script came wins over the address.
      const chosen = shadow.activeElement?.closest('[part~="incident"][data-open]')?.dataset.incident;
      if (chosen && chosen !== state.incident) write({ incident: chosen, long: false }, true);
      else if (state.incident && !carried) open(state.incident, state.long, isAlone() && search);
    },
  };
};
