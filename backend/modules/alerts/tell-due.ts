import { sql } from 'kysely';
import type { Clock } from '../../server/clock.ts';
import type { Database, Queryable } from '../../server/database/connection.ts';
import type { RaisedFact } from './fact.ts';
import type { Teller } from './raise.ts';
import { findDue, saveEmailDeliveries } from './store/alert-store.ts';
import { whyGone } from './store/find-gone.ts';

export interface TellDueDeps {
  db: Database;
  clock: Clock;
  teller: Pick<Teller, 'tellOne'>;
  /** Runs one piece of work; its failure must not keep the others from being told. */
  attempt(work: () => Promise<unknown>): Promise<boolean>;
}

/** Mails that were put off until the alert had been unseen for long enough. */
export async function tellDue({ db, clock, teller, attempt }: TellDueDeps): Promise<void> {
  for (const { alertId, memberId } of await findDue(db, clock.now())) {
    await attempt(() =>
      db.transaction().execute(async (tx) => {
        const alert = await lockWaiting(tx, alertId, memberId);
        if (!alert) return;
        const reason = await whyGone(tx, alertId);
        if (reason === null) return teller.tellOne(tx, alert, memberId);
        await saveEmailDeliveries(tx, [{ alertId, memberId, at: clock.now(), outcome: { state: 'not_sent', reason } }]);
      }),
    );
  }
}

/** Of several servers one gets it; null for the others, and once it is no longer waiting. */
async function lockWaiting(tx: Queryable, alertId: string, memberId: string): Promise<RaisedFact | null> {
  const row = await tx
    .selectFrom('alert_deliveries as d')
    .innerJoin('alerts as a', 'a.id', 'd.alert_id')
    .where('d.alert_id', '=', alertId)
    .where('d.member_id', '=', memberId)
    .where('d.channel', '=', sql.lit('email' as const))
    .where('d.state', '=', sql.lit('waiting' as const))
    .forUpdate('d')
    .skipLocked()
    .select([
      'a.id',
      'a.kind',
      'a.workspace_id',
      'a.chatbot_id',
      'a.conversation_id',
      'a.about',
      'a.nth',
      'a.first_seq',
    ])
    .select(['a.last_seq', 'a.member_id', 'a.words', 'a.at'])
    .executeTakeFirst();
  if (!row) return null;
  return {
    alertId: row.id,
    raisedAt: row.at,
    kind: row.kind,
    workspaceId: row.workspace_id,
    chatbotId: row.chatbot_id,
    conversationId: row.conversation_id,
    about: row.about,
    nth: row.nth,
    firstSeq: row.first_seq,
    lastSeq: row.last_seq,
    memberId: row.member_id,
    words: row.words,
  };
}
