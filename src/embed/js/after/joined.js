// The texts of a history as one feed, as src/feed/join.rs joins them: to be taken away.

const DAY_MS = 86_400_000;

const idOf = (feed, id) => `${feed + 1}:${id}`;

/** What stands where a list belongs: one thing alone is a list, too, as the reader of feeds has it. */
const listOf = value => [].concat(value ?? []).filter(Boolean);

/** A text in the first of its languages. */
const wordsOf = text => (typeof text === 'object' ? Object.values(text ?? {})[0] : text);

/** A time without an offset is in UTC, as the reader of feeds has it. */
const timeOf = at => Date.parse(String(at).replace(/[T ][\d:.]+$/i, '$&Z'));

/** Between which times a time lies. */
const boundsOf = time => {
  const { at, earliest = at, latest = at } = typeof time === 'object' ? (time ?? {}) : { at: time };
  return [timeOf(earliest), timeOf(latest) + (latest?.length === 10 ? DAY_MS : 0)];
};

/** Between which times an incident began. */
const beganAt = ({ start, segments }) => boundsOf(listOf(segments)[0]?.start ?? start);

/**
 * From when a page knows the history: as it says; if it does not, or if older pages hold the rest, from its first
 * incident.
 */
const knownFrom = ({ next, history_from, incidents }) => {
  if (!next && boundsOf(history_from)[1]) return history_from;
  const first = listOf(incidents).reduce((first, one) => Math.min(first, beganAt(one)[0] || first), Infinity);
  return first < Infinity ? new Date(first).toISOString() : undefined;
};

/** What one calls open and another over is told as both tell it. */
const isOpen = incident => [incident, ...listOf(incident.segments)].some(({ end }) => end === 'ongoing');

/** Two feeds that tell of the same title in the same minute tell of the same. */
const titleOf = incident =>
  `${wordsOf(incident.title)}`.trim().toLowerCase() + Math.floor(beganAt(incident)[0] / 60_000) + isOpen(incident);

/** Whether two incidents of one id may be one: many feeds use numbers such as 12. */
const near = (a, b) => {
  const [[from, to], [otherFrom, otherTo]] = [a, b].map(beganAt);
  const apart = Math.max(from - otherTo, otherFrom - to);
  return isNaN(apart) ? wordsOf(a.title) === wordsOf(b.title) : apart < DAY_MS;
};

/** One native feed, as text, of `[number, bytes, feed, name]`. A single text is passed on as its author wrote it. */
export const joined = texts => {
  const textOf = ([, bytes]) => new TextDecoder().decode(bytes);
  if (texts.length === 1) return textOf(texts[0]);
  const pages = texts.map(text => JSON.parse(textOf(text)));
  const { next, ...first } = pages[0];
  const labels = [];
  const components = new Map();
  const incidents = new Map();
  const titles = new Map();
  const reaches = [];
  const notes = [];
  for (const [n, page] of pages.entries()) {
    const [, , feed, name] = texts[n];
    const own = id => (feed ? idOf(feed, id) : id);
    const label = name && (labels[feed] ??= wordsOf(page.site?.name) ?? name);
    if (name && page.history_note) notes.push(`${label}: ${wordsOf(page.history_note)}`);
    const known = name && knownFrom(page);
    if (known) reaches.push(known);
    // One feed does not reach back as far as another.
    const add = component => {
      const { id, history_from = known } = component;
      components.set(id, { ...(components.get(id) ?? component), ...(known && { history_from }) });
    };
    const whole = { id: idOf(feed, ''), name: label };
    if (components.has(whole.id)) add(whole);
    const named = c => (feed && typeof c.name === 'string' ? { ...c, name: `${label}: ${c.name}` } : c);
    for (const c of listOf(page.components)) add({ ...named(c), id: own(c.id) });
    const ids = ({ components }) => listOf(components).length && { components: listOf(components).map(own) };
    for (const incident of listOf(page.incidents)) {
      if (name && titles.get(titleOf(incident)) < feed) continue;
      // 12 and "12" are one id.
      const key = incident.id == null ? incident : String(incident.id);
      const other = incidents.get(key);
      if (other && (other.feed === feed || (near(other.incident, incident) && isOpen(other.incident) === isOpen(incident)))) continue;
      const id = other ? own(incident.id) : incident.id;
      if (other && incidents.has(String(id))) continue;
      const list = listOf(incident.segments);
      const segments = list.length && { segments: list.map(s => ({ ...s, ...ids(s) })) };
      const made = { ...incident, id, ...ids(incident), ...segments };
      // "All of it" is not all of the others.
      if (name && !ids(incident) && !(segments && list.every(ids))) {
        made.components = [whole.id];
        add(whole);
      }
      // An incident without an id is the same as no other.
      incidents.set(other ? String(id) : key, { feed, incident: made });
      if (!titles.has(titleOf(made))) titles.set(titleOf(made), feed);
    }
  }
  const all = { ...first, components: [...components.values()], incidents: [...incidents.values()].map(({ incident }) => incident) };
  if (texts[0][3]) {
    // Of several feeds each component says how far back it is known; the whole begins with the first of them.
    [all.history_from] = reaches.sort((a, b) => boundsOf(a)[1] - boundsOf(b)[1]);
    all.history_note = notes.join(' ') || undefined;
  } else if (pages.at(-1).next) {
    // How far back all pages reach together is not true of some of them.
    delete all.history_from;
  }
  return `${JSON.stringify(all, null, 2)}\n`;
};
