import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clusterFolder, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { isAlive, readPostmasterFile } from './postmaster-file.ts';
import { SETTINGS_FILE } from './settings.ts';

const password = 'a password for the tests only';
const log = pino({ level: 'silent' });
let dataDir: string;
let running: EmbeddedPostgres[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'handoff-desk-embedded-'));
  running = [];
});
afterEach(async () => {
  for (const server of running) await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(options: { password?: string } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, password, log, unsafeNoSyncForTests: true, ...options });
  running.push(server);
  return server;
}

async function query(server: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client(server.connectionString);
  // The server may be killed while this is connected; the query then says so.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function pidOf(folder = clusterFolder(dataDir)): Promise<number> {
  const pid = (await readPostmasterFile(folder))?.pid;
  if (pid === undefined) throw new Error('PostgreSQL is not running');
  return pid;
}

/** Starts the database in a process of its own and kills that process the hard way. */
async function startAndGetKilled(): Promise<void> {
  const script = `
    import pino from 'pino';
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))};
    const [dataDir, password] = ${JSON.stringify([dataDir, password])};
    await startEmbeddedPostgres({ dataDir, password, log: pino({ level: 'silent' }), unsafeNoSyncForTests: true });
    console.log('started');
    setInterval(() => {}, 1000);`;
  const backend = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname });
  await once(backend.stdout, 'data');
  backend.kill('SIGKILL');
  await once(backend, 'exit');
}

describe('refuses', () => {
  it('data of another PostgreSQL, newer or older, without touching it', async () => {
    await (await start()).stop();
    const file = join(clusterFolder(dataDir), 'PG_VERSION');
    await writeFile(file, '99\n');
    await expect(start()).rejects.toThrow(/written by a newer PostgreSQL \(99\)/);
    await writeFile(file, '12\n');
    await expect(start()).rejects.toThrow(/written by an older PostgreSQL \(12\)/);
    expect(await readFile(file, 'utf8')).toBe('12\n');
  });

  it('a password that is not this database’s, and leaves nothing running', async () => {
    await (await start()).stop();
    await expect(start({ password: 'another' })).rejects.toThrow(/does not accept the password/);
    expect(await readPostmasterFile(clusterFolder(dataDir))).toBeNull();
  });

  it('settings that PostgreSQL refuses, with its own words', async () => {
    await (await start()).stop();
    const file = join(clusterFolder(dataDir), 'postgresql.conf');
    await writeFile(file, "\nmax_connections = 'many'\n", { flag: 'a' });
    await expect(start()).rejects.toThrow(/PostgreSQL did not start: .*max_connections.*many/);
  });

  it('connections without the password', async () => {
    const server = await start();
    const stranger = new URL(server.connectionString);
    stranger.password = 'guess';
    await expect(query({ ...server, connectionString: stranger.href }, 'SELECT 1')).rejects.toThrow(/authentication/);
  });
});

it('creates a durable UTF-8 database for the owner of the folder only', async () => {
  const server = await startEmbeddedPostgres({ dataDir, password, log });
  running.push(server);
  expect(server.adopted).toBe(false);
  const settings = `SELECT unnest(ARRAY[current_setting('fsync'), current_setting('synchronous_commit'),
    current_setting('data_checksums'), current_setting('server_encoding'), lower('ÀÉ')])`;
  expect(await query(server, settings)).toEqual(['on', 'on', 'on', 'UTF8', 'àé']);
  expect((await stat(clusterFolder(dataDir))).mode & 0o077).toBe(0);
  expect((await readdir(dataDir)).sort()).toEqual(['logs', 'postgres']);
});

it('starts again on the same port with the same data, and an owner’s own settings win', async () => {
  const first = await start();
  await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  await writeFile(join(clusterFolder(dataDir), 'postgresql.conf'), "\nwork_mem = '7MB'\n", { flag: 'a' });
  const second = await start();
  expect(second.connectionString).toBe(first.connectionString);
  expect(await query(second, "SELECT answer::text FROM kept UNION ALL SELECT current_setting('work_mem')")).toEqual([
    '42',
    '7MB',
  ]);
});

it('stops PostgreSQL with open connections, leaving no process and no file', async () => {
  const server = await start();
  const pid = await pidOf();
  const client = new pg.Client(server.connectionString);
  client.on('error', () => {});
  await client.connect();
  await client.query('BEGIN');
  await server.stop();
  expect(isAlive(pid)).toBe(false);
  expect(existsSync(join(clusterFolder(dataDir), 'postmaster.pid'))).toBe(false);
});

it('adopts a server whose backend was killed', async () => {
  await startAndGetKilled();
  const pid = await pidOf();
  expect(isAlive(pid)).toBe(true);
  const server = await start();
  expect(server.adopted).toBe(true);
  expect(await pidOf()).toBe(pid);
  expect(await query(server, 'SELECT 1')).toEqual([1]);
  await server.stop();
  expect(isAlive(pid)).toBe(false);
});

it('recovers when backend and PostgreSQL were both killed', async () => {
  await startAndGetKilled();
  process.kill(await pidOf(), 'SIGKILL');
  const server = await start();
  expect(server.adopted).toBe(false);
  expect(await query(server, 'SELECT 1')).toEqual([1]);
});

it('starts although another program has got the number in a left-over postmaster.pid', async () => {
  await (await start()).stop();
  const leftOver = `${process.pid}\n${clusterFolder(dataDir)}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`;
  await writeFile(join(clusterFolder(dataDir), 'postmaster.pid'), leftOver);
  const server = await start();
  expect(server.adopted).toBe(false);
  expect(await pidOf()).not.toBe(process.pid);
});

it('takes another port when somebody has the one of last time', async () => {
  const first = await start();
  const port = Number(new URL(first.connectionString).port);
  await first.stop();
  const squatter = createServer().listen(port, '127.0.0.1');
  await once(squatter, 'listening');
  const second = await start();
  squatter.close();
  expect(new URL(second.connectionString).port).not.toBe(String(port));
  expect(await readFile(join(clusterFolder(dataDir), SETTINGS_FILE), 'utf8')).not.toContain(`port = ${port}\n`);
});

it('brings PostgreSQL back on the same port when it dies under the backend', async () => {
  const server = await start();
  const pid = await pidOf();
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => query(server, 'SELECT 1').catch(() => 'down'), { timeout: 10_000 }).toEqual([1]);
  expect(await pidOf()).not.toBe(pid);
});

it('clears away what a first start that was cut short left behind', async () => {
  await mkdir(`${clusterFolder(dataDir)}.new-cut`);
  await start();
  expect((await readdir(dataDir)).sort()).toEqual(['logs', 'postgres']);
});
