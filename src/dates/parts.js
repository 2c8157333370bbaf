// The name of the zone alone: where it stands beside a date, and what is between the two, is up to the language.

export const zoneName = (format, ms) => format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
