import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../support/child-program.ts';
import { mutants } from './index.ts';

const read = (path: string): string => (existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : '');

/** A test file with the tables of cases beside it, which name their tests. */
function readTests(file: string): string {
  const folder = join(dirname(file), 'test');
  const cases = existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    : [];
  return [file, ...cases.filter((path) => path.endsWith('.ts')).map((path) => join(folder, path))].map(read).join('\n');
}

test.each(mutants)('“$name” still fits the code', ({ file, find, replace, test: noticedBy }) => {
  expect(read(file).split(find).length - 1, `how often ${file} contains what is to be replaced`).toBe(1);
  expect(replace).not.toBe(find);
  expect(readTests(noticedBy.file), `${noticedBy.file} has such a test`).toContain(noticedBy.name);
});

test('every name is its own', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});
