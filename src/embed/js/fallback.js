// What readers get where the widget cannot run: one plain sentence, a way out, and the incidents in words if the feed
// can be read without the widget. Made from text nodes only; no page policy forbids that.
import { said } from './said.js';

const add = (parent, name, text, part) => {
  const element = parent.appendChild(document.createElement(name));
  element.textContent = text;
  if (part) element.part = part;
  return element;
};

/** A text of the feed in the reader's language: one string, or a table of languages. */
const textOf = (text, language) => {
  if (typeof text !== 'object') return String(text || '');
  const table = text ?? {};
  const chosen = table[language] ?? table[language.split('-')[0]] ?? Object.values(table)[0];
  return typeof chosen === 'string' ? chosen : '';
};

/** A date as exact as its digits: `2015-08-14`, `2015-08` or `2015`; with a time, as `more` says. */
const dateOf = (digits, language, more) =>
  Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: digits[4] && 'long',
    day: digits[7] && 'numeric',
    ...more,
  }).format(new Date(digits));

/** When it began, no more exact than the feed has it. A time without an offset is in UTC. */
const startOf = (incident, language, timeZone) => {
  const start = incident.start ?? incident.segments?.[0]?.start ?? '';
  const { at, text, earliest = '', latest = '' } = typeof start === 'string' ? { at: start } : start;
  if (at?.[10]) {
    const instant = at.replace(/[T ][\d:.]+$/i, '$&Z');
    return dateOf(instant, language, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone });
  }
  const words = textOf(text, language);
  const shared = at || [10, 7, 4].map(length => earliest.slice(0, length)).find(digits => digits && latest.startsWith(digits));
  const date = shared && !/\d/.test(words) ? dateOf(shared, language, { timeZone: 'UTC' }) : '';
  return words && date ? `${words} (${date})` : words || date;
};

/** Reads the first feed of `src` from the first of its mirrors that has one, if that is of the project's own format. */
const readIncidents = async (host, signal, early) => {
  const credentials = said(host, 'credentials') === 'include' ? 'include' : 'omit';
  // Feeds have spaces between them, mirrors of one `|`.
  const mirrors = host.getAttribute('src')?.match(/[^\s|]+(\s*\|\s*[^\s|]+)*/)?.[0].split(/[\s|]+/);
  for (const address of mirrors ?? []) {
    try {
      const asked = await early?.response;
      const response = asked?.bodyUsed === false ? asked : await fetch(address, { credentials, signal });
      if (response.ok) return (await response.json()).incidents.filter(Boolean);
    } catch {
      // The next one may be better. Without any there is no list: the sentence stands for itself.
    }
  }
  return [];
};

const showIncidents = (box, incidents, host) => {
  const language = host.closest('[lang]')?.lang || navigator.language;
  const timeZone = said(host, 'timezone') === 'utc' ? 'UTC' : undefined;
  add(box, 'p', 'Incidents on record:');
  const list = add(box, 'ul');
  list.lang = language;
  for (const incident of incidents) {
    const row = add(list, 'li', '', 'incident');
    add(row, 'b', textOf(incident.title, language) || 'Untitled incident');
    try {
      add(row, 'span', startOf(incident, language, timeZone));
    } catch {
      // A date that is none: the incident is listed without it.
    }
    add(row, 'span', textOf(incident.summary, language));
    if ([incident, incident.segments].flat().some(one => one?.end === 'ongoing')) add(row, 'span', 'Ongoing');
  }
};

/** Shows the fallback in `shadow`; `done` is called when nothing more is to come. */
export const showFallback = (host, shadow, error, retry, mine, done) => {
  const box = add(shadow, 'div', '', 'fallback');
  box.className = 'plain';
  // The loader speaks English only, whatever the page does.
  box.lang = 'en';
  const message = add(box, 'p', error.message, 'message');
  message.role = 'alert';
  if (retry) add(add(box, 'p'), 'button', 'Try again', 'retry').onclick = retry;
  readIncidents(host, mine.abort.signal, mine.early)
    .then(incidents => incidents[0] && showIncidents(box, incidents, host))
    .then(done);
  return box;
};
