import { expect } from 'vitest';

/** Deep equality; numbers may differ in what adding them up in another order changes. Names the first place that differs. */
export function expectAlike(actual: unknown, expected: unknown, place: string): void {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const tolerance = 1e-9 * Math.max(1, Math.abs(expected));
    if (Math.abs(actual - expected) <= tolerance) return;
  } else if (typeof actual === 'object' && typeof expected === 'object' && actual !== null && expected !== null) {
    const [ours, theirs] = [actual as Record<string, unknown>, expected as Record<string, unknown>];
    expect(Object.keys(ours).sort(), place).toEqual(Object.keys(theirs).sort());
    for (const key of Object.keys(theirs)) expectAlike(ours[key], theirs[key], `${place}.${key}`);
    return;
  }
  expect(actual, place).toBe(expected);
}
