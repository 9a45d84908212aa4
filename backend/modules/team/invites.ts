import type { Transaction } from 'kysely';
import { type Failure, fail, type Result, succeed } from '#contract/result.ts';
import type { CreateInviteRequest, Invited, InviteOffer, JoinTeamRequest } from '#contract/team.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import { isUniqueViolation } from '../../server/database/faults.ts';
import type { Schema } from '../../server/database/schema.ts';
import type { EventBus } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import { writeMail } from '../mail/index.ts';
import type { Actor } from './actor.ts';
import { writeAudit } from './audit.ts';
import * as store from './invite-store.ts';
import { decideGrant } from './manage-rules.ts';
import { findCredentials, insertMember } from './member-store.ts';
import { EMAIL_TAKEN, hashNewPassword } from './members.ts';
import type { PasswordHasher } from './password.ts';
import { defaultPermissions, INVITE_LIFE_MS } from './rules.ts';
import type { Origin, Sessions, SignedIn } from './sessions.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import type { TeamMail } from './team-mail.ts';
import { areChatbotsOf, lockTeam, readTeamMember } from './team-store.ts';
import { createSecret, hashSecret } from './tokens.ts';

export interface InviteDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  hasher: PasswordHasher;
  limits: SignInLimits;
  sessions: Sessions;
  mail: TeamMail;
  /** An origin without a trailing slash: links never follow what a request says of its host. */
  publicUrl: string;
}

const NOT_THERE = fail('not_found', 'There is no such invite.');
const LINK_OVER = fail('unauthorized', 'This invite has been used, taken back or has run out. Ask for a new one.', {
  field: 'token',
});

