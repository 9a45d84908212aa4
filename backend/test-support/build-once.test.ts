import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { buildOnce } from './build-once.ts';

test('whoever asks while it is built, or later, gets what the first one built', async () => {
  const build = vi.fn(async (folder: string) => writeFile(join(folder, 'index.html'), 'built'));
  const folders = await Promise.all([buildOnce('one-of-all', build), buildOnce('one-of-all', build)]);
  folders.push(await buildOnce('one-of-all', build));
  expect(build).toHaveBeenCalledOnce();
  expect(new Set(folders).size).toBe(1);
  expect(await readFile(join(folders[0] ?? '', 'index.html'), 'utf8')).toBe('built');
});

test('nobody sees half of it', async () => {
  const folder = await buildOnce('whole', async (draft) => {
    expect(draft).not.toMatch(/whole$/);
    expect(existsSync(join(draft, '..', 'whole'))).toBe(false);
  });
  expect(folder).toMatch(/whole$/);
});

test('a build that fails, fails for all who wait for it', async () => {
  const build = () => Promise.reject(new Error('a bracket is missing'));
  const outcomes = await Promise.allSettled([buildOnce('broken', build), buildOnce('broken', build)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
