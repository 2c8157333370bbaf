// Runs first on every page of the tests and writes down what a site owner would not want to happen.
window.seen = { uncaught: [], consoleErrors: [], violations: [], events: [], shift: 0, shifted: [] };
addEventListener('error', event => event.message && seen.uncaught.push(event.message));
addEventListener('unhandledrejection', event => seen.uncaught.push(String(event.reason)));
document.addEventListener('securitypolicyviolation', event =>
  seen.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
);
for (const name of ['ready', 'data', 'warning', 'error', 'select', 'range']) {
  document.addEventListener(`itl:${name}`, event =>
    seen.events.push({
      type: event.type,
      on: event.target.id || event.target.localName || '#document',
      composed: event.composed,
      detail: JSON.parse(JSON.stringify(event.detail ?? null)),
    }),
  );
}
const consoleError = console.error;
console.error = (...values) => {
  seen.consoleErrors.push(values.map(String).join(' '));
  consoleError.apply(console, values);
};
if (window.PerformanceObserver?.supportedEntryTypes?.includes('layout-shift')) {
  new PerformanceObserver(list => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      seen.shift += value;
      for (const { node, previousRect: from, currentRect: to } of sources) {
        const name = node?.className || node?.localName || node?.nodeName;
        seen.shifted.push(`${name}: ${[from.x, from.y, from.width, from.height]} → ${[to.x, to.y, to.width, to.height]}`);
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
