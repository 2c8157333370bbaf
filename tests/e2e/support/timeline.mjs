// One <incident-timeline> of the open page, seen through the public contract: parts, data attributes, events, methods.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is not falsy; fails by saying what was waited for, and what was there instead. */
export const until = async (ask, what, ms = 10_000) => {
  const end = Date.now() + ms;
  let last;
  for (;;) {
    try {
      last = await ask();
      if (last) return last;
    } catch (error) {
      if (error instanceof assert.AssertionError || error instanceof TypeError) throw error;
      last = error.message;
    }
    if (Date.now() > end) assert.fail(`waited ${ms} ms for ${typeof what === 'function' ? await what() : what}; last seen: ${last}`);
    await sleep(40);
  }
};

export class Timeline {
  constructor(driver, selector = 'incident-timeline') {
    this.driver = driver;
    this.selector = selector;
  }

  /** Runs `body`, JavaScript with `host`, `shadow` and `args` in reach. */
  run(body, ...args) {
    const script = `const [selector, ...args] = arguments; const host = document.querySelector(selector);
      const shadow = host && host.shadowRoot; ${body}`;
    return this.driver.executeScript(script, this.selector, ...args);
  }

  exists() {
    return this.run('return !!host');
  }

  /** The events of this element so far, or those of one type. */
  async events(type) {
    const all = await this.run(`const on = host?.id || 'incident-timeline'; return seen.events.filter(event => event.on === on)`);
    return type ? all.filter(event => event.type === type) : all;
  }

  /** Waits for an event; answers with its detail. `from` skips that many events of the type. */
  async event(type, { from = 0, ms } = {}) {
    const describe = async () => `${type}; events: ${JSON.stringify(await this.events())}; text: ${await this.text()}`;
    const found = await until(async () => (await this.events(type))[from], describe, ms);
    return found.detail;
  }

  ready(ms) {
    return this.event('itl:ready', { ms });
  }

  /** Waits until the timeline follows pointers: what does that comes after the first view. */
  hands() {
    return until(() => this.run(`return !!shadow.querySelector('[part~="tools"]').firstElementChild`), 'what comes after the first view');
  }

  /** What a reader sees of the widget itself. The page's own words inside the element do not count. */
  text() {
    return this.run(`if (!shadow) return '';
      return [...shadow.children].map(child => child.localName === 'style' ? '' : child.innerText ?? '').join('\\n')`);
  }

  /** Whether the page's own words inside the element can be seen. */
  lightIsShown() {
    return this.run(`const child = host.firstElementChild; const box = child.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && getComputedStyle(child).visibility === 'visible'`);
  }

  /** The elements with this part: attributes, place and text. */
  parts(name) {
    return this.run(
      `return [...(shadow?.querySelectorAll('[part~="' + args[0] + '"]') ?? [])].map(element => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return { ...element.dataset, left, top, width, height, text: element.innerText ?? element.textContent,
          attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])) };
      })`,
      name,
    );
  }

  /** Waits for the first element that `css` finds in the shadow tree. */
  find(css) {
    return until(() => this.run('return shadow?.querySelector(args[0])', css), `${css} in ${this.selector}`);
  }

  /** The button whose name matches, or null. */
  button(pattern) {
    return this.run(
      `const pattern = new RegExp(args[0], 'i');
       return [...(shadow?.querySelectorAll('button, [role=button]') ?? [])].find(button => {
         const name = button.getAttribute('aria-label') || button.innerText || button.title || '';
         return pattern.test(name) && button.getClientRects().length;
       }) ?? null`,
      pattern.source,
    );
  }

  async press(pattern) {
    const button = await until(() => this.button(pattern), async () => `a button ${pattern}; text: ${await this.text()}`);
    await button.click();
  }

  /** The element that has the focus, inside the widget; described. */
  focus() {
    return this.run(`const element = shadow?.activeElement; if (!element) return null;
      return { name: element.localName, part: element.getAttribute('part') ?? '', incident: element.dataset.incident ?? null,
        holdsBars: !!element.querySelector('[part~="bar"], [part~="cluster"]'), expanded: element.getAttribute('aria-expanded'),
        inRow: element.closest('[part~="incident"]')?.dataset.incident ?? null }`);
  }

  call(method, ...values) {
    return this.run(`return host[args[0]](...args.slice(1))`, method, ...values);
  }
}
