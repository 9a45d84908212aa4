import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { StartupProblem } from '../../startup-problem.ts';

/** How PostgreSQL's programs are started. */
export interface RunAs {
  command(program: string, args: string[]): { file: string; args: string[]; uid?: number; gid?: number };
  /** Who must own the database's files, seen from here. Null: whoever runs this process does already. */
  owner: Account | null;
}

interface Account {
  uid: number;
  gid: number;
}

const asMyself: RunAs = { command: (file, args) => ({ file, args }), owner: null };

/**
 * PostgreSQL refuses to run as root, yet in containers and on small servers root is often all there is. Tried in order:
 * a user namespace, where root's own files belong to an ordinary user; the account `postgres` or `nobody` with the one
 * right to reach folders below /root; the same account plainly.
 */
export async function chooseRunAs(postgres: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return asMyself;
  const account = findUnprivilegedAccount();
  const refusals: string[] = [];
  for (const way of [inUserNamespace(account), withReachOfRoot(account), plainly(account)]) {
    const refusal = await probe(way, postgres);
    if (refusal === null) return way;
    refusals.push(refusal);
  }
  throw new StartupProblem(
    `PostgreSQL does not run as root, and could not be started as another account either (${refusals.join('; ')}).`,
    'Start as an ordinary user, or name a server of your own: DATABASE_URL=postgres://…',
  );
}

export function inUserNamespace({ uid, gid }: Account): RunAs {
  const flags = ['--user', `--map-user=${uid}`, `--map-group=${gid}`];
  return {
    command: (program, args) => ({ file: 'unshare', args: [...flags, program, ...args] }),
    owner: { uid: 0, gid: 0 },
  };
}

export function withReachOfRoot(account: Account): RunAs {
  const flags = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=+dac_override',
  ];
  return { command: (program, args) => ({ file: 'setpriv', args: [...flags, program, ...args] }), owner: account };
}

export function plainly(account: Account): RunAs {
  return { command: (file, args) => ({ file, args, ...account }), owner: account };
}

/** Null when this way works, otherwise the last line of what it said. */
async function probe(way: RunAs, postgres: string): Promise<string | null> {
  const { file, args, ...options } = way.command(postgres, ['--version']);
  try {
    await promisify(execFile)(file, args, { ...options, cwd: '/' });
    return null;
  } catch (error) {
    return (
      String(error instanceof Error ? error.message : error)
        .trim()
        .split('\n')
        .at(-1) ?? ''
    );
  }
}

/** `postgres` where there is one, else `nobody`: initdb insists on an account that has a name. */
export function findUnprivilegedAccount(): Account {
  const accounts = new Map<string, Account>();
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name !== undefined) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts.get('postgres') ?? accounts.get('nobody') ?? { uid: 65_534, gid: 65_534 };
}
