import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildTarget, ROOT } from './targets.ts';

const FILE = '.built-from';
/** Results of builds and tests say nothing about the product. */
const IGNORED = /(^|\/)(dist|test|README\.md|.*\.test\.tsx?)(\/|$)/;

/** A hash over the contents of everything a target is made of. Times do not count: a fresh clone has new ones. */
export function fingerprintOf({ sources }: Pick<BuildTarget, 'sources'>, root = ROOT): string {
  const hash = createHash('sha256');
  for (const file of listFiles(sources, root)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

export function isFresh(target: BuildTarget, fingerprint: string): boolean {
  try {
    return readFileSync(join(target.output, FILE), 'utf8') === fingerprint;
  } catch {
    return false;
  }
}

export function isBuilt(target: BuildTarget): boolean {
  return statSync(join(target.output, FILE), { throwIfNoEntry: false }) !== undefined;
}

/** Last step of a build: an interrupted one leaves the old mark or none, and is repeated. */
export function markFresh(folder: string, fingerprint: string): void {
  writeFileSync(join(folder, FILE), fingerprint);
}

/** The result is no longer that of a build: the next start makes it anew. */
export function markStale(target: BuildTarget): void {
  rmSync(join(target.output, FILE), { force: true });
}

function listFiles(sources: string[], root: string): string[] {
  return sources
    .flatMap((source) => [source, ...globSync(`${source}/**/*`, { cwd: root })])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !IGNORED.test(file))
    .filter((file) => statSync(join(root, file), { throwIfNoEntry: false })?.isFile())
    .sort();
}
