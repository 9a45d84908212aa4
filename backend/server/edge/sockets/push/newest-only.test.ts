import { expect, test } from 'vitest';
import { createNewestOnly } from './newest-only.ts';

test('reads that overlap never tell an older state last, and many at once cost two', async () => {
  const newestOnly = createNewestOnly();
  let state = 0;
  const told: number[] = [];
  const tell = async (): Promise<void> => {
    const read = state;
    await Promise.resolve();
    told.push(read);
  };
  const runs = [];
  for (let change = 0; change < 100; change += 1) {
    state += 1;
    runs.push(newestOnly('line', tell));
  }
  await Promise.all(runs);
  expect(told).toEqual([1, 100]);
});

test('a failure is told to whoever asked, and the line goes on', async () => {
  const newestOnly = createNewestOnly();
  const failing = newestOnly('line', () => Promise.reject(new Error('no database')));
  await expect(failing).rejects.toThrow('no database');
  let ran = false;
  await newestOnly('line', async () => {
    ran = true;
  });
  expect(ran).toBe(true);
});
