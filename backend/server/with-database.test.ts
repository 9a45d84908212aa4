import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Config, readConfig } from './config.ts';
import { lockDataFolder } from './data-folder.ts';
import { clusterFolder, startEmbeddedPostgres } from './database/embedded/embedded-postgres.ts';
import { readPostmasterFile } from './database/embedded/postmaster-file.ts';
import { loadSecrets } from './secrets.ts';
import { type DatabaseVisit, withDatabase } from './with-database.ts';

let config: Config;
beforeEach(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'handoff-desk-visit-'));
  const outcome = readConfig({ DATA_DIR: dataDir }, '/');
  if (!outcome.ok) throw new Error(outcome.problems.join());
  config = outcome.config;
});
afterEach(() => rm(config.dataDir, { recursive: true, force: true }));

async function countWorkspaces({ db }: DatabaseVisit): Promise<unknown> {
  const { rows } = await sql`SELECT count(*)::int AS n FROM workspaces`.execute(db);
  return rows;
}

it('creates, migrates and stops the database when no server runs, also when the work fails', async () => {
  expect(await withDatabase(config, countWorkspaces)).toEqual([{ n: 0 }]);
  await expect(withDatabase(config, () => Promise.reject(new Error('work')))).rejects.toThrow('work');
  expect(await readPostmasterFile(clusterFolder(config.dataDir))).toBeNull();
  const lock = await lockDataFolder(config.dataDir);
  expect(lock).not.toBeNull();
  lock?.release();
});

it('is a guest of a running server, and leaves it running', async () => {
  const lock = await lockDataFolder(config.dataDir);
  await expect(withDatabase(config, countWorkspaces)).rejects.toThrow(/starting or stopping/);
  const { databasePassword: password } = await loadSecrets(config.dataDir, { mayCreate: false });
  const log = pino({ level: 'silent' });
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, password, log, unsafeNoSyncForTests: true });
  expect(await withDatabase(config, countWorkspaces)).toEqual([{ n: 0 }]);
  expect(await readPostmasterFile(clusterFolder(config.dataDir))).toMatchObject({ ready: true });
  await server.stop();
  lock?.release();
});
