import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Environment, runProgram } from '../support/child-program.ts';
import { openDatabase } from '../support/database.ts';
import { findFreePort } from '../support/free-port.ts';
import { backendEnvironment, findPostmasters, startBackend, stopLeftDatabase } from '../support/start-backend.ts';

let dataDir: string;

test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'handoff-desk-refusal-'));
});

test.afterEach(async () => {
  chmodSync(dataDir, 0o700);
  await stopLeftDatabase(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

/** Expects a start that says no: exit code 1, the words, no stack trace, and nothing left running. */
async function expectRefusal(env: Environment, words: RegExp, port?: number): Promise<void> {
  const environment = backendEnvironment(dataDir, port ?? (await findFreePort()), env);
  const program = runProgram('backend/scripts/start.ts', [], environment);
  expect(await program.exited).toBe(1);
  expect(program.output()).toMatch(words);
  expect(program.output()).not.toMatch(/\n\s+at .+:\d+:\d+/);
  expect(findPostmasters(dataDir)).toEqual([]);
}

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
}

test('a taken port', async () => {
  const { server, port } = await listen();
  await expectRefusal({}, new RegExp(`${port}.*(in use|taken)|(in use|taken).*${port}`, 'i'), port);
  server.close();
});

test('a data folder that cannot be written', async () => {
  const file = join(dataDir, 'a-file');
  writeFileSync(file, '');
  await expectRefusal({ DATA_DIR: join(file, 'data') }, /a-file.*cannot be written/i);
});

test('a database that does not answer', async () => {
  const port = await findFreePort();
  await expectRefusal({ DATABASE_URL: `postgres://nobody:secret@127.0.0.1:${port}/none` }, /database/i);
});

test('a database address with a secret in it is not repeated', async () => {
  const port = await findFreePort();
  const environment = backendEnvironment(dataDir, port, {
    DATABASE_URL: `postgres://a:s3cr3t-word@127.0.0.1:${port}/b`,
  });
  const program = runProgram('backend/scripts/start.ts', [], environment);
  await program.exited;
  expect(program.output()).not.toContain('s3cr3t-word');
});

test('all wrong settings at once', async () => {
  const program = runProgram('backend/scripts/start.ts', [], {
    ...backendEnvironment(dataDir, 0),
    PORT: 'many',
    PUBLIC_URL: 'not an address',
    DATABASE_URL: 'mysql://x',
  });
  expect(await program.exited).toBe(1);
  for (const name of ['PORT', 'PUBLIC_URL', 'DATABASE_URL']) expect(program.output()).toContain(name);
});

test('a second server on the same folder', async () => {
  const backend = await startBackend({ dataDir });
  const environment = backendEnvironment(dataDir, await findFreePort());
  const second = runProgram('backend/scripts/start.ts', [], environment);
  expect(await second.exited).toBe(1);
  expect(second.output()).toMatch(/already|another/i);
  expect((await fetch(`${backend.url}/readyz`)).status).toBe(200);
  await backend.stop();
});

test('data of a newer version', async () => {
  const backend = await startBackend({ dataDir });
  const database = await openDatabase(dataDir);
  await database.query(`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-from-the-future', now()::text)`);
  await database.end();
  await backend.stop();
  await expectRefusal({}, /newer version/i);
});
