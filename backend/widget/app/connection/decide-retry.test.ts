import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideRetryDelay } from './decide-retry.ts';

it('grows to 8 s and never stops', () => {
  expect(decideRetryDelay(0, 0)).toBe(250);
  expect(decideRetryDelay(0, 1)).toBe(500);
  expect(decideRetryDelay(3, 1)).toBe(4_000);
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const delay = decideRetryDelay(attempt, random);
      expect(delay).toBeGreaterThanOrEqual(250);
      expect(delay).toBeLessThanOrEqual(8_000);
    }),
  );
});

it('spreads clients over half the delay', () => {
  expect(decideRetryDelay(10, 0)).toBe(4_000);
  expect(decideRetryDelay(10, 0.5)).toBe(6_000);
});
