import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideBackoff } from './backoff.ts';

test('it doubles from half a second and never passes ten seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map((attempt) => decideBackoff(attempt, 0.5))).toEqual([
    375, 750, 1_500, 3_000, 6_000, 7_500, 7_500,
  ]);
});

test('it is never at once, however unlucky', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, random) => {
        expect(decideBackoff(attempt, random)).toBeGreaterThanOrEqual(250);
      },
    ),
  );
});
