import { randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { type App, createApp } from '../../../backend/server/app.ts';
import { systemClock, systemTimers } from '../../../backend/server/clock.ts';
import type { Database } from '../../../backend/server/database/connection.ts';
import { NO_LIMITS } from '../../../backend/server/edge/sockets/index.ts';
import { createLogger } from '../../../backend/server/log.ts';
import { createTestDatabase } from '../../../backend/test-support/test-database.ts';
// Says what the runs share, `testClusterUrl` among it.
import type {} from '../../../backend/test-support/vitest-global-setup.ts';

/** The whole server as `app.ts` puts it together, so that whatever is added to it is here too. */
export interface House {
  readonly url: string;
  readonly app: App;
  readonly db: Database;
  /** What access tokens are signed with: for tokens that are right in everything but one thing. */
  readonly signingKey: Uint8Array;
  /** What was logged so far, at every level. */
  logged(): string[];
  /** What the server itself calls its own faults: lines of level error and above. */
  faults(): string[];
  close(): Promise<void>;
}

/**
 * Limits are off, and a proxy is believed about addresses, so that a suite can say from where each request comes: what
 * is asked here is who may do what, not how often.
 */
export async function openHouse({ logLevel = 'trace' } = {}): Promise<House> {
  const database = await createTestDatabase();
  const signingKey = randomBytes(32);
  const lines: string[] = [];
  const log = createLogger(
    logLevel,
    new PassThrough().on('data', (chunk: Buffer) => lines.push(chunk.toString())),
  );
  const app = createApp({
    config: {
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'https://desk.example.com',
      trustedProxies: 1,
      languageModel: null,
      smtpUrl: null,
    },
    secrets: { accessTokenKey: signingKey },
    db: database.db,
    pool: database.pool,
    clock: systemClock,
    timers: systemTimers,
    log,
    limits: NO_LIMITS,
  });
  const { port } = await app.start();
  return {
    url: `http://127.0.0.1:${port}`,
    app,
    db: database.db,
    signingKey,
    logged: () => lines,
    faults: () => lines.filter((line) => (JSON.parse(line) as { level: number }).level >= 50),
    async close() {
      await app.stop();
      await database.drop();
    },
  };
}
