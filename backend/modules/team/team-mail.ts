import type { Database } from '../../server/database/connection.ts';
import type { MailService, SendVerdict, WaitingMail } from '../mail/index.ts';
import { isInviteOfMailLive } from './invite-store.ts';
import { isResetOfMailLive } from './reset-store.ts';

/** What the team needs of mail. */
export type TeamMail = Pick<MailService, 'queue' | 'sendSoon'>;

/** Whether the link in a mail of the team's still works: asked right before each attempt to send it. Null = not one of ours. */
export async function mayStillSendTeamMail(
  db: Database,
  { id, kind }: Pick<WaitingMail, 'id' | 'kind'>,
  now: Date,
): Promise<SendVerdict | null> {
  if (kind !== 'invite' && kind !== 'password_reset') return null;
  const live = kind === 'invite' ? await isInviteOfMailLive(db, id, now) : await isResetOfMailLive(db, id, now);
  return live ? { send: true } : { send: false, reason: 'Its link no longer works' };
}
