import type { Database } from '../../server/database/connection.ts';
import type { SendVerdict, WaitingMail } from '../mail/index.ts';
import { isConcerned } from './rules/decide-audience.ts';
import { SEEN } from './rules/decide-email.ts';
import { readRecipients } from './store/audience.ts';
import { whyGone } from './store/find-gone.ts';

/** Asked right before each attempt to send: a mail may have waited for its server longer than its reason lasted. */
export async function mayStillSend(
  db: Database,
  { alertId, memberId }: Pick<WaitingMail, 'alertId' | 'memberId'>,
): Promise<SendVerdict> {
  if (alertId === null || memberId === null) return { send: true };
  const reason = await whyGone(db, alertId);
  if (reason !== null) return { send: false, reason };
  const [recipient] = await readRecipients(db, alertId, memberId);
  const alert = await db
    .selectFrom('alerts as a')
    .innerJoin('alert_deliveries as d', 'd.alert_id', 'a.id')
    .where('a.id', '=', alertId)
    .where('d.member_id', '=', memberId)
    .where('d.channel', '=', 'email')
    .select(['a.kind', 'a.member_id', 'd.only_if_unseen'])
    .executeTakeFirst();
  if (!alert || !recipient || !isConcerned({ kind: alert.kind, assignedMemberId: alert.member_id }, recipient)) {
    return { send: false, reason: 'No longer told of such alerts' };
  }
  return alert.only_if_unseen && recipient.seen ? { send: false, reason: SEEN } : { send: true };
}