/** How somebody new comes in: a link for 72 hours and one use, by mail and to hand over. */
export function createInvites({ db, clock, events, hasher, limits, sessions, mail, publicUrl }: InviteDeps) {
  /** Makes the link of an invite and, if wanted, the mail with it. `store` keeps the hash. */
  async function sendLink(
    tx: Transaction<Schema>,
    actor: Actor,
    invite: { id: string; email: string },
    wanted: { mail: boolean; keep(link: { tokenHash: Buffer; now: Date; expiresAt: Date }): Promise<void> },
  ): Promise<Invited> {
    const { token, hash: tokenHash } = createSecret();
    const now = clock.now();
    await wanted.keep({ tokenHash, now, expiresAt: new Date(now.getTime() + INVITE_LIFE_MS) });
    const links = { web: `${publicUrl}/join#${token}`, app: `handoff-desk://join/${token}` };
    const me = await readTeamMember(tx, actor.workspaceId, actor.memberId, now);
    const state = wanted.mail ? await queueMail(tx, actor, invite, links.web, me?.name ?? actor.name) : null;
    const stored = await store.readInvite(tx, actor.workspaceId, invite.id);
    if (!stored) throw new Error('an invite vanished while its link was made');
    return { invite: stored, links, mail: state === null ? 'off' : state === 'kept' ? 'kept' : 'on_its_way' };
  }

  async function queueMail(
    tx: Transaction<Schema>,
    { workspaceId }: Actor,
    invite: { id: string; email: string },
    privateLink: string,
    inviterName: string,
  ): Promise<'kept' | 'queued'> {
    const workspace = await tx
      .selectFrom('workspaces')
      .select('name')
      .where('id', '=', workspaceId)
      .executeTakeFirstOrThrow();
    const content = await writeMail({ kind: 'invite', workspaceName: workspace.name, inviterName });
    const queued = await mail.queue(tx, {
      ...content,
      ...{ workspaceId, kind: 'invite', to: invite.email, privateLink, dedupeKey: `invite:${newId()}` },
      ...{ memberId: null, alertId: null, conversationId: null },
    });
    if (!queued) throw new Error('a fresh key was taken');
    await tx.updateTable('invites').set({ mail_id: queued.id }).where('id', '=', invite.id).execute();
    return queued.state;
  }

  /** With the actor's rights as they are now, one after the other per workspace. */
  function inTurn<T>(actor: Actor, work: (tx: Transaction<Schema>) => Promise<Result<T>>): Promise<Result<T>> {
    return db.transaction().execute(async (tx) => {
      await lockTeam(tx, actor.workspaceId);
      return work(tx);
    });
  }

  async function decideInvite(
    tx: Transaction<Schema>,
    actor: Actor,
    {
      role,
      permissions,
    }: Pick<CreateInviteRequest, 'role'> & { permissions: NonNullable<CreateInviteRequest['permissions']> },
  ): Promise<Failure | null> {
    const me = await readTeamMember(tx, actor.workspaceId, actor.memberId, clock.now());
    const refusal = me && !me.disabled ? decideGrant({ ...me, memberId: me.id }, { role, permissions }) : 'You left.';
    return refusal === null ? null : fail('forbidden', refusal);
  }

  function log(
    tx: Transaction<Schema>,
    actor: Actor,
    kind: 'created' | 'resent' | 'revoked',
    invite: { id: string; email: string },
  ) {
    return writeAudit(tx, {
      workspaceId: actor.workspaceId,
      kind: `invite.${kind}`,
      actor: { id: actor.memberId, name: actor.name },
      target: { id: invite.id, name: invite.email },
      address: actor.address,
      now: clock.now(),
    });
  }

  return {
    /** `forbidden` beyond one's own rights; `invalid` with the field for a taken or invited address. */
    async create(actor: Actor, request: CreateInviteRequest): Promise<Result<Invited>> {
      const { workspaceId } = actor;
      const { email, role, chatbotIds, permissions = defaultPermissions(role) } = request;
      try {
        const invited = await inTurn(actor, async (tx): Promise<Result<Invited>> => {
          const refusal = await decideInvite(tx, actor, { role, permissions });
          if (refusal) return refusal;
          if ((await findCredentials(tx, email, workspaceId)).length > 0) return EMAIL_TAKEN;
          if (chatbotIds && !(await areChatbotsOf(tx, workspaceId, chatbotIds))) {
            return fail('invalid', 'must be chatbots of this workspace', { field: 'chatbotIds' });
          }
          const invite = { id: newId(), email };
          const made = await sendLink(tx, actor, invite, {
            mail: request.mail,
            async keep({ tokenHash, now, expiresAt }) {
              await tx
                .insertInto('invites')
                .values({
                  ...{ ...invite, workspace_id: workspaceId, role, permissions, chatbot_ids: chatbotIds },
                  ...{ invited_by: actor.memberId, token_hash: tokenHash, created_at: now, expires_at: expiresAt },
                })
                .execute();
            },
          });
          await log(tx, actor, 'created', invite);
          return succeed(made);
        });
        mail.sendSoon();
        return invited;
      } catch (error) {
        if (isUniqueViolation(error)) {
          return fail('invalid', 'is invited already: send that invite again instead', { field: 'email' });
        }
        throw error;
      }
    },

    async resend(actor: Actor, id: string, wanted: { mail: boolean }): Promise<Result<Invited>> {
      const invited = await inTurn(actor, async (tx): Promise<Result<Invited>> => {
        const invite = await store.readInvite(tx, actor.workspaceId, id);
        if (!invite) return NOT_THERE;
        const role = invite.role === 'admin' ? 'admin' : 'agent';
        const refusal = await decideInvite(tx, actor, { role, permissions: invite.permissions });
        if (refusal) return refusal;
        const made = await sendLink(tx, actor, invite, {
          mail: wanted.mail,
          keep: (link) => store.renewInvite(tx, id, { ...link, invitedBy: actor.memberId }),
        });
        await log(tx, actor, 'resent', invite);
        return succeed(made);
      });
      mail.sendSoon();
      return invited;
    },

    revoke: (actor: Actor, id: string): Promise<Result<null>> =>
      inTurn(actor, async (tx): Promise<Result<null>> => {
        const invite = await store.readInvite(tx, actor.workspaceId, id);
        if (!invite) return NOT_THERE;
        await store.deleteInvite(tx, id);
        await log(tx, actor, 'revoked', invite);
        return succeed(null);
      }),

    /** Whoever holds the link may see what it is for. `unauthorized` for one that is used, run out or made up. */
    async look(token: string, { ip }: Pick<Origin, 'ip'>): Promise<Result<InviteOffer>> {
      const refusal = await limits.admitAddress(ip);
      if (refusal) return refusal;
      const offer = await store.findOffer(db, hashSecret(token), clock.now());
      if (!offer) return LINK_OVER;
      return succeed({
        workspaceName: offer.workspace_name,
        invitedBy: offer.invited_by,
        email: offer.email,
        role: offer.role,
        expiresAt: offer.expires_at.toISOString(),
      });
    },

    /** Makes the bearer a member under the address that was invited, and signs them in. A weak password leaves the link good. */
    async join({ token, name, password }: JoinTeamRequest, origin: Origin): Promise<Result<SignedIn>> {
      const refusal = await limits.admitAddress(origin.ip);
      if (refusal) return refusal;
      const tokenHash = hashSecret(token);
      // Looked at before the costly hash; what counts is the conditional update below.
      const offer = await store.findOffer(db, tokenHash, clock.now());
      if (!offer) return LINK_OVER;
      const hashed = await hashNewPassword(hasher, password, { name, email: offer.email });
      if (!hashed.ok) return hashed;
      try {
        const joined = await db.transaction().execute(async (tx): Promise<Result<SignedIn>> => {
          const now = clock.now();
          const invite = await store.consumeInvite(tx, tokenHash, now);
          if (!invite) return LINK_OVER;
          const memberId = await insertMember(tx, {
            ...{ workspaceId: invite.workspace_id, email: invite.email, name, role: invite.role },
            ...{ permissions: invite.permissions, chatbotIds: invite.chatbot_ids, passwordHash: hashed.value, now },
          });
          await writeAudit(tx, {
            ...{ workspaceId: invite.workspace_id, kind: 'member.joined', actor: { id: memberId, name } },
            ...{ target: { id: invite.id, name: invite.email }, address: origin.ip, now },
          });
          return succeed(await sessions.begin(tx, memberId, origin.client));
        });
        if (joined.ok) {
          const { id: memberId, workspaceId } = joined.value.me;
          events.emit('member.changed', { workspaceId, memberId });
        }
        return joined;
      } catch (error) {
        if (isUniqueViolation(error)) return EMAIL_TAKEN;
        throw error;
      }
    },
  };
}
