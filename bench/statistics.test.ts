import { expect, test } from 'vitest';
import { quantile } from './statistics.ts';

test('quantiles are samples, whatever the order', () => {
  const samples = [5, 1, 4, 2, 3];
  expect(quantile(samples, 0.5)).toBe(3);
  expect(quantile(samples, 0.99)).toBe(5);
  expect(quantile(samples, 0)).toBe(1);
  expect(samples).toEqual([5, 1, 4, 2, 3]);
});

test('without samples there is no answer', () => {
  expect(() => quantile([], 0.5)).toThrow('no samples');
});
