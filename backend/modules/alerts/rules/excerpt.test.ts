import { expect, test } from 'vitest';
import { excerptAround } from './excerpt.ts';

const LONG = `${'x '.repeat(400)}refund${' y'.repeat(400)}`;

test.each([
  ['a short text stays', 'I want a refund', 'refund', 'I want a refund'],
  ['without the word, the beginning', 'z'.repeat(900), 'refund', 'z'.repeat(400)],
  ['a pair is not cut in two', `${'z'.repeat(399)}🙂 and more`, '', 'z'.repeat(399)],
])('%s', (_, text, word, expected) => {
  expect(excerptAround(text, word)).toBe(expected);
});

test('the word is in it, wherever it stands', () => {
  const excerpt = excerptAround(LONG, 'refund');
  expect(excerpt).toContain('refund');
  expect(excerpt.startsWith('…')).toBe(true);
  expect(excerpt.length).toBeLessThanOrEqual(401);
  expect(excerptAround(`${'y'.repeat(396)} refund`, 'refund')).toContain('refund');
});
