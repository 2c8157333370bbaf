// react-chrono draws a list of cards on a line: no axis, no bars, no zoom. A step aside scrolls it.
const STEP_PX = 120;
const root = document.querySelector('#timeline');
let scroller;
const find = () => [...root.querySelectorAll('*')].find(one => one.scrollHeight > one.clientHeight + 50 && /auto|scroll/.test(getComputedStyle(one).overflowY));
bench.register({
  ready: bench.load().then(async ({ incidents }) => {
    const items = bench.map(() => incidents.map(({ id, title, segments, short, long }) => ({
      id,
      title: segments[0].start.slice(0, 10),
      cardTitle: title,
      cardSubtitle: short,
      cardDetailedText: long.split('\n\n'),
    })));
    await new Promise(done => mountChrono(root, items, done));
    while (!root.querySelector('[class*="card"], [data-testid*="card"]')) await bench.frame();
  }),
  pan: step => {
    scroller ??= find() ?? document.scrollingElement;
    scroller.scrollTop += step < 30 ? STEP_PX : -STEP_PX;
  },
});
