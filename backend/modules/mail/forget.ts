import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';

interface Subjects {
  conversationIds: readonly string[];
  /** Of alerts about them, and about contact messages: those know of no conversation. */
  alertIds: readonly string[];
}

/** SQL condition on `mails`: it tells of one of these. */
function tellsOf({ conversationIds, alertIds }: Subjects): RawBuilder<boolean> {
  return sql`(conversation_id = ANY (${conversationIds}::uuid[]) OR alert_id = ANY (${alertIds}::uuid[]))`;
}

/** Stands where the words were. */
const REMOVED = 'What this mail said has been removed.';
const noWords = sql`html = ${`<p>${REMOVED}</p>`}, text = ${REMOVED}, private_link = NULL`;

export const forgetMails = {
  /** Words go, and the addresses of visitors; that a mail was sent, and when, stays. One on its way is not sent. */
  async anonymise(tx: Transaction<Schema>, subjects: Subjects, now: Date): Promise<void> {
    await sql`
      UPDATE mails SET ${noWords}, emptied_at = ${now}::timestamptz, next_attempt_at = NULL,
        to_address = CASE kind WHEN 'transcript' THEN '' ELSE to_address END,
        state = CASE state WHEN 'queued' THEN 'skipped' ELSE state END,
        -- A mail server's answer may repeat the address.
        detail = ''
      WHERE ${tellsOf(subjects)}
    `.execute(tx);
  },

  async remove(tx: Transaction<Schema>, subjects: Subjects): Promise<{ mails: number }> {
    const { numAffectedRows } = await sql`DELETE FROM mails WHERE ${tellsOf(subjects)}`.execute(tx);
    return { mails: Number(numAffectedRows ?? 0) };
  },
};

/** Mails to a visitor of this address (in small letters); what the team's own people get is the team's. */
export async function removeMailsTo(
  tx: Transaction<Schema>,
  { workspaceId, address }: { workspaceId: string; address: string },
): Promise<{ mails: number }> {
  const { numAffectedRows } = await sql`
    DELETE FROM mails WHERE workspace_id = ${workspaceId} AND kind = 'transcript' AND lower(to_address) = ${address}
  `.execute(tx);
  return { mails: Number(numAffectedRows ?? 0) };
}

/** Empties so many of the mails from before then that have come to rest. Answers how many it were. */
export async function emptyOldMails(db: Queryable, before: Date, now: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE mails SET ${noWords}, emptied_at = ${now}::timestamptz
    WHERE id IN (
      SELECT id FROM mails WHERE emptied_at IS NULL AND state <> 'queued' AND created_at < ${before}
      ORDER BY created_at LIMIT ${limit}
    )
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}
