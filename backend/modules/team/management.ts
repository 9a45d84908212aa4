import type { Transaction } from 'kysely';
import type { AuditKind } from '#contract/audit.ts';
import { type Failure, fail, type Result, succeed } from '#contract/result.ts';
import type { ChangeMemberRequest, TeamMember } from '#contract/team.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';
import type { EventBus } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import { writeMail } from '../mail/index.ts';
import type { Actor } from './actor.ts';
import { describeChanges, writeAudit } from './audit.ts';
import { deleteInvitesBy } from './invite-store.ts';
import { decideGrant, decideResetTwoStep, decideShutOut, decideTouch } from './manage-rules.ts';
import { markDisabled, markEnabled, markRemoved } from './member-store.ts';
import { defaultPermissions } from './rules.ts';
import { revokeAllOf } from './session-store.ts';
import type { TeamMail } from './team-mail.ts';
import { areChatbotsOf, hasOtherOwner, lockTeam, readTeamMember, updateMember } from './team-store.ts';
import { deleteTwoStep } from './two-step-store.ts';

/** Takes the chats of somebody back to the queue who may have none any more. */
export type ReleaseChats = (member: { memberId: string; workspaceId: string; name: string }) => Promise<void>;

export interface ManagementDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  releaseChats: ReleaseChats;
  mail: TeamMail;
  /** An origin without a trailing slash. */
  publicUrl: string;
  /** `invalid` with the field `password` when it is not the actor's. */
  confirmPassword(actor: Actor, password: string): Promise<Result<null>>;
}

type Tx = Transaction<Schema>;

const NOT_THERE = fail('not_found', 'There is no such member.');
const LAST_OWNER = fail('wrong_state', 'The last owner stays: make somebody else an owner first.');

