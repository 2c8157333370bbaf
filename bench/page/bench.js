// The half of the benchmark that runs in the page, put inline before anything of a contender.
//
// A contender calls `bench.register({ ready, zoom, pan, drawn })` once:
//   ready   a promise: the incidents are in the DOM or on the canvas
//   zoom, pan   (step, window) => shows that window; a promise if the drawing comes later
(() => {
  const FRAME_MS = 1000 / 60;
  const { from, to, count, feed } = JSON.parse(document.currentScript.dataset.bench);
  const box = { width: 1240, height: 420 };
  const frame = () => new Promise(done => requestAnimationFrame(done));

  const longTasks = [];
  const errors = [];
  new PerformanceObserver(entries => {
    for (const { startTime, duration } of entries.getEntries()) longTasks.push({ start: startTime, ms: duration });
  }).observe({ type: 'longtask', buffered: true });
  addEventListener('error', event => errors.push(String(event.message || event.target?.src || event.type)), true);
  addEventListener('unhandledrejection', event => errors.push(String(event.reason?.stack ?? event.reason)));

  let contender;
  let report;
  const onScreen = new Promise(done => (report = done));
  /** From what JSON.parse gives to what a library takes: not the library's doing, and not counted. */
  let mappingMs = 0;
  const map = work => {
    const began = performance.now();
    const mapped = work();
    mappingMs += performance.now() - began;
    return mapped;
  };

  const register = async one => {
    contender = one;
    try {
      await one.ready;
      await frame();
      await frame();
      report({ ms: performance.now(), mappingMs });
    } catch (error) {
      report({ error: String(error?.stack ?? error) });
    }
  };

  /** The feed, as everyone who has no parser of their own reads it. */
  const load = async () => {
    const text = await (await fetch(feed)).text();
    return JSON.parse(text);
  };

  /** A row a period, times in ms: what all peers draw. */
  const periods = ({ incidents, components }) =>
    map(() => {
      const lanes = new Map(components.map(({ id }, lane) => [id, lane]));
      const all = [];
      for (let incident = 0; incident < incidents.length; incident += 1) {
        const { title, segments, components: [lane] } = incidents[incident];
        for (const { kind, start, end } of segments) {
          all.push({ incident, title, kind, lane: lanes.get(lane), start: Date.parse(start), end: Date.parse(end) });
        }
      }
      return all;
    });

  /** What everyone is put through: 20 steps in, 20 aside and back, 20 out. */
  const script = () => {
    const whole = to - from;
    const steps = [];
    let middle = from + whole * 0.6;
    let width = whole;
    const push = kind => {
      const start = Math.max(from, middle - width / 2);
      const end = Math.min(to, middle + width / 2);
      steps.push({ kind, window: { start, end } });
    };
    for (let step = 0; step < 20; step += 1) {
      width *= 0.8;
      push('zoom');
    }
    for (let step = 0; step < 20; step += 1) {
      middle += (step < 10 ? 1 : -1) * width * 0.15;
      push('pan');
    }
    for (let step = 0; step < 20; step += 1) {
      width /= 0.8;
      push('zoom');
    }
    return steps;
  };

  /** Goes through the script, a step a frame. A step that is not done when its frame ends has dropped the next ones. */
  const drive = async limitMs => {
    const steps = script().filter(({ kind }) => contender[kind]);
    const began = performance.now();
    let running = true;
    let now = await frame();
    const tick = stamp => {
      now = stamp;
      if (running) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    let last = await frame();
    let dropped = 0;
    let done = 0;
    for (const [step, { kind, window }] of steps.entries()) {
      await contender[kind](step, window);
      if (now === last) await frame();
      dropped += Math.max(0, Math.round((now - last) / FRAME_MS) - 1);
      last = now;
      done += 1;
      if (performance.now() - began > limitMs) break;
    }
    running = false;
    return { dropped, done, of: steps.length, ms: performance.now() - began };
  };

  /** Elements of the page, those in open shadow roots included. */
  const elements = (root = document) => {
    let sum = 0;
    for (const one of root.querySelectorAll('*')) sum += 1 + (one.shadowRoot ? elements(one.shadowRoot) : 0);
    return sum;
  };

  /** Work that is always the same: how long it takes tells how busy the machine is. */
  const calibrate = () => {
    const began = performance.now();
    let x = 1;
    for (let turn = 0; turn < 2e7; turn += 1) x = (Math.imul(x, 1_664_525) + 1_013_904_223) | 0;
    return x && performance.now() - began;
  };

  /** Shows one window of the script, for a picture. */
  const go = async step => {
    const { kind, window } = script()[step];
    if (!contender[kind]) return;
    await contender[kind](step, window);
    await frame();
    await frame();
  };

  globalThis.bench = { from, to, count, feed, box, kinds: ['outage', 'degraded', 'read_only'],
    colours: { outage: '#d03b3b', degraded: '#e09f1f', read_only: '#3b6fd0' },
    longTasks, errors, onScreen, frame, map, register, load, periods, drive, elements, calibrate, go };
})();
