/** The value below which `share` (0–1) of the samples lie; nearest rank, so always one of the samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = Math.max(0, Math.ceil(sorted.length * share) - 1);
  const value = sorted[rank];
  if (value === undefined) throw new Error('no samples');
  return value;
}

/** Rounded for people: two decimals. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
