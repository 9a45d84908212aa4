import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');

export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  path: string;
  text: string;
}

/** Every file git knows or would add: what the rules are about. Pictures and the lock file are left out. */
export function readSourceFiles(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
  return listed
    .split('\n')
    .filter((path) => path !== '' && path !== 'package-lock.json' && !/\.(png|ico|icns|wav|mp3|woff2)$/.test(path))
    .filter((path) => existsSync(join(ROOT, path)))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

export function isCode(file: { path: string }): boolean {
  return /\.(ts|tsx|css)$/.test(file.path);
}

/** Tests and what only they use. */
export function isTest(path: string): boolean {
  return (
    /\.(test|spec)\.tsx?$|(^|\/)test-[\w-]+\.tsx?$/.test(path) ||
    /(^|\/)(test|test-support)\//.test(path) ||
    path.startsWith('e2e/')
  );
}
