import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { clusterFolder, startEmbeddedPostgres } from '../server/database/embedded/embedded-postgres.ts';
import { isAlive, readPostmasterFile } from '../server/database/embedded/postmaster-file.ts';

export interface TestCluster {
  /** Connection string of a superuser; its database is only for creating others. */
  url: string;
  stop(): Promise<void>;
}

const PREFIX = 'handoff-desk-test-pg-';

/**
 * A throw-away PostgreSQL, about 1 s to start: our own embedded one, without waiting for the disk, because no test
 * database has to survive a power cut.
 */
export async function startTestCluster(): Promise<TestCluster> {
  await removeLeftOvers();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await startEmbeddedPostgres({
    dataDir,
    password: randomBytes(24).toString('base64url'),
    log: pino({ level: 'silent' }),
    unsafeNoSyncForTests: true,
  });
  return {
    url: server.connectionString,
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A run that was killed could not stop its server: the next one does. */
async function removeLeftOvers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const owner = Number(name.slice(PREFIX.length).split('-')[0]);
    if (isAlive(owner)) continue;
    const dataDir = join(tmpdir(), name);
    const postmaster = await readPostmasterFile(clusterFolder(dataDir));
    if (postmaster !== null && isAlive(postmaster.pid)) process.kill(postmaster.pid, 'SIGQUIT');
    rmSync(dataDir, { recursive: true, force: true });
  }
}
