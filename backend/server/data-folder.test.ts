import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDataFolder, prepareDataFolder } from './data-folder.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'handoff-desk-folder-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it('refuses a folder below a file, naming it', async () => {
  await writeFile(join(dataDir, 'file'), '');
  const impossible = join(dataDir, 'file', 'data');
  await expect(prepareDataFolder(impossible)).rejects.toThrow(impossible);
});

it('creates what is missing, for the owner only', async () => {
  await prepareDataFolder(join(dataDir, 'a', 'b'));
  expect((await stat(join(dataDir, 'a', 'b'))).mode & 0o077).toBe(0);
});

it('lets one holder in at a time, and the next after a release', async () => {
  const first = await lockDataFolder(dataDir);
  expect(await lockDataFolder(dataDir)).toBeNull();
  first?.release();
  const next = await lockDataFolder(dataDir);
  expect(next).not.toBeNull();
  next?.release();
});

it('keeps another process out, until that is killed', async () => {
  const script = `
    import { lockDataFolder } from ${JSON.stringify(join(import.meta.dirname, 'data-folder.ts'))};
    await lockDataFolder(${JSON.stringify(dataDir)});
    console.log('held');
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(holder.stdout, 'data');
  expect(await lockDataFolder(dataDir)).toBeNull();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const lock = await lockDataFolder(dataDir);
  expect(lock).not.toBeNull();
  lock?.release();
});
