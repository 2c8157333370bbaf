// Pages of imaginary sites, as HTML.
import { readFileSync } from 'node:fs';

const recorder = readFileSync(new URL('recorder.js', import.meta.url), 'utf8');

const escape = text => String(text).replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

const written = (attributes, prefix = '') =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${prefix}${name}="${escape(value)}"`)
    .join('');

/** What makes a page the same on every machine and every day. */
export const FIXED = { now: '2026-11-23T12:00:00Z', timezone: 'utc', lang: 'en' };

/** The script tag, `attributes` without `data-`; with none it only defines the element. `own` are the script's own. */
export const tag = (dist, attributes, own = {}) =>
  `<script async src="${dist.url}/embed.js"${written(own)}${attributes ? written({ ...FIXED, ...attributes }, 'data-') : ''}></script>`;

/** The element, with the page's own words in it. */
export const element = (attributes, inner = '') =>
  `<incident-timeline${written({ ...FIXED, ...attributes })}>${inner}</incident-timeline>`;

/** A whole page. `first` are statements of JavaScript that run before anything else. */
export const page = (body, { head = '', first = '', nonce = '' } = {}) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A site</title><link rel="icon" href="data:,">
<script${nonce && ` nonce="${nonce}"`}>${first};${recorder}</script>
${head}</head><body>${body}</body></html>`;
