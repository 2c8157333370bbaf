// A history of two incidents on a page of the site, and what is shown of it.
import { feedOf, incident } from './feeds.mjs';
import { dist, element, feeds, tag, timeline, until, visit } from './world.mjs';

export const FEED = feedOf(incident('one'), incident('two', { start: '2026-02-02T10:00:00Z', end: '2026-02-02T11:00:00Z' }));
export const shown = () => timeline.run(`return [...(shadow?.querySelectorAll('[part~="incident"]') ?? [])].map(e => e.dataset.incident).join()`);
export const shows = ids => until(async () => (await shown()) === ids, async () => `${ids}; shown: ${await shown()}; ${await timeline.text()}`, 15_000);
export const banner = () => timeline.run(`return shadow.querySelector('[part~="stale"]')?.innerText ?? ''`);
export const after = () => until(() => timeline.run(`return !!shadow.querySelector('.tools [data-words]')`), 'what comes after the first view');
export const open = (attributes, options) => visit(`${element(attributes)}${tag(dist)}`, options);
export const asked = path => feeds.requests().filter(one => one === path).length;
