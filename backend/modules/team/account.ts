import type { Account, AccountSession, ChangeAccountRequest, TwoStepSetup } from '#contract/account.ts';
import type { AuditEvent, AuditKind } from '#contract/audit.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database, Queryable } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import type { Actor } from './actor.ts';
import { describeChanges, writeAudit } from './audit.ts';
import { findMember, findPasswordHash, savePassword, saveProfile } from './member-store.ts';
import { hashNewPassword } from './members.ts';
import type { PasswordHasher } from './password.ts';
import { endResetsOf } from './reset-store.ts';
import { listFamilies, revokeAllOf, revokeFamily } from './session-store.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import { asWrongCode, type TwoStep } from './two-step.ts';

export interface AccountDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  hasher: PasswordHasher;
  limits: SignInLimits;
  twoStep: TwoStep;
}

/** What everybody may do about themselves. The actor is signed in; what could lock them out needs the password again. */
export function createAccount({ db, clock, events, hasher, limits, twoStep }: AccountDeps) {
  async function readSelf(actor: Actor) {
    const row = await findMember(db, actor.memberId);
    if (!row) throw new Error('somebody who is signed in is no member');
    return row;
  }

  /** `invalid` with the field `password` when it is wrong; counted like a sign-in, so that a stolen session cannot guess. */
  async function confirmPassword(actor: Actor, password: string): Promise<Result<null>> {
    const self = await readSelf(actor);
    const attempt = await limits.begin(self.email.toLowerCase(), actor.address);
    if ('ok' in attempt) return attempt;
    const verified = await hasher.verify(password, await findPasswordHash(db, actor.memberId));
    if (!verified.ok) {
      await attempt.withdraw();
      return verified;
    }
    if (!verified.value) return fail('invalid', 'is not your password', { field: 'password' });
    await attempt.succeed();
    return succeed(null);
  }

  function log(tx: Queryable, actor: Actor, kind: AuditKind, changes: AuditEvent['changes'] = []): Promise<void> {
    const { workspaceId, memberId, name, address } = actor;
    return writeAudit(tx, { workspaceId, kind, actor: { id: memberId, name }, address, changes, now: clock.now() });
  }

  /** Password and a code, for changes to two-step sign-in itself. */
  async function prove(actor: Actor, proof: { password: string; code: string }): Promise<Result<null>> {
    const confirmed = await confirmPassword(actor, proof.password);
    if (!confirmed.ok) return confirmed;
    const step = await twoStep.pass(actor.memberId, proof.code);
    if (step === 'off') return fail('wrong_state', 'Two-step sign-in is not on.');
    return typeof step === 'string' ? succeed(null) : asWrongCode(step);
  }

  async function get(actor: Actor): Promise<Account> {
    const row = await readSelf(actor);
    return {
      name: row.name,
      email: row.email,
      avatar: row.avatar,
      passwordChangedAt: (row.password_changed_at ?? row.created_at).toISOString(),
      twoStep: await twoStep.describe(actor.memberId),
    };
  }

  return {
    confirmPassword,
    get: async (actor: Actor): Promise<Result<Account>> => succeed(await get(actor)),

    async change(actor: Actor, request: ChangeAccountRequest): Promise<Result<Account>> {
      const before = await readSelf(actor);
      const changes = describeChanges({ ...before }, { ...request });
      if (changes.length > 0) {
        await db.transaction().execute(async (tx) => {
          await saveProfile(tx, actor.memberId, request);
          await log(tx, actor, 'profile.changed', changes);
        });
        events.emit('member.changed', { workspaceId: actor.workspaceId, memberId: actor.memberId });
      }
      return succeed(await get(actor));
    },

    /** Ends every other sign-in, and every reset link that is on its way. */
    async changePassword(actor: Actor, password: string, newPassword: string): Promise<Result<null>> {
      const confirmed = await confirmPassword(actor, password);
      if (!confirmed.ok) return confirmed;
      const hashed = await hashNewPassword(hasher, newPassword, await readSelf(actor));
      if (!hashed.ok) {
        const { field, ...rest } = hashed.error;
        return { ok: false, error: { ...rest, ...(field && { field: 'newPassword' }) } };
      }
      const ended = await db.transaction().execute(async (tx) => {
        const now = clock.now();
        await savePassword(tx, actor.memberId, hashed.value, now);
        await endResetsOf(tx, actor.memberId, now);
        await log(tx, actor, 'password.changed');
        return revokeAllOf(tx, actor.memberId, now, actor.familyId);
      });
      tellEnded(actor, ended);
      return succeed(null);
    },

    async sessions(actor: Actor): Promise<Result<{ sessions: AccountSession[] }>> {
      const families = await listFamilies(db, actor.memberId, clock.now());
      const sessions = families.map((family) => ({
        id: family.id,
        client: family.client,
        createdAt: family.began_at.toISOString(),
        lastUsedAt: family.used_at.toISOString(),
        current: family.id === actor.familyId,
      }));
      return succeed({ sessions: sessions.sort((one, other) => Number(other.current) - Number(one.current)) });
    },

    async endSession(actor: Actor, familyId: string): Promise<Result<null>> {
      const ended = await db.transaction().execute(async (tx) => {
        const mine = (await listFamilies(tx, actor.memberId, clock.now())).some((family) => family.id === familyId);
        if (!mine || !(await revokeFamily(tx, familyId, clock.now()))) return false;
        await log(tx, actor, 'sign_in.revoked');
        return true;
      });
      if (!ended) return fail('not_found', 'There is no such sign-in.');
      tellEnded(actor, [familyId]);
      return succeed(null);
    },

    async endOtherSessions(actor: Actor): Promise<Result<null>> {
      const ended = await db.transaction().execute(async (tx) => {
        const families = await revokeAllOf(tx, actor.memberId, clock.now(), actor.familyId);
        if (families.length > 0) await log(tx, actor, 'sign_in.revoked');
        return families;
      });
      tellEnded(actor, ended);
      return succeed(null);
    },

    async beginTwoStep(actor: Actor, password: string): Promise<Result<TwoStepSetup>> {
      const confirmed = await confirmPassword(actor, password);
      if (!confirmed.ok) return confirmed;
      const { email, workspace_name: workspaceName } = await readSelf(actor);
      return twoStep.begin({ memberId: actor.memberId, email, workspaceName });
    },

    async confirmTwoStep(actor: Actor, code: string): Promise<Result<{ recoveryCodes: string[] }>> {
      return db.transaction().execute(async (tx) => {
        const confirmed = await twoStep.confirm(tx, actor.memberId, code);
        if (!confirmed.ok) return confirmed;
        await log(tx, actor, 'two_step.turned_on');
        return succeed({ recoveryCodes: confirmed.value });
      });
    },

    async renewRecoveryCodes(
      actor: Actor,
      proof: { password: string; code: string },
    ): Promise<Result<{ recoveryCodes: string[] }>> {
      const proved = await prove(actor, proof);
      if (!proved.ok) return proved;
      return db.transaction().execute(async (tx) => {
        const recoveryCodes = await twoStep.issueRecoveryCodes(tx, actor.memberId);
        await log(tx, actor, 'two_step.codes_renewed');
        return succeed({ recoveryCodes });
      });
    },

    async endTwoStep(actor: Actor, proof: { password: string; code: string }): Promise<Result<null>> {
      const proved = await prove(actor, proof);
      if (!proved.ok) return proved;
      await db.transaction().execute(async (tx) => {
        await twoStep.turnOff(tx, actor.memberId);
        await log(tx, actor, 'two_step.turned_off');
      });
      return succeed(null);
    },
  };

  function tellEnded({ memberId }: Actor, families: readonly string[]): void {
    for (const familyId of families) events.emit('session.ended', { memberId, familyId, reason: 'signed_out' });
  }
}
