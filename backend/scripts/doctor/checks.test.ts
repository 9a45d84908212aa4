import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Config, readConfig } from '../../server/config.ts';
import { checkNode, checks } from './checks.ts';
import type { Finding } from './finding.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-desk-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function look(name: string, environment: Record<string, string>): Promise<Finding> {
  const check = checks.find((candidate) => candidate.name === name);
  const outcome = readConfig(environment, folder);
  if (!check || !outcome.ok) throw new Error(`no check ${name}, or a bad environment`);
  return check.look(outcome.config satisfies Config);
}

async function serve(body: string): Promise<{ port: string; close: () => void }> {
  const server = createServer((_, response) => response.end(body)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { port: String(typeof address === 'object' && address ? address.port : 0), close: () => server.close() };
}

it('wants the Node that npm brings', () => {
  expect(checkNode('20.19.0')).toMatchObject({ state: 'missing', text: expect.stringContaining('npm') });
  expect(checkNode('26.1.0').state).toBe('good');
});

it('sees that the data folder cannot be made', async () => {
  writeFileSync(join(folder, 'file'), '');
  expect((await look('data folder', { DATA_DIR: './file/data' })).state).toBe('missing');
  expect(await look('data folder', { DATA_DIR: './new/data' })).toMatchObject({ state: 'good' });
});

it('tells a stranger on the port from our own server', async () => {
  const stranger = await serve('hello');
  expect(await look('port', { PORT: stranger.port })).toMatchObject({ state: 'missing' });
  stranger.close();
  const ours = await serve('{"product":"handoff-desk"}');
  expect((await look('port', { PORT: ours.port })).text).toMatch(/running there/);
  ours.close();
});

it('finds a PostgreSQL that runs here, or leaves yours to you', async () => {
  expect(await look('PostgreSQL', {})).toMatchObject({ state: 'good', text: expect.stringMatching(/^18/) });
  expect((await look('PostgreSQL', { DATABASE_URL: 'postgres://db/desk' })).text).toContain('DATABASE_URL');
});
