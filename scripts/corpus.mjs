// Prints a table of all recorded feeds, and compares what `incident-feed` tells with a count made here, straight from
// the file: node scripts/corpus.mjs PROGRAM FOLDER. Ends with 1 if a figure differs or the program dies.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const [program, folder] = process.argv.slice(2);
const FIGURES = ['incidents', 'maintenances', 'open', 'updates', 'first_start', 'last_end'];

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

const ms = (text) => {
  if (text == null || text === '' || String(text).startsWith('<')) return NaN;
  if (typeof text === 'number') return text * 1000;
  const go = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?: ([+-]\d{4}).*)?$/.exec(text);
  if (go) return Date.parse(`${go[1]}T${go[2]}${go[3] ? `${go[3].slice(0, 3)}:${go[3].slice(3)}` : 'Z'}`);
  return Date.parse(String(text).replace(/-00:00$/, 'Z').replace(/ Z$/, ' GMT'));
};
const iso = (values, pick) => {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length ? new Date(pick(...known)).toISOString().replace('.000Z', 'Z') : null;
};
const sum = (entries) => ({
  incidents: entries.filter((e) => !e.maintenance).length,
  maintenances: entries.filter((e) => e.maintenance).length,
  open: entries.filter((e) => e.open && !e.maintenance).length,
  updates: entries.reduce((all, e) => all + (e.updates ?? 0), 0),
  first_start: iso(entries.map((e) => ms(e.start)), Math.min),
  last_end: iso(entries.map((e) => ms(e.end)), Math.max),
});

