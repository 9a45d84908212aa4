import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../server/config.ts';
import { newId } from '../server/new-id.ts';
import { type DatabaseVisit, withDatabase } from '../server/with-database.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handoff-desk-backup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function visit<T>(dataDir: string, work: (visit: DatabaseVisit) => Promise<T>): Promise<T> {
  const outcome = readConfig({ DATA_DIR: dataDir }, folder);
  if (!outcome.ok) throw new Error(outcome.problems.join());
  return withDatabase(outcome.config, work);
}

function backup(environment: Record<string, string>): Promise<{ stdout: string; stderr: string }> {
  const args = [join(import.meta.dirname, 'backup.ts'), '--to', join(folder, 'backups')];
  return promisify(execFile)(process.execPath, args, { env: { ...process.env, ...environment }, cwd: folder });
}

it('refuses to pretend it could back up a server of the owner’s', async () => {
  const outcome = backup({ DATABASE_URL: 'postgres://desk:hunter2@db/desk', DATA_DIR: join(folder, 'mine') });
  await expect(outcome).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/pg_dump/) });
  await expect(outcome).rejects.not.toMatchObject({ stderr: expect.stringContaining('hunter2') });
});

it('makes a copy that its own instructions restore', async () => {
  const workspace = { id: newId(), name: 'Kept', created_at: new Date() };
  await visit('original', ({ db }) => db.insertInto('workspaces').values(workspace).execute());
  await backup({ DATA_DIR: join(folder, 'original') });

  const [name = ''] = await readdir(join(folder, 'backups'));
  const copy = join(folder, 'backups', name);
  expect((await stat(copy)).mode & 0o077).toBe(0);
  expect((await stat(join(copy, 'secrets.json'))).mode & 0o077).toBe(0);
  const instructions = await readFile(join(copy, 'RESTORE.txt'), 'utf8');
  const commands = instructions.split('\n').filter((line) => line.startsWith('    '));
  await mkdir(join(copy, 'data'));
  await promisify(execFile)('sh', ['-e', '-c', commands.join('\n')], { cwd: copy });

  const names = await visit(join(copy, 'data'), ({ db }) => db.selectFrom('workspaces').select('name').execute());
  expect(names).toEqual([{ name: 'Kept' }]);
});
