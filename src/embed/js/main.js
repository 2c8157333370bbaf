// embed.js begins here: the one file a site names. It defines <incident-timeline>, and puts one on the page when its
// tag carries data-src. The rest of dist/ is found relative to this script's own address, on whatever origin that is.
import { define } from './element.js';
import { complain } from './events.js';
import { place } from './place.js';

// A form or image named "currentScript" hides the property on some pages; only a real script element counts.
const script = document.currentScript;

if (script instanceof HTMLScriptElement && script.src) {
  define(script.src);
  if (script.hasAttribute('data-src')) place(script);
} else {
  complain(
    document,
    'no-place',
    'embed.js has to be a classic script: <script async src="…/embed.js"></script>.',
  );
}
