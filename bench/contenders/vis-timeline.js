// vis-timeline set up for many periods: a row a component, no stacking, no labels, no animation.
let timeline;
const show = (step, { start, end }) => timeline.setWindow(start, end, { animation: false });
bench.register({
  ready: bench.load().then(feed => {
    const periods = bench.periods(feed);
    const items = bench.map(() => periods.map(({ lane, start, end, kind }, id) => ({ id, group: lane, start, end, content: '', className: kind })));
    const groups = bench.map(() => feed.components.map(({ name }, id) => ({ id, content: name })));
    return new Promise(done => {
      timeline = new vis.Timeline(document.querySelector('#timeline'), new vis.DataSet(items), groups, {
        // Not start and end: it would move there for half a second and hide everything until then.
        min: bench.from,
        max: bench.to,
        height: bench.box.height,
        stack: false,
        showCurrentTime: false,
        onInitialDrawComplete: done,
      });
    });
  }),
  zoom: show,
  pan: show,
});
