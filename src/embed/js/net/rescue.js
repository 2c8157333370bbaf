// When a feed does not come: the last good copy, and a guess why.
import { recall } from '../copies.js';

const PATIENCE_MS = 5000;

/**
 * Whether a server answers at all that this page cannot read: a request that may not be read goes through where only
 * the permission to read is missing.
 */
export const answers = async src => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  try {
    const url = new URL(src, document.baseURI);
    if (url.origin === location.origin) return false;
    await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: abort.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
};

/** The last good copy of a feed and when it was kept; without one, if `probe`, whether its server `answers`. */
export const rescue = async (src, cache, probe) => {
  const kept = cache && (await recall(src));
  return kept || { answers: probe && (await answers(src)) };
};
