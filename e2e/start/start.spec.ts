import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type ChildProgram, runNpm, runProgram } from '../support/child-program.ts';
import { findFreePort } from '../support/free-port.ts';
import { backendEnvironment, findPostmasters, stopLeftDatabase, waitUntilReady } from '../support/start-backend.ts';
import { claimOwner } from '../support/team.ts';

let dataDir: string;
let port: number;
const running: ChildProgram[] = [];
const OWNER_LINK = /\/console\/?#\/owner\/([\w-]+)/;

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'handoff-desk-start-'));
  port = await findFreePort();
});

test.afterEach(async () => {
  for (const program of running.splice(0)) {
    if (program.exit() === null) program.kill('SIGKILL');
    await program.exited;
  }
  await stopLeftDatabase(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<{ program: ChildProgram; url: string; ms: number }> {
  const began = performance.now();
  const program = runNpm(['start'], backendEnvironment(dataDir, port));
  running.push(program);
  const url = `http://127.0.0.1:${port}`;
  await waitUntilReady(url, program);
  return { program, url, ms: performance.now() - began };
}

async function stop(program: ChildProgram): Promise<void> {
  program.kill('SIGINT');
  await program.exited;
}

// The figures themselves are measured by `npm run bench -- start`; a busy machine may take three times as long here.
test('a first start needs nothing, says where everything is, and offers the owner link once', async () => {
  const first = await start();
  expect(first.ms).toBeLessThan(3 * 5_000);
  await first.program.waitFor(OWNER_LINK);
  expect(first.program.output()).toContain('/console');
  expect(first.program.output()).toContain('/demo');
  expect(first.program.output()).toContain(dataDir);

  const token = OWNER_LINK.exec(first.program.output())?.[1] ?? null;
  await claimOwner({ url: first.url, ownerToken: () => token });
  await expect(claimOwner({ url: first.url, ownerToken: () => token })).rejects.toThrow('owner link was refused');
  await stop(first.program);

  const second = await start();
  expect(second.ms).toBeLessThan(3 * 2_000);
  await second.program.waitFor(/\/demo/);
  expect(second.program.output()).not.toMatch(OWNER_LINK);
});

test('an owner link that nobody used is replaced by the next start', async () => {
  const first = await start();
  const old = (await first.program.waitFor(OWNER_LINK))[1] ?? null;
  await stop(first.program);
  const second = await start();
  const fresh = (await second.program.waitFor(OWNER_LINK))[1] ?? null;
  expect(fresh).not.toBe(old);
  await claimOwner({ url: second.url, ownerToken: () => fresh });
});

test('Ctrl-C stops everything it started', async () => {
  const { program, url } = await start();
  const databases = findPostmasters(dataDir);
  expect(databases).toHaveLength(1);
  program.kill('SIGINT');
  // npm itself ends by the signal, after the server has.
  expect([0, 130, 'SIGINT']).toContain(await program.exited);
  expect(findPostmasters(dataDir)).toEqual([]);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

test('a service manager stops it with SIGTERM, and hears that all went well', async () => {
  const program = runProgram('backend/scripts/start.ts', [], backendEnvironment(dataDir, port));
  running.push(program);
  await waitUntilReady(`http://127.0.0.1:${port}`, program);
  program.kill('SIGTERM');
  expect(await program.exited).toBe(0);
  expect(findPostmasters(dataDir)).toEqual([]);
});

test('after SIGKILL the next start takes over what was left and still knows its owner', async () => {
  const first = await start();
  const token = (await first.program.waitFor(OWNER_LINK))[1] ?? null;
  const owner = await claimOwner({ url: first.url, ownerToken: () => token });
  const before = findPostmasters(dataDir);
  first.program.kill('SIGKILL');
  await first.program.exited;

  const second = await start();
  expect(findPostmasters(dataDir)).toEqual(before);
  const signIn = await fetch(`${second.url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-handoff-client': 'desktop' },
    body: JSON.stringify({ email: owner.email, password: owner.password }),
  });
  expect(signIn.status).toBe(200);
});

test('when the database was killed too, PostgreSQL recovers', async () => {
  const first = await start();
  const [database] = findPostmasters(dataDir);
  first.program.kill('SIGKILL');
  await first.program.exited;
  process.kill(database ?? 0, 'SIGKILL');
  const second = await start();
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
});
