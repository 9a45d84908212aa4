import { expect, test } from 'vitest';
import { createBatches } from './in-batches.ts';

test('what is asked in one turn is answered together, each with its own', async () => {
  const batches: number[][] = [];
  const double = createBatches(
    async (asked: readonly number[]) => {
      batches.push([...asked]);
      return asked.map((each) => 2 * each);
    },
    { gatherMs: 0, most: 3 },
  );
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(batches).toEqual([[1, 2, 3], [4]]);
  expect(await double(5)).toBe(10);
});

test('what comes while a batch is at work is the next one', async () => {
  const batches: string[][] = [];
  const first = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const echo = createBatches(
    async (asked: readonly string[]) => {
      batches.push([...asked]);
      begun.resolve();
      await first.promise;
      return asked;
    },
    { gatherMs: 0, most: 10 },
  );
  const answers = [echo('a')];
  await begun.promise;
  answers.push(echo('b'), echo('c'));
  first.resolve();
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c']);
  expect(batches).toEqual([['a'], ['b', 'c']]);
});

test('a batch that fails fails for all of it, and for nobody after it', async () => {
  const ask = createBatches(
    async (asked: readonly string[]) => {
      if (asked.includes('bad')) throw new Error('no');
      return asked;
    },
    { gatherMs: 0, most: 2 },
  );
  const outcomes = await Promise.allSettled(['bad', 'unlucky', 'good'].map(ask));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});
