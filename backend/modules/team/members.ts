import type { Me, MemberRole, Permission, PresenceChoice } from '#contract/members.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import { isUniqueViolation } from '../../server/database/faults.ts';
import { newId } from '../../server/new-id.ts';
import { writeAudit } from './audit.ts';
import { loadCommonPasswords } from './common-passwords.ts';
import * as store from './member-store.ts';
import type { PasswordHasher } from './password.ts';
import { decideNewPassword, type PasswordOwner } from './password-rules.ts';
import { presentMe } from './present.ts';
import { defaultPermissions } from './rules.ts';

export interface MemberDeps {
  db: Database;
  clock: Clock;
  hasher: PasswordHasher;
}

export interface AddMemberInput {
  workspaceId: string;
  /** Already checked against the contract's schemas, like the name and the password's length. */
  email: string;
  name: string;
  password: string;
  role: MemberRole;
  /** What the role usually holds, unless given. */
  permissions?: Permission[];
}

/** Whoever has the server's command line may do everything, and is nobody the team knows. */
const BY_COMMAND = { actor: { id: null, name: 'Command line' }, address: null };

export const EMAIL_TAKEN = fail('invalid', 'Somebody with this e-mail address is already here.', { field: 'email' });

export type Members = ReturnType<typeof createMembers>;

export function createMembers({ db, clock, hasher }: MemberDeps) {
  async function getMe(memberId: string): Promise<Me | null> {
    const row = await store.findMember(db, memberId);
    return row ? presentMe(row) : null;
  }

  return {
    getMe,

    /** `invalid` with the field when the address is taken or the password too easy to guess; `busy` see the hasher. */
    async add(input: AddMemberInput): Promise<Result<{ memberId: string }>> {
      const hashed = await hashNewPassword(hasher, input.password, input);
      if (!hashed.ok) return hashed;
      const { workspaceId, email, name, role, permissions = defaultPermissions(role) } = input;
      const member = { workspaceId, email, name, role, permissions, passwordHash: hashed.value, now: clock.now() };
      try {
        const memberId = await db.transaction().execute(async (tx) => {
          const added = await store.insertMember(tx, member);
          const target = { id: added, name };
          await writeAudit(tx, { ...BY_COMMAND, workspaceId, kind: 'member.added', target, now: member.now });
          return added;
        });
        return succeed({ memberId });
      } catch (error) {
        if (isUniqueViolation(error)) return EMAIL_TAKEN;
        throw error;
      }
    },

    /** A company of its own with its first owner; refusals as in `add`. */
    async addWorkspace(input: {
      workspace: string;
      email: string;
      name: string;
      password: string;
    }): Promise<Result<{ workspaceId: string; memberId: string }>> {
      const { workspace, email, name, password } = input;
      const hashed = await hashNewPassword(hasher, password, input);
      if (!hashed.ok) return hashed;
      const now = clock.now();
      const made = await db.transaction().execute(async (tx) => {
        const workspaceId = newId();
        await tx.insertInto('workspaces').values({ id: workspaceId, name: workspace, created_at: now }).execute();
        const memberId = await store.insertMember(tx, {
          ...{ workspaceId, email, name, role: 'owner', permissions: defaultPermissions('owner') },
          ...{ passwordHash: hashed.value, now },
        });
        const target = { id: memberId, name };
        await writeAudit(tx, { ...BY_COMMAND, workspaceId, kind: 'workspace.created', target, now });
        return { workspaceId, memberId };
      });
      return succeed(made);
    },

    /** Everybody of a workspace in the order they came, disabled ones included. */
    async list(workspaceId: string): Promise<(Me & { disabled: boolean })[]> {
      const rows = await store.listMembers(db, workspaceId);
      return rows.map((row) => ({ ...presentMe(row), disabled: row.disabled_at !== null }));
    },

    /** Stores the choice only; what follows from it is told by the routing module. */
    async setPresence(memberId: string, choice: PresenceChoice): Promise<Me> {
      await store.updatePresence(db, memberId, choice, clock.now());
      const me = await getMe(memberId);
      if (!me) throw new Error('presence of a member who does not exist');
      return me;
    },
  };
}

/** Refuses what is too easy to guess (`invalid`, field `password`), otherwise answers the hash to store. */
export async function hashNewPassword(
  hasher: PasswordHasher,
  password: string,
  owner: PasswordOwner,
): Promise<Result<string>> {
  const fault = decideNewPassword(password, owner, await loadCommonPasswords());
  return fault ? fail('invalid', fault, { field: 'password' }) : hasher.hash(password);
}
