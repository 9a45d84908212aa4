import type { Transaction } from 'kysely';
import type pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Schema } from './database/schema.ts';

export interface QueueOptions<Data extends object> {
  /** Never change the name of a released one: jobs wait under it. */
  name: string;
  /** So many batches are in hand at once, each of up to `batch` jobs. */
  workers: number;
  batch: number;
  /** How long until a waiting job is noticed, unless somebody wakes the queue. */
  lookSeconds: number;
  /** A run that takes longer is given up and begins again. */
  longestSeconds: number;
  /** Before a job that failed is given out again. */
  retrySeconds: number;
  /** Must bear being called twice for one job. `signal` says that the process is about to end: put down what can wait. */
  run(data: Data, signal: AbortSignal): Promise<void>;
  onError(error: unknown): void;
}

export interface NewJob<Data extends object> {
  data: Data;
  afterMs: number;
}

export interface JobQueue<Data extends object> {
  /** A job that runs `afterMs` from now, if `tx` is committed. */
  add(tx: Transaction<Schema>, data: Data, afterMs: number): Promise<void>;
  /** Several in one statement. */
  addAll(tx: Transaction<Schema>, jobs: readonly NewJob<Data>[]): Promise<void>;
  /** Looks for jobs now instead of at the next turn; call it after a commit. */
  wake(): void;
}

export interface Jobs {
  /** Each module has queues of its own; all are known before the first `start`. */
  queue<Data extends object>(options: QueueOptions<Data>): JobQueue<Data>;
  /** Makes or updates pg-boss's own schema and begins to work. Adding the first job does it too. Safe to call again. */
  start(): Promise<void>;
  /** Takes no more jobs and waits for those in hand, at most `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

/** A job without a sign of life for so long belongs to a process that died: it is given out again. */
const LOST_AFTER_SECONDS = 20;

/**
 * Work that must happen later, or survive the process: one pg-boss per process, in the same PostgreSQL as the facts, so that
 * a job is stored in the transaction that makes it necessary. Nothing runs until somebody needs it.
 */
export function createJobs({ pool, onError }: { pool: pg.Pool; onError(error: unknown): void }): Jobs {
  const queues: Started[] = [];
  const stopping = new AbortController();
  let boss: PgBoss | null = null;
  let starting: Promise<void> | null = null;

  async function bringUp(): Promise<void> {
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
    for (const queue of queues) await queue.start(made);
    boss = made;
  }

  function start(): Promise<void> {
    starting ??= bringUp().catch((error: unknown) => {
      starting = null;
      throw error;
    });
    return starting;
  }

  return {
    start,

    queue(options) {
      if (starting) throw new Error(`The queue ${options.name} came after the start.`);
      let workers: Worker[] = [];
      queues.push({
        async start(made) {
          workers = await startWorkers(made, options, stopping.signal);
        },
      });
      return {
        add(tx, data, afterMs) {
          return this.addAll(tx, [{ data, afterMs }]);
        },
        async addAll(tx, jobs) {
          await start();
          if (!boss) throw new Error('The jobs have not started.');
          const rows = jobs.map(({ data, afterMs }) => ({ data, startAfter: `${Math.max(0, afterMs / 1_000)}` }));
          await boss.insert(options.name, rows, { db: fromKysely(tx) });
        },
        wake() {
          // One that has nothing in hand, or all of them would look for the same jobs.
          const idle = workers.find(({ inHand }) => inHand === 0);
          for (const { id } of idle ? [idle] : workers) boss?.notifyWorker(id);
        },
      };
    },

    async stop(withinMs) {
      if (stopping.signal.aborted) return;
      stopping.abort();
      if (starting === null) return;
      await starting.catch(() => {});
      await boss?.stop({ graceful: true, timeout: withinMs });
    },
  };
}

interface Worker {
  id: string;
  /** Batches it is at. */
  inHand: number;
}

interface Started {
  start(boss: PgBoss): Promise<void>;
}

async function startWorkers<Data extends object>(
  boss: PgBoss,
  options: QueueOptions<Data>,
  signal: AbortSignal,
): Promise<Worker[]> {
  const { name, workers, batch, run, onError } = options;
  await boss.createQueue(name, {
    expireInSeconds: options.longestSeconds,
    heartbeatSeconds: LOST_AFTER_SECONDS,
    retryLimit: 1_000,
    retryDelay: options.retrySeconds,
    retentionSeconds: 14 * 24 * 3_600,
    deleteAfterSeconds: 3_600,
  });
  const finish = async (id: string, data: Data) => {
    try {
      await run(data, signal);
      return { id, status: 'completed' as const };
    } catch (error) {
      if (!signal.aborted) onError(error);
      return { id, status: 'failed' as const };
    }
  };
  const started: Worker[] = [];
  for (let count = 0; count < workers; count += 1) {
    const worker: Worker = { id: '', inHand: 0 };
    worker.id = await boss.work<Data>(
      name,
      {
        batchSize: batch,
        pollingIntervalSeconds: options.lookSeconds,
        burstWhenBatchFull: true,
        perJobResults: true,
      },
      async (jobs) => {
        worker.inHand += 1;
        const results = await Promise.all(jobs.map(({ id, data }) => finish(id, data)));
        worker.inHand -= 1;
        return results;
      },
    );
    started.push(worker);
  }
  return started;
}
