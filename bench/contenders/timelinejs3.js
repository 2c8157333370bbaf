// TimelineJS3 tells one story a slide: an incident is an event from its first start to its last end. It cannot be sent to a
// window: steps of zooming go through its own levels, steps aside to the next slide. Fonts of other hosts are left out.
let timeline;
const date = ms => {
  const at = new Date(ms);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), hour: at.getUTCHours(), minute: at.getUTCMinutes() };
};
const html = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').split('\n\n').map(part => `<p>${part}</p>`).join('');
bench.register({
  ready: bench.load().then(({ incidents }) => {
    const events = bench.map(() => incidents.map(({ id, title, components, segments, short, long }) => ({
      unique_id: id,
      group: components[0],
      start_date: date(Date.parse(segments[0].start)),
      end_date: date(Date.parse(segments.at(-1).end)),
      text: { headline: title, text: html(short) + html(long) },
    })));
    return new Promise(done => {
      timeline = new TL.Timeline('timeline', { events }, { script_path: '/npm/@knight-lab/timelinejs/dist/js/', font: null, duration: 1, language: 'en' });
      timeline.on('ready', done);
    });
  }),
  zoom: step => timeline.setZoom(Math.round((step < 20 ? step : 59 - step) / 2)),
  pan: step => (step < 30 ? timeline.goToNext() : timeline.goToPrev()),
});