const CLOSED = ['resolved', 'completed', 'postmortem'];
const statuspage = (i, maintenance) => {
  const planned = i.status === 'scheduled';
  const over = CLOSED.includes(i.status);
  return {
    maintenance,
    open: !over && !planned,
    updates: i.incident_updates?.length,
    start: (maintenance ? (i.scheduled_for ?? i.started_at) : i.started_at) ?? i.created_at,
    end: over ? i.resolved_at : planned ? i.scheduled_until : null,
  };
};
const issue = (i) => ({
  // An update is a paragraph of the body with a time behind it.
  updates: (i.body?.match(/class="?faded/g) ?? []).length,
  // An announcement is none of the things that are open or closed.
  open: i.resolved === false && !i.informational,
  start: i.createdAt,
  end: i.resolved === false ? null : i.resolvedAt,
});
// By a mark in the document: how to list what is in it.
const COUNTS = [
  [(d) => d.ongoing_incidents, (d) => [
    ...d.ongoing_incidents.map((i) => ({ open: true, updates: i.last_update_message ? 1 : 0, start: i.last_update_at })),
    ...d.in_progress_maintenances.map((i) => ({ maintenance: true, updates: i.last_update_message ? 1 : 0, start: i.started_at })),
    ...d.scheduled_maintenances.map((i) => ({ maintenance: true, updates: i.last_update_message ? 1 : 0, start: i.starts_at, end: i.ends_at })),
  ]],
  [(d) => d.activeIncidents || d.scheduledMaintenances, (d) => [
    ...(d.activeIncidents ?? []).map((i) => ({ open: i.status !== 'RESOLVED', start: i.started })),
    ...(d.scheduledMaintenances ?? d.activeMaintenances ?? []).map((i) => ({
      maintenance: true,
      start: i.start,
      end: new Date(Date.parse(i.start) + i.duration * 60000).toISOString(),
    })),
  ]],
  [(d) => d.page, (d) => [
    ...(d.incidents ?? []).map((i) => statuspage(i, false)),
    ...(d.scheduled_maintenances ?? []).map((i) => statuspage(i, true)),
  ]],
  [(d) => d.active_incidents, (d) => d.active_incidents.map((i) => ({
    open: i.status === 'active',
    updates: i.notes.length,
    start: i.date_created,
    end: i.status === 'resolved' ? i.date_updated : null,
  }))],
  [(d) => d.is === 'issue', (d) => [issue(d)]],
  [(d) => d.is === 'issues', (d) => d.pages.map(issue)],
  [(d) => d.is === 'index', (d) => {
    const open = (d.systems ?? []).flatMap((s) => s.unresolvedIssues);
    const all = new Map([...(d.pinnedIssues ?? []), ...open].map((i) => [i.permalink, issue(i)]));
    return [...all.values()];
  }],
  [(d) => d[0]?.external_desc, (d) => d.map((i) => ({ open: !i.end, updates: i.updates.length, start: i.begin, end: i.end }))],
  [(d) => d[0]?.updates?.[0]?.update_type, (d) => d.map((i) => ({
    open: !i.resolved,
    updates: i.updates.length,
    start: i.created_at,
    end: i.updates.find((u) => u.update_type === 'resolved')?.created_at,
  }))],
  [(d) => d.data?.[0]?.human_status, (d) => d.data.map((i) => ({
    open: i.status !== 4,
    start: i.scheduled_at ?? i.created_at,
    end: i.status === 4 ? i.updated_at : null,
  }))],
];

/** cState's text template leaves line breaks in texts and commas before brackets. */
const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    if (!/^\s*{\s*"is":/.test(text)) return null;
    const whole = text.replace(/"(?:[^"\\]|\\.)*"/gs, (s) => s.replace(/\n/g, '\\n')).replace(/,(\s*[}\]])/g, '$1');
    try {
      return JSON.parse(whole);
    } catch {
      return null;
    }
  }
};
const counted = (text) => {
  if (/<rss/.test(text)) {
    const items = text.split('<item>').slice(1);
    const tag = (item, name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(item)?.[1];
    const entries = items.map((item) => ({
      maintenance: /maintenance|scheduled/i.test(tag(item, 'title')),
      start: tag(item, 'pubDate'),
      end: /^20/.test(tag(item, 'category') ?? '') ? tag(item, 'category') : null,
    }));
    return sum(entries);
  }
  const doc = parse(text);
  const count = doc && COUNTS.find(([mark]) => mark(doc));
  return count ? sum(count[1](doc)) : null;
};

let differ = 0;
const table = { read: 0, refused: 0 };
console.log(['file', 'format', ...FIGURES, 'notes', 'direct count'].join('\t'));
for (const path of files(folder)) {
  let told;
  try {
    told = JSON.parse(execFileSync(program, ['check', '--json', path], { encoding: 'utf8', stdio: 'pipe', maxBuffer: 1e9 }));
  } catch (died) {
    told = died.status === 1 ? JSON.parse(died.stdout) : { error: { code: `DIED ${died.status}`, message: died.stderr } };
    if (died.status !== 1) differ += 1;
  }
  const name = relative(folder, path);
  const direct = counted(readFileSync(path, 'utf8'));
  if (told.error) {
    table.refused += 1;
    if (direct) differ += 1;
    console.log([name, `error: ${told.error.code}`, direct ? `DIFFERS ${JSON.stringify(direct)}` : told.error.message].join('\t'));
    continue;
  }
  table.read += 1;
  const codes = {};
  for (const note of told.notes) codes[note.code] = (codes[note.code] ?? 0) + 1;
  const notes = Object.entries(codes).map(([code, times]) => `${code}:${times}`).join(' ') || '-';
  const wrong = direct ? FIGURES.filter((key) => direct[key] !== told[key]) : ['not counted'];
  if (wrong.length) differ += 1;
  const verdict = wrong.length ? `DIFFERS ${wrong.map((key) => `${key} ${direct?.[key]}`).join(', ')}` : 'same';
  console.log([name, told.format, ...FIGURES.map((key) => told[key] ?? '-'), notes, verdict].join('\t'));
}
console.log(`${table.read} read, ${table.refused} refused, ${differ} differ from the direct count`);
process.exit(differ ? 1 : 0);
