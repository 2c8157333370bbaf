// timelines-chart without animation. It applies changes after a pause of a millisecond and then in transitions of d3: a step is
// done when no segment has one before it.
const root = document.querySelector('#timeline');
const segments = root.getElementsByClassName('series-segment');
let chart;
const settled = async () => {
  await new Promise(done => setTimeout(done, 2));
  for (;;) {
    await bench.frame();
    const [first, last] = [segments[0], segments[segments.length - 1]];
    if (!last || (!last.__transition && !first.__transition && Number(last.getAttribute('width')) > 0)) return;
  }
};
const show = (step, { start, end }) => {
  chart.zoomX([new Date(start), new Date(end)]);
  return settled();
};
bench.register({
  ready: bench.load().then(async feed => {
    const periods = bench.periods(feed);
    const data = bench.map(() => {
      const lanes = feed.components.map(({ name }) => ({ label: name, data: [] }));
      for (const { lane, start, end, kind } of periods) lanes[lane].data.push({ timeRange: [new Date(start), new Date(end)], val: kind });
      return [{ group: 'Components', data: lanes }];
    });
    chart = new TimelinesChart(root)
      .enableAnimations(false).zQualitative(true).useUtc(true)
      .width(bench.box.width).maxHeight(bench.box.height - 50).maxLineHeight(100);
    chart.zColorScale().domain(bench.kinds).range(bench.kinds.map(kind => bench.colours[kind]));
    chart.data(data);
    do await settled();
    while (!segments.length);
  }),
  zoom: show,
  pan: show,
});
