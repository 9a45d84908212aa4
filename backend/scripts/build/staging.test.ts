import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { discardStaging, stagingOf, takeThePlaceOf } from './staging.ts';

let root: string;
let output: string;

function write(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'handoff-desk-staging-'));
  output = join(root, 'out');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('leaves the previous result alone when there is no new one', () => {
  write(output, 'index.html', 'old');
  expect(() => takeThePlaceOf(output, stagingOf(output))).toThrow(/ENOENT/);
  expect(readFileSync(join(output, 'index.html'), 'utf8')).toBe('old');
  expect(readdirSync(root)).toEqual(['out']);
});

it('puts the new result in its place, with nothing left of the previous one', () => {
  write(output, 'only-old.js', 'old');
  write(stagingOf(output), 'index.html', 'new');
  takeThePlaceOf(output, stagingOf(output));
  expect(readdirSync(output)).toEqual(['index.html']);
  expect(readdirSync(root)).toEqual(['out']);
});

it('works the first time, when there is nothing to replace', () => {
  write(stagingOf(output), 'index.html', 'new');
  takeThePlaceOf(output, stagingOf(output));
  expect(readdirSync(root)).toEqual(['out']);
});

it('throws a failed build away', () => {
  write(output, 'index.html', 'old');
  write(stagingOf(output), 'half.js', '');
  discardStaging(stagingOf(output));
  expect(readdirSync(root)).toEqual(['out']);
});
