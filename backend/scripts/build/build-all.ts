import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { fingerprintOf, isBuilt, isFresh, markFresh } from './fingerprint.ts';
import { discardStaging, stagingOf, takeThePlaceOf } from './staging.ts';
import { type BuildTarget, ROOT, targets } from './targets.ts';

export type BuildOutcome =
  | { status: 'built' | 'fresh' }
  /** Something is missing or out of date, and the development packages that could make it are not installed. */
  | { status: 'no_tools'; stale: string[]; missing: string[] }
  | { status: 'failed'; report: string };

export interface BuildOptions {
  /** Build even what is up to date. */
  force?: boolean;
  tell: (line: string) => void;
}

/** Builds what visitors and agents load: widget and console, each in a process of its own, only where sources changed. */
export async function buildAll({ force = false, tell }: BuildOptions): Promise<BuildOutcome> {
  const work = targets
    .map((target) => ({ target, fingerprint: fingerprintOf(target) }))
    .filter(({ target, fingerprint }) => force || !isFresh(target, fingerprint));
  if (work.length === 0) return { status: 'fresh' };
  const stale = work.map(({ target }) => target.name);
  if (!work.every(({ target }) => existsSync(join(ROOT, 'node_modules', target.tool)))) {
    const missing = work.filter(({ target }) => !isBuilt(target)).map(({ target }) => target.name);
    return { status: 'no_tools', stale, missing };
  }
  tell(`Building ${stale.join(' and ')} …`);
  const began = performance.now();
  const reports = await Promise.all(work.map(({ target, fingerprint }) => build(target, fingerprint)));
  const failures = reports.filter((report) => report !== null);
  if (failures.length > 0) return { status: 'failed', report: failures.join('\n') };
  tell(`Built in ${((performance.now() - began) / 1_000).toFixed(1)} s.`);
  return { status: 'built' };
}

/** Null when all went well, else what the build said. */
async function build(target: BuildTarget, fingerprint: string): Promise<string | null> {
  const folder = target.staged ? stagingOf(target.output) : target.output;
  const child = spawn(process.execPath, target.command(folder), {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  if (code !== 0) {
    if (target.staged) discardStaging(folder);
    return stripVTControlCharacters(`The ${target.name} could not be built:\n${said}${complained}`).trim();
  }
  markFresh(folder, fingerprint);
  if (target.staged) takeThePlaceOf(target.output, folder);
  return null;
}
