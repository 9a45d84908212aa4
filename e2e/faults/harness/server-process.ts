import { sql } from 'kysely';
import { readConfig } from '../../../backend/server/config.ts';
import type { Database } from '../../../backend/server/database/connection.ts';
import { NO_LIMITS } from '../../../backend/server/edge/sockets/index.ts';
import { runServerProcess } from '../../../backend/server/process-life.ts';
import { startServer } from '../../../backend/server/start-server.ts';
import { makeCast } from './make-cast.ts';
import type { Cast, FromServer, ServerOrder, ServerQuestion } from './server-order.ts';

/**
 * The real server in a process of its own, with the signals, the drain and the durability of `npm start`. Three things
 * differ: the limits that protect people from people are off, the clock can be moved, and it answers questions.
 */
const order = JSON.parse(process.argv[2] ?? '') as ServerOrder;
let aheadMs = 0;
let database: Database | null = null;
let cast: Cast | null = null;

const server = await runServerProcess(() => {
  const outcome = readConfig(
    {
      HOST: '127.0.0.1',
      PORT: String(order.port),
      PUBLIC_URL: `http://127.0.0.1:${order.port}`,
      DATA_DIR: order.dataDir,
      ...(order.databaseUrl !== null && { DATABASE_URL: order.databaseUrl }),
    },
    process.cwd(),
  );
  if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
  return startServer(outcome.config, {
    limits: NO_LIMITS,
    clock: { now: () => new Date(Date.now() + aheadMs) },
    async beforeListening({ db, app }) {
      database = db;
      if (order.agents > 0) cast = await makeCast(db, app, order.agents);
    },
  });
});

function tell(message: FromServer): void {
  process.send?.(message);
}

async function answer(question: ServerQuestion): Promise<unknown> {
  switch (question.ask) {
    case 'durability':
      return readDurability();
    case 'memory': {
      globalThis.gc?.();
      const { heapUsed, external, rss } = process.memoryUsage();
      return { heldBytes: heapUsed + external, rssBytes: rss };
    }
    case 'clock':
      aheadMs = question.aheadMs;
      return null;
  }
}

/** Asked on as many connections at once as the pool has, so that every one of them answers. */
async function readDurability(): Promise<string[]> {
  const db = database;
  if (db === null) throw new Error('the server has no database');
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      sql<{ told: string }>`
        SELECT format('synchronous_commit %s, fsync %s, full_page_writes %s', current_setting('synchronous_commit'),
          current_setting('fsync'), current_setting('full_page_writes')) AS told, pg_sleep(0.2)`.execute(db),
    ),
  );
  return [...new Set(answers.flatMap(({ rows }) => rows.map(({ told }) => told)))];
}

process.on('message', async ({ id, question }: { id: number; question: ServerQuestion }) => {
  tell({ id, answer: await answer(question) });
});
// The test that started us is gone: nobody else would ever stop us.
process.once('disconnect', () => void server.stop().then(() => process.exit(0)));
tell({ ready: { cast } });
