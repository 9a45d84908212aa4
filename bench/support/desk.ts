import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../backend/server/app.ts';
import { readConfig } from '../../backend/server/config.ts';
import type { Database } from '../../backend/server/database/connection.ts';
import type { SocketLimits } from '../../backend/server/edge/sockets/index.ts';
import { startServer } from '../../backend/server/start-server.ts';

export { NO_LIMITS } from '../../backend/server/edge/sockets/index.ts';

export interface Desk<Plan> {
  url: string;
  plan: Plan;
  db: Database;
  stop(): Promise<void>;
}

/**
 * The real server as `npm start` runs it (embedded PostgreSQL, durable commits, every check), in this process, on a data
 * folder of its own. `prepare` fills the database before anybody can connect.
 */
export async function startDesk<Plan>(
  prepare: (parts: { db: Database; app: App }) => Promise<Plan>,
  { environment, ...options }: { limits?: SocketLimits; environment?: Record<string, string> } = {},
): Promise<Desk<Plan>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'handoff-desk-bench-'));
  const outcome = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...environment }, process.cwd());
  if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
  let prepared: { db: Database; plan: Plan } | null = null;
  const server = await startServer(outcome.config, {
    ...options,
    async beforeListening(parts) {
      prepared = { db: parts.db, plan: await prepare(parts) };
    },
  });
  if (prepared === null) throw new Error('the server did not let the benchmark prepare its data');
  return {
    ...(prepared as { db: Database; plan: Plan }),
    url: `http://127.0.0.1:${server.config.port}`,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
