// From samples to figures.

const sorted = numbers => numbers.filter(one => one !== undefined).sort((a, b) => a - b);

/** The number with that share of the others below it. */
const quantile = (numbers, share) => {
  const all = sorted(numbers);
  if (!all.length) return undefined;
  const at = (all.length - 1) * share;
  const low = all[Math.floor(at)];
  return low + (all[Math.ceil(at)] - low) * (at % 1);
};

export const median = numbers => quantile(numbers, 0.5);

/** Lowest, quarter, median, three quarters, highest. */
export const spread = numbers => ({
  lowest: quantile(numbers, 0),
  quarter: quantile(numbers, 0.25),
  median: median(numbers),
  threeQuarters: quantile(numbers, 0.75),
  highest: quantile(numbers, 1),
});

/** Answers questions about the samples of a run. */
export const asked = ({ samples }) => {
  const of = (name, phase, size) => samples.filter(one => one.contender === name && one.phase === phase && one.size === size);
  return {
    of,
    /** Sizes that were measured in a phase. */
    sizes: phase => [...new Set(samples.filter(one => one.phase === phase).map(one => one.size))].sort((a, b) => a - b),
    /** Median of a figure, or nothing. */
    value: (name, phase, size, key) => median(of(name, phase, size).filter(one => one.ok).map(one => one[key])),
    /** It was tried, or something smaller was, and it did not finish. */
    unfinished: (name, phase, size) => {
      const tried = samples.filter(one => one.contender === name && one.phase === phase && one.size <= size);
      return tried.some(one => one.unfinished) && !of(name, phase, size).some(one => one.ok);
    },
  };
};
