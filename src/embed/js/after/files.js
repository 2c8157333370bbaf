// Taking things away: files, links, the device's own share sheet.
import { whole } from '../texts.js';
import { joined } from './joined.js';

const TYPES = {
  ics: ['text/calendar', 'ics'],
  csv: ['text/csv', 'csv'],
  markdown: ['text/markdown', 'md'],
  json: ['application/json', 'json'],
};

/** Whether it is what the readers of other formats make: a draft, with bodies as their source has them. */
const isDraft = bytes => /^{"\$schema":"[^"]*:draft"/.test(new TextDecoder().decode(bytes.subarray(0, 60)));

export const createFiles = ({ host, root, widget, call, listen, signal }, address, ask) => {
  /** The address that opens an incident; none if addresses are off, or a router has the hash to itself. */
  const own = id => (address.off ? undefined : address.of(id));
  /** The address to pass on; the page's where a router has taken the hash over. */
  const page = id => own(id) ?? location.href;
  /** The same for all incidents of a file, which puts their ids in: see src/export. */
  const links = () => own('\u0001') ?? '';

  const finished = async text => {
    const [number, given, ...rest] = text;
    const bytes = await whole(given);
    return [number, isDraft(bytes) ? new TextEncoder().encode((await ask('finished'))(bytes)) : bytes, ...rest];
  };

  /** The history, or one incident of it, as a text. */
  const textOf = async (kind, id = '') => {
    if (kind === 'json') return joined(await Promise.all(widget.given()[0].map(finished)));
    if (!TYPES[kind]) throw new Error(`There is no format “${kind}”. There are ${Object.keys(TYPES).join(', ')}.`);
    return call('file', undefined, [kind, links()], id);
  };
  // `exportAs` of the element ends up here.
  widget.export_as = kind => textOf(kind === 'md' ? 'markdown' : kind);

  const save = (text, [type, extension], name) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    link.download = `${name}.${extension}`;
    link.click();
    // Not before the browser has taken it.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  /** Says that something was done, on the button itself. */
  const said = (button, words) => {
    const before = (button.dataset.label ??= button.textContent);
    button.textContent = words;
    setTimeout(() => signal.aborted || (button.textContent = before), 2500);
  };

  const copy = async (button, link) => {
    try {
      await navigator.clipboard.writeText(link);
      said(button, 'Copied');
    } catch {
      // Pages without https have no clipboard: the link is shown, to be copied by hand.
      const before = button.nextElementSibling;
      const field = before?.localName === 'input' ? before : document.createElement('input');
      field.value = link;
      field.readOnly = true;
      field.setAttribute('aria-label', 'Link to this incident');
      button.after(field);
      field.select();
    }
  };

  listen(root, 'click', async event => {
    const button = event.target.closest('[data-file],[data-link],[data-share],[data-print]');
    if (!button) return;
    // Only what changes after this is read out.
    button.setAttribute('aria-live', 'polite');
    const incident = button.closest('[part~="story"]')?.dataset.incident;
    const { file, link, share, print } = button.dataset;
    if (print !== undefined) window.print();
    if (link !== undefined) await copy(button, page(incident));
    if (share !== undefined) {
      const title = button.closest('[part~="incident"]')?.querySelector('.incident-title')?.textContent;
      // Closing the share sheet is no error.
      await navigator.share({ title, url: page(incident) }).catch(() => {});
    }
    if (!file) return;
    const text = await textOf(file, incident).catch(() => undefined);
    if (text) save(text, TYPES[file], incident ?? 'incidents');
    else said(button, file === 'ics' ? 'No dates to save' : 'Not available');
  });

  // A story is drawn without knowing what this browser and this page can do.
  const offer = () => {
    for (const take of root.querySelectorAll('.take[hidden]')) {
      const linked = !address.off && address.of('x');
      take.querySelector('[data-link]').hidden = !linked;
      take.querySelector('[data-share]').hidden = !linked || typeof navigator.share !== 'function';
      take.hidden = false;
    }
  };
  const observer = new MutationObserver(offer);
  const list = () => root.querySelector('[part~="list"]');
  const watch = () => list() && observer.observe(list(), { childList: true, subtree: true });
  listen(host, 'itl:data', () => setTimeout(() => signal.aborted || watch()));
  signal.addEventListener('abort', () => observer.disconnect());
  watch();
  offer();
};
