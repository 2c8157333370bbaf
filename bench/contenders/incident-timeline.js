// This widget, put on the page by its tag alone: see the row in contenders.mjs.
const host = () => document.querySelector('incident-timeline');
const show = (step, { start, end }) => host().setRange(new Date(start), new Date(end));
bench.register({
  ready: new Promise((resolve, reject) => {
    document.addEventListener('itl:ready', resolve, { once: true });
    document.addEventListener('itl:error', ({ detail }) => reject(new Error(detail.message)), { once: true });
  }),
  zoom: show,
  pan: show,
});
