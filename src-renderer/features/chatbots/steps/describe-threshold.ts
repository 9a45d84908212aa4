/** What a confidence threshold (0 to 1) feels like to visitors. */
export function describeThreshold(threshold: number): string {
  const percent = `${Math.round(threshold * 100)} %`;
  if (threshold === 0) return `${percent}: answers whatever comes closest`;
  if (threshold < 0.25) return `${percent}: daring`;
  if (threshold < 0.5) return `${percent}: open-minded`;
  if (threshold < 0.75) return `${percent}: careful`;
  return `${percent}: only when it is nearly certain`;
}
