import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Jobs, QueueOptions } from '../../server/jobs.ts';
import { buildWorkspace } from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { createPrivacyQueue, type PrivacyJob } from './jobs.ts';
import { insertErasure } from './run-store.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const now = new Date('2026-11-23T12:00:00.000Z');
const goesOn = new AbortController().signal;

/** The queue's work as pg-boss would call it. */
function openQueue(erase: () => Promise<void>) {
  const errors: unknown[] = [];
  let run: QueueOptions<PrivacyJob>['run'] = async () => {};
  const jobs = {
    start: async () => {},
    stop: async () => {},
    queue(options: QueueOptions<PrivacyJob>) {
      run = options.run;
      return { add: async () => {}, wake: () => {} };
    },
  };
  createPrivacyQueue({
    ...{ db: database.db, clock: { now: () => now }, jobs: jobs as unknown as Jobs, erase },
    ...{ applyRetention: async () => {}, keepUp: async () => {}, onError: (error) => void errors.push(error) },
  });
  return { run, errors };
}

async function makeErasure() {
  const { id: workspaceId } = await buildWorkspace(database.db);
  return insertErasure(database.db, {
    ...{ workspaceId, requestedBy: 'Olga', total: 1, now, subject: 'x', subjectKind: 'email' },
    address: 'vera@example.org',
  });
}

const row = () => database.db.selectFrom('privacy_runs').selectAll().executeTakeFirstOrThrow();

test('a run that fails five times is given up, and forgets the address all the same', async () => {
  const { id: runId } = await makeErasure();
  const { run, errors } = openQueue(async () => {
    throw new Error('no');
  });
  for (let attempt = 1; attempt < 5; attempt += 1) {
    await expect(run({ runId }, goesOn)).rejects.toThrow('no');
    expect(await row()).toMatchObject({ state: 'running', failures: attempt, address: 'vera@example.org' });
  }
  await run({ runId }, goesOn);
  expect(await row()).toMatchObject({ state: 'failed', address: null, finished_at: now });
  expect(errors).toHaveLength(1);
});

test('the end of the process is no failure of the run', async () => {
  const { id: runId } = await makeErasure();
  const ending = new AbortController();
  const { run } = openQueue(async () => {
    ending.abort();
    ending.signal.throwIfAborted();
  });
  await expect(run({ runId }, ending.signal)).rejects.toThrow();
  expect(await row()).toMatchObject({ state: 'running', failures: 0 });
});

test('a job that is given out after the end does nothing', async () => {
  const { id: runId } = await makeErasure();
  let calls = 0;
  const { run } = openQueue(async () => {
    calls += 1;
  });
  await run({ runId }, goesOn);
  await run({ runId }, goesOn);
  expect(calls).toBe(1);
  expect(await row()).toMatchObject({ state: 'done', address: null });
});
