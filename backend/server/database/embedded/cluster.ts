import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartupProblem } from '../../startup-problem.ts';
import type { PostgresBinaries } from './binaries.ts';
import type { RunAs } from './run-as.ts';
import { SETTINGS_FILE, SUPERUSER } from './settings.ts';

export interface ClusterPlace {
  folder: string;
  binaries: PostgresBinaries;
  runAs: RunAs;
}

export async function clusterExists(folder: string): Promise<boolean> {
  return (await readMajor(folder)) !== null;
}

/** Makes sure that there is a database in the folder which these binaries, run this way, can open. */
export async function ensureCluster(place: ClusterPlace, password: string): Promise<void> {
  const major = await readMajor(place.folder);
  if (major === null) await createCluster(place, password);
  else refuseOtherMajor(place, major);
  await alignOwner(place);
}

async function readMajor(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null);
  return text === null ? null : Number.parseInt(text, 10);
}

function refuseOtherMajor({ folder, binaries }: ClusterPlace, major: number): void {
  if (major === binaries.major) return;
  const relation = major > binaries.major ? 'a newer' : 'an older';
  throw new StartupProblem(
    `The data in ${folder} was written by ${relation} PostgreSQL (${major}); this version brings ${binaries.major}.`,
    major > binaries.major
      ? 'Install the newer version of Handoff Desk again, or choose another folder: DATA_DIR=/path/to/folder'
      : 'Start the version that wrote it and make a backup there, or choose another folder: DATA_DIR=/path/to/folder',
  );
}

/** Made under another name, forced to disk, then renamed: a start that was cut short leaves nothing half-made behind. */
async function createCluster(place: ClusterPlace, password: string): Promise<void> {
  const parent = dirname(place.folder);
  await removeDrafts(place.folder);
  const draft = `${place.folder}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    await giveTo(place.runAs, [draft, passwordFile], parent);
    await runInitdb(place, draft, passwordFile);
    const postgresConf = await open(join(draft, 'postgresql.conf'), 'a');
    await postgresConf.write(`\ninclude_if_exists '${SETTINGS_FILE}'\n# Your own settings go below this line.\n`);
    await postgresConf.sync();
    await postgresConf.close();
    await rename(draft, place.folder);
    await syncFolder(parent);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function runInitdb({ binaries, runAs }: ClusterPlace, folder: string, passwordFile: string): Promise<void> {
  const { file, args, ...options } = runAs.command(binaries.initdb, [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Part of PostgreSQL itself: sorts and folds Unicode the same on every machine, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(process.platform === 'linux' ? ['--sync-method=syncfs'] : []),
  ]);
  try {
    await promisify(execFile)(file, args, { ...options, cwd: dirname(folder) });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new StartupProblem(
      `The database could not be created: ${lastError(said)}`,
      'Check the rights and the free space of the data folder, or choose another one: DATA_DIR=/path/to/folder',
      { cause: error },
    );
  }
}

function lastError(said: string): string {
  const lines = said.trim().split('\n');
  return (lines.findLast((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? '').replace(/^initdb: /, '');
}

/** PostgreSQL opens only files of its own account; who that is can change between starts (another container). */
async function alignOwner({ folder, runAs }: ClusterPlace): Promise<void> {
  const { uid, mode } = await stat(folder);
  // A restored backup may come with wider rights than PostgreSQL accepts.
  if ((mode & 0o077) !== 0 && process.platform !== 'win32') await chmod(folder, 0o700);
  const wanted = runAs.owner?.uid ?? process.getuid?.() ?? uid;
  // An archive unpacked by root brings owners of its own for what is inside.
  const inside = await stat(join(folder, 'PG_VERSION'));
  if (uid === wanted && inside.uid === wanted) return;
  if (runAs.owner === null) {
    throw new StartupProblem(
      `The database in ${folder} belongs to another account (user id ${uid}).`,
      'Start as that account, or give the folder to this one with chown -R.',
    );
  }
  const files = await readdir(folder, { recursive: true });
  await giveTo(runAs, [folder, ...files.map((file) => join(folder, file))], dirname(folder));
}

async function giveTo({ owner }: RunAs, paths: string[], parent: string): Promise<void> {
  if (owner === null) return;
  // Another account must get through to its own folder; listing what else is there stays with us.
  if (owner.uid !== process.getuid?.()) await chmod(parent, 0o711);
  for (const path of paths) await chown(path, owner.uid, owner.gid);
}

async function removeDrafts(folder: string): Promise<void> {
  const parent = dirname(folder);
  const drafts = (await readdir(parent)).filter((name) => join(parent, name).startsWith(`${folder}.new-`));
  for (const draft of drafts) await rm(join(parent, draft), { recursive: true, force: true });
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call, and does not need it for a rename to last.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
