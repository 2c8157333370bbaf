// The texts of a history as one feed, as src/feed/join.rs joins them: to be taken away.

const idOf = (number, id) => `${number + 1}:${id}`;

/** One native feed, as text, of `[number, bytes, feed, name]`. A single text is passed on as its author wrote it. */
export const joined = texts => {
  const textOf = ([, bytes]) => new TextDecoder().decode(bytes);
  if (texts.length === 1) return textOf(texts[0]);
  const pages = texts.map(text => JSON.parse(textOf(text)));
  const { next, ...first } = pages[0];
  const components = new Map();
  const incidents = new Map();
  for (const [n, page] of pages.entries()) {
    const [, , feed, name] = texts[n];
    const own = id => (feed ? idOf(feed, id) : id);
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
  // How far back all pages reach together is not true of some of them.
  const rest = pages.filter((page, n) => page.next && texts[n + 1]?.[2] !== texts[n][2]);
  if (rest.length) delete all.history_from;
  return `${JSON.stringify(all, null, 2)}\n`;
};
