// The search: a field and boxes; what is found is what the timeline and the list show.

export const createSearch = ({ host, root, widget, call, listen, signal }, address) => {
  let place;
  let query = address.asked();
  let drawn = false;
  let turn = 0;

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
    const places = await call('find', place, [query.words, query.ticks]);
    // Somebody has typed on meanwhile.
    if (mine !== turn || signal.aborted) return;
    drawn = true;
    widget.show_only(isEmpty() ? undefined : places);
  };

  /** The same; who cannot have it is told. */
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

  const unfold = (button, open) => {
    const panel = place.querySelector(`[data-place="${button.dataset.panel}"]`);
    panel.hidden = !open;
    button.setAttribute('aria-expanded', open);
  };

  /** Unfolds the panel of one button and folds all others; of none: all. */
  const unfoldOnly = button => {
    for (const other of place.querySelectorAll('[data-panel]')) unfold(other, other === button);
  };

  const isFolded = button => button.getAttribute('aria-expanded') !== 'true';

  const toggle = async button => {
    const open = isFolded(button);
    unfoldOnly(open && button);
    if (!open) return;
    const panel = place.querySelector(`[data-place="${button.dataset.panel}"]`);
    if (button.dataset.panel === 'boxes' && !drawn) await run();
    if (button.dataset.panel === 'figures') await figures(panel);
  };

  /** Shows what stands beside the field, or puts it away again and closes what it has opened. */
  const showMore = button => {
    const open = isFolded(button);
    button.setAttribute('aria-expanded', open);
    if (!open) unfoldOnly();
  };

  let timer;
  const figures = async panel => {
    await call('figures', panel, widget.range().slice(0, 2));
    // On a phone the calendar is wider than its place: what happened last is in sight.
    const wide = panel.querySelector('[data-calendar] .wide');
    const ends = [...(wide?.querySelectorAll('[data-kind]') ?? [])].map(days => days.getBoundingClientRect().right);
    if (ends.length) wide.scrollLeft += Math.max(...ends) - wide.getBoundingClientRect().right + 16;
  };
  /** The figures of what is in view now. The calendar, if it is of the same year, stays as it is, with its day and the keyboard. */
  const refigured = async panel => {
    const sheetIn = () => panel.querySelector('[data-calendar]');
    const yearOf = sheet => sheet?.querySelector('.days')?.dataset.of;
    const [sheet, { activeElement }] = [sheetIn(), root.getRootNode()];
    await figures(panel);
    if (!sheetIn() || yearOf(sheet) !== yearOf(sheetIn())) return;
    sheetIn().replaceWith(sheet);
    if (sheet.contains(activeElement)) activeElement.focus({ preventScroll: true });
  };
  listen(host, 'itl:range', event => {
    if (event.target !== host) return;
    const panel = place?.querySelector('[data-place="figures"]');
    if (!panel || panel.hidden) return;
    // Not while the timeline moves.
    clearTimeout(timer);
    timer = setTimeout(() => signal.aborted || refigured(panel).catch(() => {}), 200);
  });

  listen(root, 'input', ({ target }) => {
    if (target.matches('[data-words]')) ask({ words: target.value });
    if (target.matches('[data-box]')) ask({ ticks: boxes().filter(box => box.checked).map(box => box.dataset.box) });
  });
  listen(root, 'click', ({ target }) => {
    const { clear: what, untick } = target.closest('[data-clear],[data-untick]')?.dataset ?? {};
    if (what !== undefined) clear(what === 'words' ? { words: '' } : { words: '', ticks: [] });
    if (untick) clear({ ticks: query.ticks.filter(tick => tick !== untick) });
    const panel = target.closest('[data-panel]');
    if (panel) toggle(panel).catch(lost);
    const more = target.closest('[data-more]');
    if (more) showMore(more);
  });
  listen(root, 'keydown', event => {
    // Outside, whoever has keys of one letter for the page sees no field in which somebody writes.
    if (event.key.length === 1 && event.target.matches?.('input, select')) event.stopPropagation();
    if (event.key !== 'Escape' || !event.target.matches?.('[data-words]') || isEmpty()) return;
    // That is for the browser, or for the words that somebody is still putting together.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    clear({ words: '', ticks: [] });
  });

  // With other data other incidents are found, and other boxes are to be had. What is drawn anew asks by itself.
  listen(host, 'itl:data', event => {
    if (event.target !== host || !place?.firstElementChild) return;
    drawn = false;
    if (isEmpty() && place.querySelector('[data-place="boxes"]')?.hidden !== false) return;
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
        show();
        address.found();
      }
    },
    /** Takes over what an address says. */
    take: ({ words, ticks }) => {
      query = { words, ticks };
      if (!place) return;
      attempt().then(show);
    },
    /** Shows these incidents only, and says why. */
    only: (places, words) => {
      turn += 1;
      widget.show_only(places);
      say(words);
    },
    /** An address that leads nowhere. Answers with the line that says so. */
    missing: () => place && said() && say('The incident that this address names is not in this history.'),
  };
};
