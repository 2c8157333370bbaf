// What unfolds beside the search: one panel at a time, and the figures of what is in view.

const isFolded = button => button.getAttribute('aria-expanded') !== 'true';

/** On a phone the calendar is wider than its place: what happened last is in sight. */
const scrollToLast = panel => {
  const wide = panel.querySelector('[data-calendar] .wide');
  const ends = [...(wide?.querySelectorAll('[data-kind]') ?? [])].map(days => days.getBoundingClientRect().right);
  if (ends.length) wide.scrollLeft += Math.max(...ends) - wide.getBoundingClientRect().right + 16;
};

/** `place()` is where the search stands; `fill(panel)` draws what is not there yet. */
export const createPanels = ({ host, root, widget, call, listen, signal }, place, fill) => {
  const panelOf = name => place()?.querySelector(`[data-place="${name}"]`);

  /** Unfolds the panel of one button and folds all others; of none: all. */
  const unfoldOnly = button => {
    for (const other of place().querySelectorAll('[data-panel]')) {
      panelOf(other.dataset.panel).hidden = other !== button;
      other.setAttribute('aria-expanded', other === button);
    }
  };

  const figures = async () => {
    await call('figures', panelOf('figures'), widget.range().slice(0, 2));
    scrollToLast(panelOf('figures'));
  };

  /** The figures of what is in view now. A calendar of the same year stays as it is, with its day and the focus. */
  const refigured = async () => {
    const sheetIn = () => panelOf('figures').querySelector('[data-calendar]');
    const yearOf = sheet => sheet?.querySelector('.days')?.dataset.of;
    const [sheet, { activeElement }] = [sheetIn(), root.getRootNode()];
    await figures();
    if (!sheetIn() || yearOf(sheet) !== yearOf(sheetIn())) return;
    sheetIn().replaceWith(sheet);
    if (sheet.contains(activeElement)) activeElement.focus({ preventScroll: true });
  };

  let timer;
  listen(host, 'itl:range', event => {
    if (event.target !== host || panelOf('figures')?.hidden !== false) return;
    // Not while the timeline moves.
    clearTimeout(timer);
    timer = setTimeout(() => signal.aborted || refigured().catch(() => {}), 200);
  });

  return {
    /** Takes the boxes away: with other data there are others. */
    empty: () => panelOf('boxes')?.replaceChildren(),
    isOpen: name => panelOf(name)?.hidden === false,
    toggle: async button => {
      const open = isFolded(button);
      unfoldOnly(open && button);
      if (!open) return;
      if (button.dataset.panel === 'boxes') await fill();
      if (button.dataset.panel === 'figures') await figures();
    },
    /** Shows what stands beside the field, or puts it away again and closes what it has opened. */
    showMore: button => {
      const open = isFolded(button);
      button.setAttribute('aria-expanded', open);
      if (!open) unfoldOnly();
    },
  };
};
