import { sql, type Transaction } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';
import type { Schema } from '../../server/database/schema.ts';

interface Subjects {
  contactMessageIds: readonly string[];
}

/** Which messages are meant; `limit` where there may be many. */
type Which =
  | { conversationIds: readonly string[] }
  | { visitorId: string; limit: number }
  | { workspaceId: string; address: string; limit: number }
  /** `named`: leave out those whose words have gone already. */
  | { workspaceId: string; leftBefore: Date; named: boolean; limit: number };

export async function findContactMessages(db: Queryable, which: Which): Promise<string[]> {
  const rows = db.selectFrom('contact_messages').select('id');
  const found =
    'conversationIds' in which
      ? rows.where('conversation_id', 'in', which.conversationIds)
      : 'visitorId' in which
        ? rows.where('visitor_id', '=', which.visitorId).orderBy('id').limit(which.limit)
        : 'address' in which
          ? rows
              .where('workspace_id', '=', which.workspaceId)
              .where(sql`lower(email)`, '=', which.address)
              .orderBy('id')
              .limit(which.limit)
          : rows
              .where('workspace_id', '=', which.workspaceId)
              .where('created_at', '<', which.leftBefore)
              .$if(which.named, (named) => named.where('anonymised_at', 'is', null))
              .orderBy('created_at')
              .orderBy('id')
              .limit(which.limit);
  return (await found.execute()).map(({ id }) => id);
}

export const forgetContactMessages = {
  /** That somebody left a message, and who dealt with it, stays. Nobody can answer it any more, so it is off the list. */
  async anonymise(tx: Transaction<Schema>, { contactMessageIds }: Subjects, now: Date): Promise<void> {
    if (contactMessageIds.length === 0) return;
    await tx
      .updateTable('contact_messages')
      .set((set) => ({
        name: '',
        email: '',
        body: '',
        // The browser's own word for it.
        client_id: sql<string>`id::text`,
        handled_at: sql<Date>`coalesce(${set.ref('handled_at')}, ${now}::timestamptz)`,
        anonymised_at: now,
      }))
      .where('id', 'in', contactMessageIds)
      .execute();
  },

  async remove(tx: Transaction<Schema>, { contactMessageIds }: Subjects): Promise<{ contactMessages: number }> {
    if (contactMessageIds.length === 0) return { contactMessages: 0 };
    const removed = await tx.deleteFrom('contact_messages').where('id', 'in', contactMessageIds).executeTakeFirst();
    return { contactMessages: Number(removed.numDeletedRows) };
  },
};
