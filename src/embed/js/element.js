// <incident-timeline>: a thin shell over `widget.js`, which keeps the state of one element.
import { createRuntime } from './runtime.js';
import { createWidget } from './widget.js';

export const NAME = 'incident-timeline';

/** What a page passes in, as text, a `Date` of another frame too; nothing that it might pass in throws. */
const words = value =>
  value?.toISOString?.call && !isNaN(value) ? value.toISOString() : typeof value === 'object' ? '' : String(value ?? '');

/** Sets an attribute to a value, or takes it away for none. */
const reflect = (element, name, value) => (value == null ? element.removeAttribute(name) : element.setAttribute(name, value));

/** Defines the element once a page; a second script, even of another version, finds it there and uses it. */
export const define = base => {
  if (customElements.get(NAME)) return;

  const runtime = createRuntime(base);
  const widgets = new WeakMap();

  customElements.define(
    NAME,
    class extends HTMLElement {
      constructor() {
        super();
        widgets.set(this, createWidget(this, runtime));
      }

      connectedCallback() {
        widgets.get(this).connect();
      }

      disconnectedCallback() {
        widgets.get(this).disconnect();
      }

      /** Opens the story of an incident and scrolls to it; `null` closes it. */
      select(id) {
        widgets.get(this).call('select', id == null ? id : words(id));
      }

      /** Shows the time between two instants: RFC 3339 or `Date`. */
      setRange(from, to) {
        widgets.get(this).call('set_range', words(from), words(to));
      }

      /** Fetches the feed again. After a failure: tries again from the start. */
      get refresh() {
        return () => widgets.get(this).call('refresh');
      }

      // Frameworks set a property where an element has one by the name of an attribute: these two end up as attributes.
      set refresh(value) {
        reflect(this, 'refresh', value);
      }

      get prefix() {
        return this.getAttribute('prefix');
      }

      set prefix(value) {
        reflect(this, 'prefix', value);
      }

      /** A promise of the history in another format; of `undefined` where the widget cannot run. */
      exportAs(kind) {
        return widgets.get(this).call('export_as', words(kind));
      }
    },
  );
};
