// The search: a field and boxes; what is found is what the timeline and the list show.
import { listed } from '../texts.js';
import { createPanels } from './panels.js';

export const createSearch = (parts, address) => {
  const { host, root, widget, call, listen, signal } = parts;
  let place;
  let query = address.asked();
  let drawn = false;
  let turn = 0;
  // What the list shows now, by its places in the history; nothing if that is everything.
  let shown;

  const field = () => place.querySelector('[data-words]');
  const boxes = () => [...place.querySelectorAll('[data-box]')];
  const said = () => place.querySelector('[data-found]');

  /** Says something under the field, with a way back to everything. */
  const say = words => {
    const line = document.createElement('p');
    const all = document.createElement('button');
    all.type = 'button';
    all.className = 'link';
    all.dataset.clear = '';
    all.textContent = 'Show all';
    line.append(`${words} `, all);
    said()?.replaceChildren(line);
    return line;
  };
  const lost = () => say('This could not be loaded. Check the connection and try again.');

  const isEmpty = () => !query.words.trim() && !query.ticks.length;

  const run = async () => {
    const mine = ++turn;
    const held = root.getRootNode().activeElement?.dataset.box;
    if (!drawn) panels.empty();
    const places = await call('find', place, [query.words, listed(query.ticks)]);
    // The reader has typed on meanwhile.
    if (mine !== turn || signal.aborted) return;
    if (!drawn) boxes().find(box => box.dataset.box === held)?.focus({ preventScroll: true });
    drawn = true;
    shown = isEmpty() ? undefined : places;
    widget.show_only(shown);
    // Once more: only now the list shows whether the open story is among what was found.
    address.searched(query.words, query.ticks);
  };

  /** The same, with a message if the search cannot be had. */
  const attempt = () => run().catch(() => say('The search could not be loaded. Check the connection and try again.'));

  const ask = next => {
    query = { ...query, ...next };
    address.searched(query.words, query.ticks);
    return attempt();
  };

  /** Puts what is asked for into the field and the boxes. */
  const show = () => {
    if (!field()) return;
    field().value = query.words;
    for (const box of boxes()) box.checked = query.ticks.includes(box.dataset.box);
  };

  const clear = next => {
    ask(next);
    show();
    field().focus();
  };

  const panels = createPanels(parts, () => place, () => drawn || run());

  listen(root, 'input', ({ target }) => {
    if (target.matches('[data-words]')) ask({ words: target.value });
    if (target.matches('[data-box]')) ask({ ticks: boxes().filter(box => box.checked).map(box => box.dataset.box) });
  });
  listen(root, 'click', ({ target }) => {
    const { clear: what, untick } = target.closest('[data-clear],[data-untick]')?.dataset ?? {};
    if (what !== undefined) clear(what === 'words' ? { words: '' } : { words: '', ticks: [] });
    if (untick) clear({ ticks: query.ticks.filter(tick => tick !== untick) });
    const panel = target.closest('[data-panel]');
    if (panel) panels.toggle(panel).catch(lost);
    const more = target.closest('[data-more]');
    if (more) panels.showMore(more);
  });
  listen(root, 'keydown', event => {
    // Shortcuts of the page that are a single letter do not see that the focus is in a field: they must not get these
    // keys.
    if (event.key.length === 1 && event.target.matches?.('input, select')) event.stopPropagation();
    if (event.key !== 'Escape' || !event.target.matches?.('[data-words]') || isEmpty()) return;
    // Such keys are for the browser, or for an input method that is still composing words.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    clear({ words: '', ticks: [] });
  });

  // Opening an incident that was not found ends the search: all incidents are shown again.
  const onOpened = id =>
    setTimeout(() => {
      const row = root.querySelector(`li[data-incident="${CSS.escape(id)}"]`);
      if (signal.aborted || !shown || !row || shown.includes(Number(row.dataset.n))) return;
      ask({ words: '', ticks: [] });
      show();
    });
  listen(host, 'itl:select', ({ target, detail }) => target === host && detail.id && onOpened(detail.id));

  /** What an address searches for was found: what it opens is brought into view again. */
  const settle = () => {
    show();
    const id = address.found();
    if (id) onOpened(id);
  };

  // With other data other incidents are found, and other boxes are to be had. What is drawn anew asks by itself.
  listen(host, 'itl:data', event => {
    if (event.target !== host || !place?.firstElementChild) return;
    drawn = false;
    if (isEmpty() && !panels.isOpen('boxes')) return;
    setTimeout(() => signal.aborted || !place.isConnected || attempt().then(show));
  });

  return {
    isEmpty,
    lost,
    /** Draws the search into its place, and what was asked for before. */
    draw: async into => {
      place = into;
      drawn = false;
      await call('panel', into);
      show();
      if (field() && !isEmpty()) {
        await run();
        settle();
      }
    },
    /** Takes over what an address says, and promises to have found it. */
    take: async ({ words, ticks }) => {
      query = { words, ticks };
      if (!place) return;
      await attempt();
      settle();
    },
    /** Shows these incidents only, and says why. */
    only: (places, words) => {
      turn += 1;
      shown = places;
      widget.show_only(places);
      say(words);
    },
    /** An address that leads nowhere. Answers with the line that says so. */
    missing: () => place && said() && say('The incident in this link is not in this history.'),
  };
};
