import type { Transaction } from 'kysely';
import type pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Schema } from '../../server/database/schema.ts';

/** What a job says: send this mail, if you are still the one who may. */
export interface MailJob {
  mailId: string;
  jobNo: number;
}

export interface MailJobs {
  /** Makes or updates pg-boss's own schema. Safe to call again. */
  start(): Promise<void>;
  /** A job that runs `afterMs` from now, if `tx` is committed. */
  add(tx: Transaction<Schema>, job: MailJob, afterMs: number): Promise<void>;
  /** Looks for jobs now instead of at the next turn; call it after a commit. */
  wake(): void;
  /** Takes no more jobs and waits for those in hand, at most `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

const QUEUE = 'mail';
/** So many are sent at once: two workers that take up to four each, so that a slow one does not hold up all others. */
const WORKERS = 2;
const BATCH = 4;
/** An attempt ends by itself long before. */
const LONGEST_JOB_SECONDS = 300;
/** A job without a sign of life for so long belongs to a process that died: it is given out again. */
const LOST_AFTER_SECONDS = 20;

/**
 * Jobs in the same PostgreSQL as the mails, so that both are stored in one transaction. When to try again is the mail's
 * business (its row says so): each attempt is a job of its own, and pg-boss repeats one only if its process died.
 */
export function createMailJobs(options: {
  pool: pg.Pool;
  run: (job: MailJob) => Promise<void>;
  onError: (error: unknown) => void;
}): MailJobs {
  const { pool, run, onError } = options;
  let boss: PgBoss | null = null;
  let starting: Promise<void> | null = null;
  let workerIds: string[] = [];
  let isStopped = false;

  async function start(): Promise<void> {
    const made = new PgBoss({
      // As objects: its statements are not prepared by name, and keep the plan that fits their values.
      db: { executeSql: (text, values) => pool.query({ text, values: values ?? [] }) },
      schema: 'jobs',
      schedule: false,
      superviseIntervalSeconds: 30,
      monitorIntervalSeconds: 30,
    });
    made.on('error', onError);
    await made.start();
    await made.createQueue(QUEUE, {
      expireInSeconds: LONGEST_JOB_SECONDS,
      heartbeatSeconds: LOST_AFTER_SECONDS,
      retryLimit: 1_000,
      retentionSeconds: 14 * 24 * 3_600,
      deleteAfterSeconds: 3_600,
    });
    boss = made;
    for (let count = 0; count < WORKERS; count += 1) {
      const options = { batchSize: BATCH, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true, perJobResults: true };
      workerIds.push(
        await made.work<MailJob>(QUEUE, options, (jobs) => Promise.all(jobs.map(({ id, data }) => finish(id, data)))),
      );
    }
  }

  async function finish(id: string, job: MailJob) {
    try {
      await run(job);
      return { id, status: 'completed' as const };
    } catch (error) {
      onError(error);
      return { id, status: 'failed' as const };
    }
  }

  return {
    start() {
      starting ??= start().catch((error: unknown) => {
        starting = null;
        throw error;
      });
      return starting;
    },
    async add(tx, job, afterMs) {
      await this.start();
      if (!boss) throw new Error('The jobs have not started.');
      await boss.send(QUEUE, job, { db: fromKysely(tx), startAfter: Math.max(0, afterMs / 1_000) });
    },
    wake() {
      for (const id of workerIds) boss?.notifyWorker(id);
    },
    async stop(withinMs) {
      if (isStopped || starting === null) return;
      isStopped = true;
      await starting.catch(() => {});
      await boss?.stop({ graceful: true, timeout: withinMs });
      workerIds = [];
    },
  };
}
