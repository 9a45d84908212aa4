import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeBaseBackup } from './base-backup.ts';
import { clusterFolder, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

let folder: string;
let running: EmbeddedPostgres[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handoff-desk-backup-'));
  running = [];
});
afterEach(async () => {
  for (const server of running) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(name: string): Promise<{ server: EmbeddedPostgres; client: pg.Client }> {
  const dataDir = join(folder, name);
  await mkdir(dataDir, { recursive: true });
  const log = pino({ level: 'silent' });
  const server = await startEmbeddedPostgres({ dataDir, password: 'tests only', log, unsafeNoSyncForTests: true });
  running.push(server);
  const client = new pg.Client(server.connectionString);
  client.on('error', () => {});
  await client.connect();
  return { server, client };
}

it('restores to a consistent moment, although people wrote on during the copy', async () => {
  const { server, client } = await start('original');
  await client.query('CREATE TABLE pairs (n int, side text)');
  await client.query("INSERT INTO pairs SELECT n, repeat('x', 500) FROM generate_series(-20000, -1) n");
  let copying = true;
  const file = join(folder, 'postgres.tar.gz');
  const copy = writeBaseBackup(server.connectionString, file).finally(() => {
    copying = false;
  });
  let last = 0;
  while (copying) {
    last += 1;
    await client.query(`INSERT INTO pairs VALUES (${last}, 'left'), (${last}, 'right')`);
  }
  await copy;
  await client.end();
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  const restored = clusterFolder(join(folder, 'restored'));
  await mkdir(restored, { recursive: true });
  execFileSync('tar', ['-xzf', file, '-C', restored]);
  const again = await start('restored');
  const { rows } = await again.client.query(
    'SELECT count(*) FILTER (WHERE n < 0)::int AS before, count(*) FILTER (WHERE n > 0)::int AS during FROM pairs',
  );
  await again.client.end();
  expect(rows[0].before).toBe(20_000);
  expect(rows[0].during % 2).toBe(0);
  expect(last).toBeGreaterThan(1);
});

it('fails, and says so, when the file is there already or the database is not', async () => {
  const { server, client } = await start('original');
  await client.end();
  await writeFile(join(folder, 'taken.tar.gz'), 'precious');
  await expect(writeBaseBackup(server.connectionString, join(folder, 'taken.tar.gz'))).rejects.toThrow(/EEXIST/);
  const wrong = new URL(server.connectionString);
  wrong.password = 'wrong';
  await expect(writeBaseBackup(wrong.href, join(folder, 'new.tar.gz'))).rejects.toThrow(/authentication/);
});
