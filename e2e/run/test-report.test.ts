import { expect, test } from 'vitest';
import { closingLine, readTally, tallyPlaywright, tallyVitest } from './test-report.ts';

test('Vitest: files that do not load count, tests are summed, skips are named', () => {
  const tally = tallyVitest({
    testResults: [
      { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'works', status: 'passed' },
          { fullName: 'breaks', status: 'failed' },
          { fullName: 'later', status: 'skipped' },
        ],
      },
    ],
  });
  expect(tally).toEqual({
    passed: 1,
    failed: 2,
    skipped: ['later (a.test.ts)'],
    failedFiles: ['broken.test.ts', 'a.test.ts'],
  });
});

test('Playwright: nested suites, flaky is failed, skips carry their reason, errors outside tests count', () => {
  const spec = (title: string, status: string, annotations: { type: string; description?: string }[] = []) => ({
    title,
    file: 'x.spec.ts',
    tests: [{ status, annotations }],
  });
  const tally = tallyPlaywright({
    errors: [{}],
    suites: [
      {
        specs: [spec('one', 'expected')],
        suites: [
          {
            specs: [
              spec('two', 'flaky'),
              spec('three', 'unexpected'),
              spec('four', 'skipped', [{ type: 'skip', description: 'no display' }]),
            ],
          },
        ],
      },
    ],
  });
  expect(tally).toEqual({
    passed: 1,
    failed: 3,
    skipped: ['four (x.spec.ts): no display'],
    failedFiles: ['x.spec.ts'],
  });
});

test('a runner that failed without a failed test still fails the run', () => {
  expect(
    readTally('/nowhere/report.json', 1, () => ({ passed: 0, failed: 0, skipped: [], failedFiles: [] })).failed,
  ).toBe(1);
});

test('the closing line mentions skips only when there are some', () => {
  expect(closingLine([{ passed: 2, failed: 0, skipped: [], failedFiles: [] }])).toBe('2 passed, 0 failed');
  expect(
    closingLine([
      { passed: 2, failed: 1, skipped: [], failedFiles: [] },
      { passed: 1, failed: 0, skipped: ['x'], failedFiles: [] },
    ]),
  ).toBe('3 passed, 1 failed, 1 skipped');
});
