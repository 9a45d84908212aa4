import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findPostgresBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { connectionStringOf, ensureDatabase } from './first-connection.ts';
import { startPostmaster, stopPostmaster } from './postmaster.ts';
import {
  chooseRunAs,
  findUnprivilegedAccount,
  inUserNamespace,
  plainly,
  type RunAs,
  withReachOfRoot,
} from './run-as.ts';

const binaries = findPostgresBinaries();
const account = findUnprivilegedAccount();
const asRoot: [string, RunAs][] = [
  ['a user namespace', inUserNamespace(account)],
  ['an account with reach of root', withReachOfRoot(account)],
  ['an account, plainly', plainly(account)],
];
const isRoot = process.getuid?.() === 0;
// Only root has these choices; everybody else runs PostgreSQL as themselves.
const ways: [string, RunAs][] = isRoot ? asRoot : [['oneself', await chooseRunAs(binaries.postgres)]];

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'handoff-desk-run-as-'));
  await mkdir(join(dataDir, 'logs'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function runOnce(runAs: RunAs): Promise<number> {
  const place = { folder: join(dataDir, 'postgres'), binaries, runAs };
  await ensureCluster(place, 'password');
  const { pid, port } = await startPostmaster({ ...place, logFile: join(dataDir, 'logs', 'postgres.log') });
  try {
    await ensureDatabase(connectionStringOf(port, 'password'), place.folder);
    return (await stat(place.folder)).uid;
  } finally {
    await stopPostmaster(place, pid);
  }
}

it.each(ways)(
  'creates and runs a database as %s',
  async (_, runAs) => {
    expect(await runOnce(runAs)).toBe(runAs.owner?.uid ?? process.getuid?.());
  },
  60_000,
);

it('opens a database that was made another way, by giving it to the account in charge now', async () => {
  const owners: number[] = [];
  for (const [, runAs] of [...ways, ...ways.slice(0, 1)]) owners.push(await runOnce(runAs));
  expect(owners.at(-1)).toBe(owners[0]);
});

it('chooses a way that works here', async () => {
  expect(await runOnce(await chooseRunAs(binaries.postgres))).toBe(process.getuid?.());
});

it('says in one sentence when there is none', async () => {
  const outcome = chooseRunAs('/there/is/no/postgres');
  // As an ordinary user there is nothing to choose, and nothing to fail.
  if (isRoot) await expect(outcome).rejects.toThrow(/^PostgreSQL does not run as root, and could not [^\n]*$/);
  else await expect(outcome).resolves.toMatchObject({ owner: null });
});
