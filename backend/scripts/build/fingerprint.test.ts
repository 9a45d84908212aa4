import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprintOf, isBuilt, isFresh, markFresh, markStale } from './fingerprint.ts';

let root: string;
const sources = ['src', 'config.ts', 'not-there.ts'];
const fingerprint = (): string => fingerprintOf({ sources }, root);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'handoff-desk-build-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  writeFileSync(join(root, 'src/deep/a.tsx'), 'a');
  writeFileSync(join(root, 'config.ts'), 'c');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const changes: [string, () => void][] = [
  ['a changed file', () => writeFileSync(join(root, 'src/deep/a.tsx'), 'b')],
  ['a new file', () => writeFileSync(join(root, 'src/new.css'), '')],
  ['a file that went', () => rmSync(join(root, 'src/deep/a.tsx'))],
  ['a file that came to be', () => writeFileSync(join(root, 'not-there.ts'), '')],
];
it.each(changes)('sees %s', (_, change) => {
  const before = fingerprint();
  change();
  expect(fingerprint()).not.toBe(before);
});

const nothings: [string, () => void][] = [
  ['newer times', () => utimesSync(join(root, 'src/deep/a.tsx'), new Date(), new Date())],
  ['tests', () => writeFileSync(join(root, 'src/deep/a.test.tsx'), '')],
  ['explanations', () => writeFileSync(join(root, 'src/README.md'), '')],
  ['files beside', () => writeFileSync(join(root, 'other.ts'), '')],
];
it.each(nothings)('does not mind %s', (_, change) => {
  const before = fingerprint();
  change();
  expect(fingerprint()).toBe(before);
});

it('remembers beside the result what it was built from', () => {
  const target = { name: 'x', output: join(root, 'out'), sources, command: () => [], staged: false, tool: 'vite' };
  mkdirSync(target.output);
  expect([isBuilt(target), isFresh(target, 'one')]).toEqual([false, false]);
  markFresh(target.output, 'one');
  expect([isBuilt(target), isFresh(target, 'one'), isFresh(target, 'two')]).toEqual([true, true, false]);
  markStale(target);
  expect(isFresh(target, 'one')).toBe(false);
});
