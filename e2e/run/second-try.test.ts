import { expect, test } from 'vitest';
import { withSecondTry } from './second-try.ts';
import type { Tally } from './test-report.ts';

const tally = (failed: number, failedFiles: string[]): Tally => ({ passed: 5, failed, skipped: [], failedFiles });

/** Answers with these tallies in turn, and notes what was run. */
function play(...tallies: Tally[]) {
  const runs: string[][] = [];
  const run = async (files: string[]): Promise<Tally> => {
    runs.push(files);
    const next = tallies[runs.length - 1];
    if (!next) throw new Error('run once too often');
    return next;
  };
  return { runs, run };
}

test('what failed once and then alone not again counts as passed', async () => {
  const { runs, run } = play(tally(1, ['a']), tally(0, []));
  expect(await withSecondTry(run)).toEqual({ passed: 6, failed: 0, skipped: [], failedFiles: [] });
  expect(runs).toEqual([[], ['a']]);
});

test('what fails twice has failed', async () => {
  const { run } = play(tally(2, ['a', 'b']), tally(1, ['b']));
  expect((await withSecondTry(run)).failed).toBe(2);
});

test.each([
  ['nothing failed', tally(0, [])],
  ['many files failed', tally(4, ['a', 'b', 'c', 'd'])],
  ['it failed outside of any file', tally(1, [])],
])('once is enough when %s', async (_case, only) => {
  const { runs, run } = play(only);
  expect(await withSecondTry(run)).toEqual(only);
  expect(runs).toHaveLength(1);
});
