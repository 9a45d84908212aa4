import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { cases } from './test/cases.ts';

const program = join(import.meta.dirname, 'test/answer-cases.ts');
const toIso = (instant: string | null): string | null => instant && new Date(instant).toISOString();
const expected = cases.map(({ open, nextChangeAt }) => ({ open, nextChangeAt: toIso(nextChangeAt) }));

test.each([
  ['UTC', '2026-01-15T12:00:00.000Z', 0],
  ['UTC', '1999-07-15T12:00:00.000Z', 0],
  ['America/Los_Angeles', '2026-07-15T12:00:00.000Z', 480],
  ['America/Los_Angeles', '2026-11-01T08:59:00.000Z', 480],
  ['Pacific/Kiritimati', '2026-01-15T12:00:00.000Z', -840],
  ['Pacific/Kiritimati', '2041-07-15T12:00:00.000Z', -840],
])('the same answers in a process in %s that starts on %s', async (TZ, startedAt, minutesBehindUtc) => {
  const { stdout } = await promisify(execFile)(process.execPath, [program, startedAt], { env: { ...process.env, TZ } });
  expect(JSON.parse(stdout)).toEqual({ startedAt, minutesBehindUtc, answers: expected });
});