/** Changes to members. Each takes its turn and reads afresh who may do what: two at once cannot undo each other's rights. */
export function createManagement(deps: ManagementDeps) {
  const { db, clock, events, releaseChats, confirmPassword, mail, publicUrl } = deps;

  /** One change: both looked up within the actor's workspace, the change, its line in the log. */
  async function inTurn<T>(
    actor: Actor,
    memberId: string,
    work: (tx: Tx, acting: Parties) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const { workspaceId } = actor;
    return await db.transaction().execute(async (tx): Promise<Result<T>> => {
      await lockTeam(tx, workspaceId);
      const now = clock.now();
      const [me, target] = [
        await readTeamMember(tx, workspaceId, actor.memberId, now),
        await readTeamMember(tx, workspaceId, memberId, now),
      ];
      if (!me || me.disabled || !me.permissions.includes('team.manage')) {
        return fail('forbidden', 'You do not have the permission for this.');
      }
      if (!target) return NOT_THERE;
      return work(tx, {
        me: standingOf(me),
        target,
        now,
        async reread() {
          const after = await readTeamMember(tx, workspaceId, memberId, now);
          if (!after) throw new Error('a member vanished while being changed');
          return after;
        },
        log: (kind, changes) =>
          writeAudit(tx, {
            workspaceId,
            kind,
            actor: { id: actor.memberId, name: actor.name },
            target: { id: memberId, name: target.name },
            address: actor.address,
            ...(changes && { changes }),
            now,
          }),
      });
    });
  }

  /** What a member may do has changed: their chats go on to others if they may have none, then everybody is told. */
  async function settle(before: TeamMember, after: TeamMember, workspaceId: string): Promise<void> {
    const memberId = after.id;
    if (before.permissions.includes('chats.respond') && !after.permissions.includes('chats.respond')) {
      await releaseChats({ memberId, workspaceId, name: after.name });
    }
    events.emit('member.changed', { workspaceId, memberId });
  }

  /** Kept where no mail server is set, like every mail. */
  async function queueResetMail(tx: Tx, { workspaceId, name: resetBy }: Actor, target: TeamMember): Promise<void> {
    const { name: workspaceName } = await tx
      .selectFrom('workspaces')
      .select('name')
      .where('id', '=', workspaceId)
      .executeTakeFirstOrThrow();
    const about = { kind: 'two_step_reset', publicUrl, workspaceName, recipientName: target.name, resetBy } as const;
    await mail.queue(tx, {
      ...(await writeMail(about)),
      ...{ workspaceId, kind: about.kind, to: target.email, memberId: target.id, alertId: null, conversationId: null },
      dedupeKey: `${about.kind}:${newId()}`,
    });
  }

  /** The rights are gone with the commit, so no chat can be taken after the release. */
  async function shutOut(actor: Actor, memberId: string, kind: 'member.disabled' | 'member.removed') {
    const shut = await inTurn(
      actor,
      memberId,
      async (tx, { me, target, now, reread, log }): Promise<Result<TeamMember>> => {
        if (target.role === 'owner' && !(await hasOtherOwner(tx, actor.workspaceId, memberId))) return LAST_OWNER;
        const refusal = decideShutOut(me, standingOf(target));
        if (refusal) return fail('forbidden', refusal);
        await revokeAllOf(tx, memberId, now);
        await deleteInvitesBy(tx, memberId);
        const changed =
          kind === 'member.removed' ? await markRemoved(tx, memberId, now) : await markDisabled(tx, memberId, now);
        if (changed) await log(kind);
        return succeed(kind === 'member.removed' ? target : await reread());
      },
    );
    if (!shut.ok) return shut;
    events.emit('session.ended', { memberId, familyId: null, reason: 'disabled' });
    await releaseChats({ memberId, workspaceId: actor.workspaceId, name: shut.value.name });
    events.emit('member.changed', { workspaceId: actor.workspaceId, memberId });
    return shut;
  }

  return {
    /** `forbidden` beyond the actor's own rights; `wrong_state` for the last owner; `invalid` for foreign chatbots. */
    async change(actor: Actor, memberId: string, request: ChangeMemberRequest): Promise<Result<TeamMember>> {
      const changed = await inTurn(actor, memberId, async (tx, { me, target, reread, log }) => {
        const refusal = await decideChange(tx, actor.workspaceId, me, target, request);
        if (refusal) return refusal;
        const { role, permissions, cap, chatbotIds } = request;
        await updateMember(tx, memberId, {
          ...(role && { role }),
          ...(permissions && { permissions }),
          ...(cap !== undefined && { chat_cap: cap }),
          ...(chatbotIds !== undefined && { chatbot_ids: chatbotIds }),
        });
        const changes = describeChanges({ ...target }, { ...request });
        if (changes.length > 0) await log('member.changed', changes);
        return succeed({ before: target, after: await reread() });
      });
      if (!changed.ok) return changed;
      const { before, after } = changed.value;
      await settle(before, after, actor.workspaceId);
      return succeed(after);
    },

    disable: (actor: Actor, memberId: string): Promise<Result<TeamMember>> =>
      shutOut(actor, memberId, 'member.disabled'),

    async enable(actor: Actor, memberId: string): Promise<Result<TeamMember>> {
      const done = await inTurn(actor, memberId, async (tx, { me, target, reread, log }) => {
        const refusal = decideTouch(me, standingOf(target));
        if (refusal) return fail('forbidden', refusal);
        if (await markEnabled(tx, memberId)) await log('member.enabled');
        return succeed(await reread());
      });
      if (done.ok) events.emit('member.changed', { workspaceId: actor.workspaceId, memberId });
      return done;
    },

    /** For who lost phone and codes; their password stays, and a mail tells them. `wrong_state` while it is off. */
    async resetTwoStep(actor: Actor, memberId: string): Promise<Result<TeamMember>> {
      const done = await inTurn(actor, memberId, async (tx, { me, target, reread, log }) => {
        const refusal = decideResetTwoStep(me, standingOf(target));
        if (refusal) return fail('forbidden', refusal);
        if (!target.twoStep) return fail('wrong_state', 'Two-step sign-in is off for this member.');
        await deleteTwoStep(tx, memberId);
        await log('two_step.reset');
        await queueResetMail(tx, actor, target);
        return succeed(await reread());
      });
      if (done.ok) mail.sendSoon();
      return done;
    },

    /** The name stays with everything they did; their address is free again. */
    async remove(actor: Actor, memberId: string): Promise<Result<null>> {
      const done = await shutOut(actor, memberId, 'member.removed');
      return done.ok ? succeed(null) : done;
    },

    /** Both at once, so that there is an owner at every moment. Answers the new one. */
    async transferOwnership(actor: Actor, toMemberId: string, password: string): Promise<Result<TeamMember>> {
      // Before the password: whoever may not do this in any case has nothing to try passwords on.
      const me = await readTeamMember(db, actor.workspaceId, actor.memberId, clock.now());
      if (me?.role !== 'owner') return OWNERS_ONLY;
      const confirmed = await confirmPassword(actor, password);
      if (!confirmed.ok) return confirmed;
      const done = await inTurn(actor, toMemberId, async (tx, { me, target, reread, log }) => {
        if (me.role !== 'owner') return OWNERS_ONLY;
        if (target.disabled) return fail('wrong_state', 'This member is disabled.', { field: 'toMemberId' });
        if (target.id === actor.memberId) return fail('invalid', 'is you already', { field: 'toMemberId' });
        await updateMember(tx, toMemberId, { role: 'owner', permissions: defaultPermissions('owner') });
        await updateMember(tx, actor.memberId, { role: 'admin', permissions: defaultPermissions('admin') });
        await log('ownership.transferred', describeChanges({ owner: actor.name }, { owner: target.name }));
        return succeed(await reread());
      });
      if (!done.ok) return done;
      for (const memberId of [toMemberId, actor.memberId]) {
        events.emit('member.changed', { workspaceId: actor.workspaceId, memberId });
      }
      return done;
    },
  };
}

const OWNERS_ONLY = fail('forbidden', 'Only an owner can hand the workspace over.');

interface Parties {
  me: ReturnType<typeof standingOf>;
  target: TeamMember;
  now: Date;
  /** The target as the change has left it. */
  reread(): Promise<TeamMember>;
  log(kind: AuditKind, changes?: ReturnType<typeof describeChanges>): Promise<void>;
}

function standingOf({ id, role, permissions }: TeamMember) {
  return { memberId: id, role, permissions };
}

async function decideChange(
  tx: Tx,
  workspaceId: string,
  me: Parties['me'],
  target: TeamMember,
  { role = target.role, permissions = target.permissions, chatbotIds }: ChangeMemberRequest,
): Promise<Failure | null> {
  const refusal = decideTouch(me, standingOf(target)) ?? decideGrant(me, { role, permissions }, target.permissions);
  if (refusal) return fail('forbidden', refusal);
  const stepsDown = target.role === 'owner' && role !== 'owner';
  if (stepsDown && !(await hasOtherOwner(tx, workspaceId, target.id))) return LAST_OWNER;
  if (chatbotIds && !(await areChatbotsOf(tx, workspaceId, chatbotIds))) {
    return fail('invalid', 'must be chatbots of this workspace', { field: 'chatbotIds' });
  }
  return null;
}
