// Small feeds for tests, in the native format.

/** An incident of two hours; `more` replaces and adds. */
export const incident = (id, more = {}) => ({
  id,
  title: `Incident ${id}`,
  summary: `Summary of ${id}.`,
  kind: 'outage',
  start: '2026-03-02T10:00:00Z',
  end: '2026-03-02T12:00:00Z',
  ...more,
});

export const feedOf = (...incidents) => ({
  version: 1,
  site: { name: 'Example' },
  history_from: '2026-01-01T00:00:00Z',
  components: [{ id: 'site', name: 'The site' }],
  incidents: incidents.map(one => ({ components: ['site'], ...one })),
});
