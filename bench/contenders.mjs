// Who takes part: a row each. `package` is one of bench/package.json, `files` is all that its page loads besides HTML, the few
// lines of contenders/NAME.js and the feed; fonts are nobody's.
const css = href => `<link rel="stylesheet" href="${href}">`;
const script = src => `<script src="${src}"></script>`;

/** The colours of the kinds, for those that take them from a style sheet. */
const KIND_STYLE = `<style>
.vis-item.outage { background: #d03b3b; border-color: #d03b3b }
.vis-item.degraded { background: #e09f1f; border-color: #e09f1f }
.vis-item.read_only { background: #3b6fd0; border-color: #3b6fd0 }
</style>`;

const LIST_STYLE = `<style>
#list { display: grid; grid-template-columns: 1fr 1fr; height: 330px }
#list > * { overflow: auto; position: relative; font-size: 13px }
#list button { position: absolute; left: 0; right: 0; height: 52px; overflow: hidden; text-align: left; font: inherit }
</style>`;

/** A component that tells stories, one below or beside the other, needs more room than bars do. */
const TALL = '<style>#timeline { height: 760px !important }</style>';

const timeline = '<div id="timeline"></div>';
const DIST = '/dist/';

export const CONTENDERS = [
  {
    name: 'incident-timeline',
    label: 'incident-timeline',
    draws: 'every period, narrow ones merged and counted; list, stories, keyboard, words for screen readers',
    // As the README says. All of it is shown at once, as the others do, and more of it than the default of max-bytes allows.
    body: ({ feed }) =>
      `<div id="timeline"><script async src="${DIST}embed.js" data-src="${feed}" data-range="all" data-timezone="utc"
        data-now="2026-01-01T00:00:00Z" data-max-bytes="1000000000"></script></div>`,
    head: [TALL],
    // What it weighs is in dist/files.json.
    dist: ['embed', 'main.glue', 'main.wasm', 'main.css'],
    pixels: true,
  },
  { name: 'floor-parse', label: 'fetch + JSON.parse (floor)', draws: 'nothing', body: () => timeline, floor: true },
  {
    name: 'floor-canvas',
    label: 'canvas by hand (floor)',
    draws: 'every period, those that touch merged; list with the rows in view, story as plain text',
    body: () => `${timeline}<div id="list"></div><script type="module" src="/contenders/floor-canvas.js"></script>`,
    head: [LIST_STYLE],
    // All of it is its own: a file, as a site would have it, and none of it in the page.
    files: ['/contenders/floor-canvas.js'],
    inline: false,
    floor: true,
    pixels: true,
  },
  {
    name: 'vis-timeline',
    label: 'vis-timeline',
    package: 'vis-timeline',
    draws: 'one group of nodes a period in view',
    body: () => timeline,
    head: [css('/npm/vis-timeline/styles/vis-timeline-graph2d.min.css'), script('/npm/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js'), KIND_STYLE],
    files: ['/npm/vis-timeline/styles/vis-timeline-graph2d.min.css', '/npm/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js'],
    pixels: true,
  },
  {
    name: 'echarts',
    label: 'ECharts (tree-shaken)',
    package: 'echarts',
    draws: 'one shape on a canvas a period in view',
    body: () => timeline,
    head: [script('/bundles/echarts.js')],
    files: ['/bundles/echarts.js'],
    pixels: true,
  },
  {
    name: 'timelines-chart',
    label: 'timelines-chart',
    package: 'timelines-chart',
    draws: 'one SVG rectangle a period in view',
    body: () => timeline,
    head: [script('/npm/timelines-chart/dist/timelines-chart.min.js')],
    files: ['/npm/timelines-chart/dist/timelines-chart.min.js'],
    pixels: true,
  },
  {
    name: 'timelinejs3',
    label: 'TimelineJS3',
    package: '@knight-lab/timelinejs',
    draws: 'one slide and one marker an incident, all of them',
    body: () => timeline,
    head: [css('/npm/@knight-lab/timelinejs/dist/css/timeline.css'), script('/npm/@knight-lab/timelinejs/dist/js/timeline.js'), TALL],
    files: ['/npm/@knight-lab/timelinejs/dist/css/timeline.css', '/npm/@knight-lab/timelinejs/dist/js/timeline.js'],
  },
  {
    name: 'react-chrono',
    label: 'react-chrono',
    package: 'react-chrono',
    draws: 'one card an incident, all of them; no axis, no bars',
    body: () => timeline,
    head: ['<script defer src="/bundles/react-chrono.js"></script>', TALL],
    files: ['/bundles/react-chrono.js'],
  },
];

/** Contenders that have to be bundled first: what their authors publish does not run from a script tag, or is larger than need be. */
export const BUNDLES = ['echarts', 'react-chrono'];
