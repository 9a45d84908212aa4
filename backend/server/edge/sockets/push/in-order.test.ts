import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createInOrder } from './in-order.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function record() {
  const inOrder = createInOrder();
  const out: number[] = [];
  return { out, offer: (rev: number, line = 'a') => inOrder(line, rev, () => out.push(rev)) };
}

describe('createInOrder', () => {
  test('a revision that is early waits for the one before it', () => {
    const { out, offer } = record();
    offer(1);
    offer(3);
    expect(out).toEqual([1]);
    offer(2);
    expect(out).toEqual([1, 2, 3]);
  });

  test('a revision that never comes holds the others only for a moment', () => {
    const { out, offer } = record();
    offer(1);
    offer(3);
    offer(4);
    vi.advanceTimersByTime(249);
    expect(out).toEqual([1]);
    vi.advanceTimersByTime(1);
    expect(out).toEqual([1, 3, 4]);
    offer(5);
    expect(out).toEqual([1, 3, 4, 5]);
  });

  test('lines do not wait for each other', () => {
    const { out, offer } = record();
    offer(1, 'a');
    offer(3, 'a');
    offer(7, 'b');
    expect(out).toEqual([1, 7]);
  });

  test('any shuffle after the first comes out complete and in order', () => {
    const revs = Array.from({ length: 20 }, (_, index) => index + 2);
    fc.assert(
      fc.property(fc.shuffledSubarray(revs, { minLength: revs.length }), (shuffled) => {
        const { out, offer } = record();
        offer(1);
        for (const rev of shuffled) offer(rev);
        expect(out).toEqual([1, ...revs]);
      }),
    );
  });
});
