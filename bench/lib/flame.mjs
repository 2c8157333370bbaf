// A CPU profile of the browser as two lists: who spent the time itself, and under whom it was spent.
const SHORT = 110;

/** A name of Rust as a person would write it: without hash, and without most of its generics. */
const readable = name =>
  name
    .replace(/::h[0-9a-f]{16}$/, '')
    .replace(/\$u7b\$\$u7b\$closure\$u7d\$\$u7d\$/g, '{closure}')
    .replace(/alloc::|core::/g, '')
    .slice(0, SHORT);

export const summary = ({ nodes, samples, timeDeltas }, top) => {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const parents = new Map();
  for (const { id, children = [] } of nodes) for (const child of children) parents.set(child, id);
  const nameOf = id => {
    const { functionName, url } = byId.get(id).callFrame;
    return readable(functionName || `(${url.split('/').at(-1) || 'anonymous'})`);
  };
  const own = new Map();
  const under = new Map();
  const add = (to, name, ms) => to.set(name, (to.get(name) ?? 0) + ms);
  for (const [at, id] of samples.entries()) {
    const ms = (timeDeltas[at + 1] ?? 0) / 1000;
    add(own, nameOf(id), ms);
    // Recursion counts once.
    const seen = new Set();
    for (let one = id; one !== undefined; one = parents.get(one)) seen.add(nameOf(one));
    for (const name of seen) add(under, name, ms);
  }
  const lines = all =>
    [...all].filter(([name]) => !/^\((idle|root)\)$/.test(name)).sort((a, b) => b[1] - a[1]).slice(0, top).map(([name, ms]) => `${ms.toFixed(1).padStart(9)}  ${name}`).join('\n');
  return `own time, ms\n${lines(own)}\n\nwith all it calls, ms\n${lines(under)}`;
};
