import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecrets } from './secrets.ts';
import { StartupProblem } from './startup-problem.ts';

let dataDir: string;
const file = (): string => join(dataDir, 'secrets.json');

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'handoff-desk-secrets-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('refuses, and leaves the file as it is', () => {
  const good = { version: 1, accessTokenKey: 'k'.repeat(43), databasePassword: 'p'.repeat(32) };
  const damaged: [string, string][] = [
    ['nothing in it', ''],
    ['broken JSON', '{"version":1,'],
    ['another version', JSON.stringify({ ...good, version: 2 })],
    ['a key that is too short', JSON.stringify({ ...good, accessTokenKey: 'k' })],
    ['no password', JSON.stringify({ ...good, databasePassword: undefined })],
  ];
  it.each(damaged)('%s', async (_, text) => {
    await writeFile(file(), text);
    await expect(loadSecrets(dataDir, { mayCreate: true })).rejects.toThrow(/damaged/);
    expect(await readFile(file(), 'utf8')).toBe(text);
  });

  it('a missing file when there is a database already', async () => {
    await expect(loadSecrets(dataDir, { mayCreate: false })).rejects.toThrow(StartupProblem);
    await expect(stat(file())).rejects.toThrow();
  });

  it('never tells what is in it', async () => {
    await writeFile(file(), JSON.stringify({ ...good, accessTokenKey: 'hunter2' }));
    const problem: unknown = await loadSecrets(dataDir, { mayCreate: true }).catch((error: unknown) => error);
    expect(String(problem)).not.toContain('hunter2');
  });
});

it('generates once, for the owner only, and reads the same ever after', async () => {
  const first = await loadSecrets(dataDir, { mayCreate: true });
  expect(first.accessTokenKey).toHaveLength(32);
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(await loadSecrets(dataDir, { mayCreate: false })).toEqual(first);
});

it('two starts at once agree on one file', async () => {
  const both = await Promise.all([1, 2].map(() => loadSecrets(dataDir, { mayCreate: true })));
  expect(both[0]).toEqual(both[1]);
});

it('closes rights that a restored backup left open', async () => {
  await loadSecrets(dataDir, { mayCreate: true });
  await chmod(file(), 0o644);
  await loadSecrets(dataDir, { mayCreate: true });
  expect((await stat(file())).mode & 0o777).toBe(0o600);
});
