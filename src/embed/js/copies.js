// The last good copies of feeds, for bad times: in the Cache API, no other storage.

const STORE = 'incident-timeline-1';
const KEPT_AT = 'x-kept-at';
const RENEW_MS = 600_000;
const OLD_MS = 90 * 86_400_000;
const MOST = 20;

const keyOf = src => new URL(src, document.baseURI).href;

/** A store, or nothing: pages without https and private windows have none. */
const open = () => Promise.resolve(globalThis.caches?.open(STORE)).catch(() => undefined);

const timeOf = response => Number(response?.headers.get(KEPT_AT));

/** What this page has written, as long as it is still in memory, and when. */
const written = new Map();

/** Deletes copies that were not renewed for a long time, and the oldest if there are too many. */
const tidy = async store => {
  const all = [];
  for (const key of await store.keys()) all.push({ key, at: timeOf(await store.match(key)) || 0 });
  all.sort((a, b) => b.at - a.at);
  const old = all.filter(({ at }, n) => n >= MOST || Date.now() - at > OLD_MS);
  await Promise.all(old.map(({ key }) => store.delete(key)));
};

/**
 * Keeps a feed that was read. Unchanged bytes are rewritten at most every ten minutes, so the time of a copy may be
 * that much too early.
 */
export const keep = async (src, bytes) => {
  try {
    const key = keyOf(src);
    const before = written.get(key);
    const now = Date.now();
    if (before?.bytes.deref() === bytes && now - before.at < RENEW_MS) return;
    const store = await open();
    const body = bytes.list ? new Blob(bytes) : bytes;
    await store?.put(key, new Response(body, { headers: { 'content-type': 'application/json', [KEPT_AT]: String(now) } }));
    written.set(key, { bytes: new WeakRef(bytes), at: now });
    if (store && !before) await tidy(store);
  } catch {
    // A full disk, or an address that cannot be a key: then there is no copy.
  }
};

/** Lets go of what was kept. */
export const forget = async src => {
  try {
    written.delete(keyOf(src));
    // Looking for a store must not make one.
    if (await caches.has(STORE)) await (await open())?.delete(keyOf(src));
  } catch {
    // No store, or no address: then there was none.
  }
};

/** What was kept and when; nothing that is too old. */
export const recall = async src => {
  try {
    const kept = await (await open())?.match(keyOf(src));
    const at = timeOf(kept);
    return Date.now() - at <= OLD_MS ? { at, bytes: new Uint8Array(await kept.arrayBuffer()) } : undefined;
  } catch {
    return undefined;
  }
};
