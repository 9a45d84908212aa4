import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import { isDatabaseUnavailable } from '../../server/database/faults.ts';
import type { JobQueue, Jobs } from '../../server/jobs.ts';
import { beginRun, finishRun, noteFailure, type RunRow } from './run-store.ts';

export type PrivacyJob = { runId: string } | { upkeep: true };
export type PrivacyQueue = JobQueue<PrivacyJob>;

/** A run that failed so often in a row, without any progress, is given up. */
const MOST_FAILURES = 5;

/**
 * One at a time: nobody waits for it, and two would only get into each other's way. A process that dies loses nothing: the
 * job is given out again and goes on where the rows say it is.
 */
export function createPrivacyQueue(options: {
  db: Database;
  clock: Clock;
  jobs: Jobs;
  applyRetention(run: RunRow, signal: AbortSignal): Promise<void>;
  erase(run: RunRow, signal: AbortSignal): Promise<void>;
  keepUp(signal: AbortSignal): Promise<void>;
  onError(error: unknown): void;
}): PrivacyQueue {
  const { db, clock, jobs, applyRetention, erase, keepUp, onError } = options;

  async function work(runId: string, signal: AbortSignal): Promise<void> {
    const run = await beginRun(db, runId, clock.now());
    if (!run) return;
    try {
      await (run.kind === 'retention' ? applyRetention(run, signal) : erase(run, signal));
    } catch (error) {
      // The process ends, or the database is away: nothing is wrong with the run.
      if (signal.aborted || isDatabaseUnavailable(error)) throw error;
      if ((await noteFailure(db, runId)) < MOST_FAILURES) throw error;
      await finishRun(db, runId, 'failed', clock.now());
      onError(error);
      return;
    }
    await finishRun(db, runId, 'done', clock.now());
  }

  return jobs.queue<PrivacyJob>({
    name: 'privacy',
    workers: 1,
    batch: 1,
    lookSeconds: 5,
    longestSeconds: 12 * 3_600,
    retrySeconds: 10,
    run: (job, signal) => ('runId' in job ? work(job.runId, signal) : keepUp(signal)),
    onError: (error) => isDatabaseUnavailable(error) || onError(error),
  });
}
