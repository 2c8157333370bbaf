// When a feed does not come: the last good copy, which the browser keeps (Cache API, no other storage), and a guess why.

const STORE = 'incident-timeline-1';
const KEPT_AT = 'x-kept-at';
const PATIENCE_MS = 5000;

const keyOf = src => new URL(src, document.baseURI).href;

/** A store, or nothing: pages without https and private windows have none. */
const open = () => Promise.resolve(globalThis.caches?.open(STORE)).catch(() => undefined);

/** Keeps a feed that was read. */
export const keep = async (src, bytes) => {
  const headers = { 'content-type': 'application/json', [KEPT_AT]: String(Date.now()) };
  try {
    await (await open())?.put(keyOf(src), new Response(bytes, { headers }));
  } catch {
    // A full disk, or an address that cannot be a key: then there is no copy.
  }
};

/** Lets go of what was kept. */
export const forget = async src => {
  try {
    await (await open())?.delete(keyOf(src));
  } catch {
    // Then there was none.
  }
};

/**
 * The last good copy of a feed and when it was kept; without one, if `probe`, whether its server answers at all: a
 * request that may not be read goes through where only the permission to read is missing.
 */
export const rescue = async (src, cache, probe) => {
  try {
    const kept = cache && (await (await open())?.match(keyOf(src)));
    if (kept) return { at: Number(kept.headers.get(KEPT_AT)), bytes: new Uint8Array(await kept.arrayBuffer()) };
    const url = new URL(src, document.baseURI);
    if (!probe || url.origin === location.origin) return {};
    const abort = new AbortController();
    setTimeout(() => abort.abort(), PATIENCE_MS);
    await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: abort.signal });
    return { answers: true };
  } catch {
    return {};
  }
};
