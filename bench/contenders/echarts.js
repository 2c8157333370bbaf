// ECharts: a custom series, after the "profile" example of the project. No animation; the whole chart in one pass, so that a
// frame shows the window that was asked for or does not.
const { box, kinds, colours } = bench;
let chart;
const finished = () =>
  new Promise(done => {
    const once = () => {
      chart.off('finished', once);
      done();
    };
    chart.on('finished', once);
  });
const show = (step, { start, end }) => {
  const done = finished();
  chart.dispatchAction({ type: 'dataZoom', startValue: start, endValue: end });
  return done;
};
const bar = (params, api) => {
  const left = api.coord([api.value(1), api.value(0)]);
  const right = api.coord([api.value(2), api.value(0)]);
  const height = api.size([0, 1])[1] * 0.8;
  const wanted = { x: left[0], y: left[1] - height / 2, width: Math.max(1, right[0] - left[0]), height };
  const shape = echarts.graphic.clipRectByRect(wanted, params.coordSys);
  return shape && { type: 'rect', shape, style: { fill: colours[kinds[api.value(3)]] } };
};
bench.register({
  ready: bench.load().then(feed => {
    const periods = bench.periods(feed);
    const data = bench.map(() => periods.map(({ lane, start, end, kind }) => [lane, start, end, kinds.indexOf(kind)]));
    chart = echarts.init(document.querySelector('#timeline'), null, box);
    const done = finished();
    chart.setOption({
      animation: false,
      useUTC: true,
      grid: { left: 80, right: 20, top: 10, bottom: 30 },
      xAxis: { type: 'time', min: bench.from, max: bench.to },
      yAxis: { type: 'category', data: feed.components.map(({ name }) => name) },
      dataZoom: [{ type: 'inside', filterMode: 'weakFilter' }],
      tooltip: { confine: true },
      series: [{ type: 'custom', renderItem: bar, encode: { x: [1, 2], y: 0 }, clip: true, progressive: 0, data }],
    });
    return done;
  }),
  zoom: show,
  pan: show,
});
