// For a `src` that names a status page and not its feed: where the feeds of such pages usually are. Each address is
// asked once, one after the other, and no more when one is a feed. Fetched for such a page only. docs/formats.md has
// the list.

const MOST_HTML = 500_000;

// Providers by what their pages name, and where their feeds lie, seen from the page's own folder; histories come before
// what tells the present only. Tried in this order, those first that the page names.
const PROVIDERS = [
  [/incident-timeline/i, 'incidents.json'],
  [/statuspage|incident\.io/i, 'api/v2/incidents.json'],
  [/cstate/i, 'issues/index.json'],
  [/better\s?stack|betteruptime|cstate/i, 'index.json'],
  [/openstatus/i, 'feed/json'],
  [/cachet/i, 'api/incidents?include=components,updates&per_page=100', 'api/v1/incidents?per_page=100'],
  [/instatus/i, 'summary.json'],
  [/incident\.io/i, 'api/v1/summary'],
];
// The last resort, unless the page itself names such feeds.
const SYNDICATED = ['history.atom', 'history.rss', 'feed.rss', 'index.xml'];

// Pages that are known by their address.
const KNOWN = [
  [/^slack-status\.com\//, () => 'https://slack-status.com/api/v2.0.0/history'],
  [/^status\.heroku\.com\//, () => 'https://status.heroku.com/api/v4/incidents'],
  [/^(?:status\.cloud|status\.search|www)\.google\.com\//, () => 'incidents.json'],
  [/^github\.com\/([^/]+\/[^/]+)/, repo => `https://api.github.com/repos/${repo}/issues?state=all&per_page=100`],
  // Uptime Kuma.
  [/^[^/]+\/status\/([^/.]+)\/?$/, slug => `/api/status-page/${slug}/incident-history`],
];

/** Upptime's pages lie on GitHub, their incidents in its issues. */
const upptime = ({ hostname, pathname }) => {
  const owner = /^([^.]+)\.github\.io$/.exec(hostname)?.[1];
  const repo = pathname.split('/')[1] || hostname;
  return owner ? [`https://api.github.com/repos/${owner}/${repo}/issues?labels=status&state=all&per_page=100`] : [];
};

/** An address as seen from a page; nothing if it is none. */
const hrefOf = (place, page) => {
  try {
    return [new URL(place, page).href];
  } catch {
    return [];
  }
};

/** The feeds that a page names in its head. */
const alternatesIn = html =>
  (html.match(/<link\b(?:[^>"']|"[^"]{0,999}"|'[^']{0,999}'){0,999}>/gi) ?? [])
    .filter(link => /\balternate\b/i.test(link) && /application\/(?:atom|rss)\+xml/i.test(link))
    .map(link => /\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(link)?.[1].replaceAll('&amp;', '&'))
    .filter(Boolean);

/** Where the feed of a page may be, likely places first; `html` is the page's text, if it could be read. */
export const places = (page, html) => {
  const url = new URL(page, document.baseURI);
  // A folder may be written without its slash.
  if (!/\.\w+$|\/$/.test(url.pathname)) url.pathname += '/';
  const known = KNOWN.flatMap(([pattern, place]) => {
    const found = pattern.exec(url.hostname + url.pathname);
    return found ? [place(found[1])] : [];
  });
  const named = PROVIDERS.filter(([mark]) => mark.test(html));
  const others = PROVIDERS.filter(provider => !named.includes(provider));
  const usual = [...named, ...others].flatMap(([, ...paths]) => paths);
  const alternates = alternatesIn(html);
  const all = [...known, ...usual, ...upptime(url), ...(alternates.length ? alternates : SYNDICATED)];
  return [...new Set(all.flatMap(place => hrefOf(place, url)))];
};

/** A note for the site's owner, as the readers of other formats write theirs: code, severity, pointer, message. */
const noteOn = (src, place) => {
  const message =
    `${src} is a page; its feed was found at ${place}. Write that address into the attribute src: the visitors of this ` +
    'page then need not look for it.';
  return ['address-found', 'info', '', message];
};

/** A page and no feed, and none was found where such pages have theirs. */
const noFeed = (src, code, tried) => {
  const { origin } = new URL(src, document.baseURI);
  const what =
    code === 'html'
      ? `${src} is a web page, not a feed.`
      : `${src} answers, but this page probably may not read it: its server does not send the header Access-Control-Allow-Origin.`;
  const list = tried.map(address => (address.startsWith(origin) ? address.slice(origin.length) : address)).join(', ');
  const message =
    `${what} A feed was looked for where status pages have theirs, and there is none that can be read: ${list}. Write the ` +
    'address of the feed itself into src. Where your provider has it, and what to do if browsers may not read it, is in ' +
    'docs/formats.md.';
  return { code, message, retry: true, tried };
};

/**
 * Looks for the feed of a page that failed as one. `ask(address, notes)` throws a failure where there is none. Answers
 * with what it was asked for `there`, or with the failure that there is `none`, and whether `all` places were asked.
 */
export const look = async (src, failure, ask) => {
  const { url, bytes } = failure.answer ?? { url: src };
  const html = bytes ? new TextDecoder().decode(bytes.subarray(0, MOST_HTML)) : '';
  const tried = [];
  let all = true;
  for (const address of places(url, html)) {
    tried.push(address);
    try {
      const there = [address, noteOn(src, address)];
      await ask(...there);
      return { there };
    } catch (error) {
      if (!error.code || error.code === 'gone') throw error;
      // A server that has enough, or says nothing, is not asked for more.
      all = error.code !== 'timeout' && error.status !== 429;
      if (!all) break;
    }
  }
  return { none: noFeed(src, failure.code, tried), all };
};
