// Writers of dates, by the browser's own `Intl.DateTimeFormat` (ECMA-402).

/** For each style of src/dates/mod.rs, in its order. */
const STYLES = [
  { hour: 'numeric', minute: '2-digit' },
  { weekday: 'short', day: 'numeric', month: 'short' },
  { weekday: 'short', day: 'numeric' },
  { month: 'short' },
  { month: 'long', year: 'numeric' },
  { year: 'numeric' },
  { day: 'numeric', month: 'long' },
  { day: 'numeric', month: 'long', year: 'numeric' },
  { day: 'numeric', month: 'short', year: 'numeric' },
  { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  { timeZoneName: 'long' },
];

/**
 * Years are of our calendar in every language, as in the figures, the calendar and what is taken away: "2026" there and
 * "2569" in a Thai list would be one year.
 *
 * English, if the browser does not know the language; nothing, if it does not know the zone (`undefined`: the
 * visitor's).
 */
export const writer = (language, zone, style) => {
  for (const tag of [language, 'en']) {
    try {
      return new Intl.DateTimeFormat(tag, { ...STYLES[style], calendar: 'gregory', timeZone: zone });
    } catch {
      // The next one may do.
    }
  }
  return undefined;
};

/** The name of the zone alone: where it stands beside a date, and what is between the two, is up to the language. */
export const zoneName = (format, ms) => format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
