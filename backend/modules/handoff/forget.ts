import { sql, type Transaction } from 'kysely';
import type { Schema } from '../../server/database/schema.ts';

interface Subjects {
  conversationIds: readonly string[];
}

export const forgetHandoffs = {
  /** Summaries, notes and comments go; stars, reasons and times stay. */
  async anonymise(tx: Transaction<Schema>, { conversationIds }: Subjects): Promise<void> {
    if (conversationIds.length === 0) return;
    await sql`
      UPDATE handoff_ratings r SET comment = ''
      FROM handoffs h WHERE h.id = r.handoff_id AND h.conversation_id = ANY (${conversationIds}::uuid[]) AND r.comment <> ''
    `.execute(tx);
    await tx
      .updateTable('handoffs')
      .set({ summary: null, handover: null })
      .where('conversation_id', 'in', conversationIds)
      .execute();
  },

  /** The rows themselves go with their conversations. */
  async remove(tx: Transaction<Schema>, { conversationIds }: Subjects): Promise<{ ratings: number }> {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*) AS count FROM handoff_ratings r JOIN handoffs h ON h.id = r.handoff_id
      WHERE h.conversation_id = ANY (${conversationIds}::uuid[])
    `.execute(tx);
    return { ratings: rows[0]?.count ?? 0 };
  },
};
