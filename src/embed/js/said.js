// Attributes as the widget's own reader has them (src/ui/config.rs): case and spaces around a word mean nothing.

/** The word that an attribute says; `''` without one. */
export const said = (host, name) => (host.getAttribute(name) ?? '').trim().toLowerCase();

/** Whether a good copy of the feed may be kept for the next visit: never of what only this reader may see. */
export const mayKeep = host => !/^(off|false)$/.test(said(host, 'cache')) && said(host, 'credentials') !== 'include';
