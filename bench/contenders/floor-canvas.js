// By hand and without a framework: the least that draws every period, zooms, and lists the incidents. No keyboard, no words for
// a screen reader, no touch, no stories of several languages: what a weekend gives.
const AXIS_PX = 24;
const ROW_PX = 56;
const { box, colours, kinds } = bench;

/** Periods in columns, by lane and kind and by start. */
const columns = (periods, lanes) => {
  const slots = Array.from({ length: lanes * kinds.length }, () => []);
  for (const one of periods) slots[one.lane * kinds.length + kinds.indexOf(one.kind)].push(one);
  return slots.map((slot, at) => {
    slot.sort((a, b) => a.start - b.start);
    const start = Float64Array.from(slot, one => one.start);
    const end = Float64Array.from(slot, one => one.end);
    let longest = 0;
    for (let i = 0; i < start.length; i += 1) longest = Math.max(longest, end[i] - start[i]);
    return { lane: Math.floor(at / kinds.length), kind: kinds[at % kinds.length], start, end, longest, incident: Uint32Array.from(slot, one => one.incident) };
  });
};

/** The first place whose start is not before `time`. */
const lowerBound = (starts, time) => {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Bars of a column in the window; those that touch on the screen become one. */
const bars = ({ start, end, longest }, window, draw) => {
  const scale = box.width / (window.end - window.start);
  let left = 0;
  let right = -1;
  for (let i = lowerBound(start, window.start - longest); i < start.length && start[i] <= window.end; i += 1) {
    if (end[i] < window.start) continue;
    const a = Math.max(0, (start[i] - window.start) * scale);
    const b = Math.min(box.width, Math.max(a + 1, (end[i] - window.start) * scale));
    if (right >= 0 && a <= right + 0.5) {
      right = Math.max(right, b);
      continue;
    }
    if (right >= 0) draw(left, right);
    left = a;
    right = b;
  }
  if (right >= 0) draw(left, right);
};

const HOUR = 3_600_000;
const STEPS = [1, 3, 6, 24, 48, 168, 336, 720, 2184, 4368, 8766, 17_532].map(hours => hours * HOUR);

const ticks = ({ start, end }) => {
  const step = STEPS.find(one => (end - start) / one < box.width / 90) ?? STEPS.at(-1);
  const found = [];
  for (let time = Math.ceil(start / step) * step; time <= end; time += step) {
    const text = new Date(time).toISOString();
    const label = step < 24 * HOUR ? text.slice(5, 16).replace('T', ' ') : text.slice(0, 10);
    found.push({ x: ((time - start) / (end - start)) * box.width, label });
  }
  return found;
};

const timeline = (root, periods, lanes, open) => {
  const data = columns(periods, lanes);
  const canvas = root.appendChild(document.createElement('canvas'));
  const ratio = devicePixelRatio || 1;
  canvas.width = box.width * ratio;
  canvas.height = box.height * ratio;
  canvas.style.cssText = `width: ${box.width}px; height: ${box.height}px`;
  const g = canvas.getContext('2d', { alpha: false });
  g.scale(ratio, ratio);
  g.font = '11px system-ui, sans-serif';
  g.textAlign = 'center';
  const foot = box.height - AXIS_PX;
  const lane = foot / lanes;
  const part = (lane - 4) / kinds.length;
  const top = column => column.lane * lane + kinds.indexOf(column.kind) * part;
  let window = { start: bench.from, end: bench.to };

  const draw = () => {
    g.fillStyle = '#fafafa';
    g.fillRect(0, 0, box.width, box.height);
    for (const column of data) {
      g.fillStyle = colours[column.kind];
      const y = top(column);
      bars(column, window, (left, right) => g.fillRect(left, y, right - left, part));
    }
    g.fillStyle = '#444';
    for (const { x, label } of ticks(window)) {
      g.fillRect(x, foot, 1, 5);
      g.fillText(label, x, foot + 18);
    }
  };
  const show = next => {
    window = next;
    draw();
  };
  canvas.addEventListener('wheel', event => {
    event.preventDefault();
    const factor = Math.exp(event.deltaY / 400);
    const middle = window.start + ((window.end - window.start) * event.offsetX) / box.width;
    show({ start: middle - (middle - window.start) * factor, end: middle + (window.end - middle) * factor });
  }, { passive: false });
  canvas.addEventListener('click', ({ offsetX, offsetY }) => {
    const time = window.start + (offsetX / box.width) * (window.end - window.start);
    const column = data.find(one => offsetY >= top(one) && offsetY < top(one) + part);
    const at = column ? lowerBound(column.start, time) - 1 : -1;
    if (at >= 0) open(column.incident[at]);
  });
  draw();
  return show;
};

/** The incidents in words, only those in view as nodes, and beside them the story of one. */
const list = (root, incidents) => {
  const rows = root.appendChild(document.createElement('div'));
  const story = root.appendChild(document.createElement('article'));
  rows.tabIndex = 0;
  const spacer = rows.appendChild(document.createElement('div'));
  spacer.style.height = `${incidents.length * ROW_PX}px`;
  const draw = () => {
    const first = Math.max(0, Math.floor(rows.scrollTop / ROW_PX) - 2);
    const last = Math.min(incidents.length, first + Math.ceil(rows.clientHeight / ROW_PX) + 4);
    const shown = [];
    for (let at = first; at < last; at += 1) {
      const row = document.createElement('button');
      row.style.top = `${at * ROW_PX}px`;
      row.textContent = `${incidents[at].title} · ${incidents[at].segments[0].start.slice(0, 10)} · ${incidents[at].summary}`;
      row.onclick = () => open(at);
      shown.push(row);
    }
    spacer.replaceChildren(...shown);
  };
  const open = at => {
    const { title, short, long } = incidents[at];
    story.replaceChildren(...[title, short, ...long.split('\n\n')].map(text => Object.assign(document.createElement('p'), { textContent: text })));
    rows.scrollTop = at * ROW_PX;
  };
  rows.addEventListener('scroll', draw, { passive: true });
  draw();
  return open;
};

let show;
const step = (number, window) => show(window);
bench.register({
  ready: bench.load().then(feed => {
    const periods = bench.periods(feed);
    const open = list(document.querySelector('#list'), feed.incidents);
    show = timeline(document.querySelector('#timeline'), periods, feed.components.length, open);
  }),
  zoom: step,
  pan: step,
});
