// The texts of a history as one feed, as src/feed/join.rs joins them: to be taken away.

const idOf = (number, id) => `${number + 1}:${id}`;

/** One native feed, as text, of `[number, bytes, feed, name]`. A single text is passed on as its author wrote it. */
export const joined = texts => {
  const read = texts.map(([, bytes, feed, name]) => [new TextDecoder().decode(bytes), feed, name]);
  if (read.length === 1) return read[0][0];
  const [{ next, ...first }] = read.map(([text]) => JSON.parse(text));
  const components = new Map();
  const incidents = new Map();
  for (const [text, feed, name] of read) {
    const own = id => (feed ? idOf(feed, id) : id);
    const page = JSON.parse(text);
    const label = name && (page.site?.name ?? name);
    const named = c => (feed && typeof c.name === 'string' ? { ...c, id: own(c.id), name: `${label}: ${c.name}` } : c);
    for (const c of page.components ?? []) if (!components.has(own(c.id))) components.set(own(c.id), { ...named(c), id: own(c.id) });
    for (const incident of page.incidents ?? []) {
      const ids = list => list && { components: [].concat(list).map(own) };
      const segments = incident.segments?.map(s => ({ ...s, ...ids(s.components) }));
      const id = incidents.has(incident.id) && feed ? own(incident.id) : incident.id;
      if (!incidents.has(id)) incidents.set(id, { ...incident, id, ...ids(incident.components), ...(segments && { segments }) });
    }
  }
  const all = { ...first, components: [...components.values()], incidents: [...incidents.values()] };
  return `${JSON.stringify(all, null, 2)}\n`;
};
