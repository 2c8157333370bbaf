// The last good copies of feeds, for bad times: in the Cache API, no other storage.

const STORE = 'incident-timeline-1';
const KEPT_AT = 'x-kept-at';

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

/** What was kept and when. */
export const recall = async src => {
  try {
    const kept = await (await open())?.match(keyOf(src));
    return kept && { at: Number(kept.headers.get(KEPT_AT)), bytes: new Uint8Array(await kept.arrayBuffer()) };
  } catch {
    return undefined;
  }
};
