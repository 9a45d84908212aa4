import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { writeMail } from '../mail/index.ts';
import { writeAudit } from './audit.ts';
import { savePassword } from './member-store.ts';
import { hashNewPassword } from './members.ts';
import type { PasswordHasher } from './password.ts';
import * as store from './reset-store.ts';
import { RESET_LINK_LIFE_MS } from './rules.ts';
import { revokeAllOf } from './session-store.ts';
import type { Origin } from './sessions.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import type { TeamMail } from './team-mail.ts';
import { createSecret, hashSecret } from './tokens.ts';

export interface ResetDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  hasher: PasswordHasher;
  limits: SignInLimits;
  mail: TeamMail;
  publicUrl: string;
}

/** Per member and hour: nobody's mailbox is filled by others typing their address. */
const LINKS_PER_HOUR = 3;
const LINK_OVER = fail('unauthorized', 'This link has been used or has run out. Ask for a new one.', {
  field: 'token',
});

/** A new password for those who have lost theirs: a link by mail, for 30 minutes and one use. */
export function createReset({ db, clock, events, hasher, limits, mail, publicUrl }: ResetDeps) {
  // Looked up after the answer is given: neither what is answered nor how fast tells whether anybody has the address.
  events.on('password_reset.asked', async ({ email, address }) => {
    const found = await store.findResettable(db, email);
    for (const member of found) await sendLink(member, address);
    // Writing a mail keeps this process busy for a moment: whoever asks something else right away could feel it.
    if (found.length === 0)
      await writeMail({ kind: 'password_reset', workspaceName: 'Nobody', recipientName: 'Nobody' });
    mail.sendSoon();
  });

  async function sendLink(
    member: Awaited<ReturnType<typeof store.findResettable>>[number],
    address: string,
  ): Promise<void> {
    const now = clock.now();
    const { id: memberId, workspaceId, workspaceName, name, email } = member;
    const content = await writeMail({ kind: 'password_reset', workspaceName, recipientName: name });
    await db.transaction().execute(async (tx) => {
      const hourAgo = new Date(now.getTime() - 3_600_000);
      if ((await store.countResetsSince(tx, memberId, hourAgo)) >= LINKS_PER_HOUR) return;
      const { token, hash: tokenHash } = createSecret();
      const queued = await mail.queue(tx, {
        ...content,
        ...{ workspaceId, kind: 'password_reset', to: email, memberId, alertId: null, conversationId: null },
        ...{ privateLink: `${publicUrl}/console/#/reset/${token}` },
        dedupeKey: `password_reset:${tokenHash.toString('hex')}`,
      });
      const expiresAt = new Date(now.getTime() + RESET_LINK_LIFE_MS);
      await store.insertReset(tx, { tokenHash, memberId, mailId: queued?.id ?? null, now, expiresAt });
      await writeAudit(tx, {
        ...{ workspaceId, kind: 'password.reset_requested', actor: { id: null, name: email } },
        ...{ target: { id: memberId, name }, address, now },
      });
    });
  }

  return {
    /** Says nothing about the address; `rate_limited` when too many come from one place. */
    async request(email: string, { ip }: Pick<Origin, 'ip'>): Promise<Result<null>> {
      const refusal = await limits.admitAddress(ip);
      if (refusal) return refusal;
      events.emit('password_reset.asked', { email, address: ip });
      return succeed(null);
    },

    /** `unauthorized` for a link that is used, run out or made up; `invalid` for a weak password, and then the link stays good. */
    async use(token: string, newPassword: string, { ip }: Pick<Origin, 'ip'>): Promise<Result<null>> {
      const refusal = await limits.admitAddress(ip);
      if (refusal) return refusal;
      const tokenHash = hashSecret(token);
      const member = await store.findReset(db, tokenHash, clock.now());
      if (!member) return LINK_OVER;
      const hashed = await hashNewPassword(hasher, newPassword, member);
      if (!hashed.ok) return hashed;
      const { id: memberId, workspaceId, name } = member;
      const done = await db.transaction().execute(async (tx) => {
        const now = clock.now();
        if (!(await store.consumeReset(tx, tokenHash, memberId, now))) return false;
        await savePassword(tx, memberId, hashed.value, now);
        await revokeAllOf(tx, memberId, now);
        const who = { id: memberId, name };
        await writeAudit(tx, { workspaceId, kind: 'password.reset', actor: who, target: who, address: ip, now });
        return true;
      });
      if (!done) return LINK_OVER;
      events.emit('session.ended', { memberId, familyId: null, reason: 'signed_out' });
      return succeed(null);
    },
  };
}
