// What the page around an element is told, and what it tells. A part of the glue.

/** The language of the page around an element; in a shadow tree that names none, that of the page (`relative-time`). */
export const languageAround = host => (host.closest('[lang]') ?? document.documentElement).getAttribute('lang') || 'en';

/** Sends an event that leaves the shadow tree. */
export const dispatch = (host, name, detail) =>
  host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));

const TIMES = ['from', 'to', 'reachFrom'];

/** Notes as objects, of code, severity, pointer, message, code, … */
const notesOf = flat => {
  const notes = [];
  for (let n = 0; n < flat.length; n += 4) {
    const [code, severity, pointer, message] = flat.slice(n, n + 4);
    notes.push({ code, severity, pointer, message });
  }
  return notes;
};

/** Tells the host page of something: see src/embed/events.rs. */
export const tell = (host, event, flat) => {
  const detail = {};
  for (let n = 0; n < flat.length; n += 2) {
    const [name, value] = [flat[n], flat[n + 1]];
    detail[name] = name === 'notes' ? notesOf(value) : TIMES.includes(name) && value !== null ? new Date(value).toISOString() : value;
  }
  dispatch(host, event, detail);
};
