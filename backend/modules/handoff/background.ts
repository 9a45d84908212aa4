import type { HandoffBackground } from '#contract/handoff-summary.ts';
import type { Database } from '../../server/database/connection.ts';

/** Of the newest request of a conversation; null when nobody was ever asked for. */
export async function readBackground(db: Database, conversationId: string): Promise<HandoffBackground | null> {
  const row = await db
    .selectFrom('handoffs')
    .leftJoin('handoff_ratings', 'handoff_ratings.handoff_id', 'handoffs.id')
    .where('handoffs.conversation_id', '=', conversationId)
    .orderBy('handoffs.requested_at', 'desc')
    .orderBy('handoffs.id', 'desc')
    .limit(1)
    .select(['handoffs.reason', 'handoffs.summary', 'handoff_ratings.stars', 'handoff_ratings.comment'])
    .executeTakeFirst();
  if (!row) return null;
  const { reason, summary, stars, comment } = row;
  return { reason, summary, rating: stars === null ? null : { stars, comment: comment ?? '' } };
}
