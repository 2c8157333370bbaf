// The calendar: a day is chosen by the pointer or the arrow keys, and shows its incidents. And a date to go to.

const STEP = 13;
const MOVES = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7, PageUp: -28, PageDown: 28, Home: -366, End: 366 };
const HALF_DAY_MS = 43_200_000;
// Going to a day shows at most this stretch of time: a longer one would show the day too small.
const AROUND_DAY_MS = 60 * HALF_DAY_MS;

/** Noon of a day in a time zone, by default the reader's; an hour off if clocks change on that day. */
const noonOf = (date, timeZone) => {
  const noon = Date.parse(`${date}T12:00Z`);
  // The Swedish locale writes times as ISO 8601 does.
  const there = new Date(noon).toLocaleString('sv', { timeZone });
  return 2 * noon - Date.parse(`${there.replace(' ', 'T')}Z`);
};

/** The last day of a sheet on which something was, by its number. */
const lastOf = grid => Number(grid.dataset.last);

/** The day that was marked last, by its number; nothing on a sheet that is new. */
const markedOn = ({ dataset: { marked } }) => marked && Number(marked);

export const createDays = ({ root, widget, call, listen }, search, glide) => {
  const mark = (grid, n) => {
    const length = Number(grid.dataset.length);
    const at = Math.max(0, Math.min(length - 1, n));
    const place = Number(grid.dataset.offset) + at;
    const rect = grid.querySelector('.at');
    rect.setAttribute('x', Math.floor(place / 7) * STEP);
    rect.setAttribute('y', (place % 7) * STEP);
    grid.dataset.marked = at;
    // On a phone the calendar is wider than its place.
    rect.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return call('day', grid.closest('[data-calendar]'), [Number(grid.dataset.of), at]);
  };

  const choose = async (grid, n) => {
    const [from, to, ...places] = (await mark(grid, n)) ?? [];
    if (!places.length) return;
    glide.go([from - HALF_DAY_MS, to + HALF_DAY_MS], glide.ms);
    const day = grid.closest('[data-calendar]').querySelector('[data-day]').textContent;
    search.only(new Uint32Array(places), day);
  };

  /** Brings a day, as a date field has it, into the middle of what is in view. */
  const goTo = date => {
    // The zone that times are shown in is the fifth of what the stories' binary is told: see src/story/session.rs.
    const noon = noonOf(date, widget.given()[1].split('\0')[4] || undefined);
    if (isNaN(noon)) return;
    const [from, to] = glide.target();
    const half = Math.min(to - from, AROUND_DAY_MS) / 2;
    glide.go([noon - half, noon + half], glide.ms);
  };

  // While a year is typed, every digit makes another date: 0002, 0020, 0202, 2026.
  listen(root, 'change', ({ target }) => target.matches('[data-date]') && target.value >= '1970' && goTo(target.value));
  listen(root, 'click', event => {
    const year = event.target.closest('[data-year]');
    if (year) {
      const sheet = year.closest('[data-calendar]');
      // The button that was pressed is drawn anew: the keyboard stays at its place.
      const buttons = () => [...sheet.querySelectorAll('button')];
      const place = buttons().indexOf(year);
      // There may be no further year that way.
      const again = () => [buttons()[place], ...buttons()].find(button => button && !button.disabled)?.focus();
      call('calendar', sheet, [Number(year.dataset.year)]).then(again, search.lost);
      return;
    }
    const grid = event.target.closest('.days');
    if (!grid) return;
    const { left, top, width, height } = grid.querySelector('svg').getBoundingClientRect();
    const week = Math.floor(((event.clientX - left) / width) * Number(grid.dataset.weeks));
    const n = week * 7 + Math.floor(((event.clientY - top) / height) * 7) - Number(grid.dataset.offset);
    if (n >= 0 && n < Number(grid.dataset.length)) choose(grid, n).catch(search.lost);
  });
  listen(root, 'keydown', event => {
    const grid = event.target.closest?.('.days');
    if (!grid || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = markedOn(grid);
    if (event.key in MOVES) {
      event.preventDefault();
      // The first key goes to the last day on which something was.
      const to = at === undefined && Math.abs(MOVES[event.key]) < 366 ? lastOf(grid) : (at ?? 0) + MOVES[event.key];
      mark(grid, to).catch(search.lost);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(grid, at ?? lastOf(grid)).catch(search.lost);
    }
  });
};
