import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';

interface Subjects {
  conversationIds: readonly string[];
  contactMessageIds: readonly string[];
}

/** SQL condition on `alerts a`: it is about one of these. */
function isAbout({ conversationIds, contactMessageIds }: Subjects): RawBuilder<boolean> {
  return sql`(a.conversation_id = ANY (${conversationIds}::uuid[])
    OR a.kind = 'contact' AND a.about = ANY (${contactMessageIds}::uuid[]))`;
}

/** Ids of the alerts about these. */
export async function findAlerts(db: Queryable, subjects: Subjects): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT a.id FROM alerts a WHERE ${isAbout(subjects)}`.execute(db);
  return rows.map(({ id }) => id);
}

export const forgetAlerts = {
  /** Words that visitors used go; that somebody was told, when and how, stays. */
  async anonymise(tx: Transaction<Schema>, subjects: Subjects): Promise<void> {
    await sql`UPDATE alerts a SET words = '{}' WHERE ${isAbout(subjects)} AND a.words <> '{}'`.execute(tx);
  },

  async remove(tx: Transaction<Schema>, subjects: Subjects): Promise<Record<never, never>> {
    const { conversationIds } = subjects;
    await sql`
      WITH gone AS (DELETE FROM alerts a WHERE ${isAbout(subjects)} RETURNING a.id)
      DELETE FROM alert_receipts WHERE about IN (
        SELECT id FROM gone
        UNION ALL SELECT id FROM handoffs WHERE conversation_id = ANY (${conversationIds}::uuid[])
        UNION ALL SELECT unnest(${conversationIds}::uuid[]))
    `.execute(tx);
    return {};
  },
};
