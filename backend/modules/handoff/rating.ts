import { sql } from 'kysely';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Database } from '../../server/database/connection.ts';

export interface Rating {
  conversationId: string;
  /** 1 to 5. */
  stars: number;
  comment: string;
}

/** Stores it for the conversation's last completed handoff, once: a repeat, and a change of mind, change nothing and succeed. */
export async function rateHandoff(db: Database, rating: Rating, now: Date): Promise<Result<null>> {
  const { conversationId, stars, comment } = rating;
  const { rows } = await sql`
    WITH rated AS (
      SELECT id FROM handoffs WHERE conversation_id = ${conversationId} AND state = 'completed'
      ORDER BY ended_at DESC, id DESC LIMIT 1
    ),
    stored AS (
      INSERT INTO handoff_ratings (handoff_id, stars, comment, at)
      SELECT id, ${stars}, ${comment}, ${now}::timestamptz FROM rated
      ON CONFLICT (handoff_id) DO NOTHING
    )
    SELECT id FROM rated
  `.execute(db);
  return rows.length > 0 ? succeed(null) : fail('wrong_state', 'There is no finished chat with a person to rate.');
}
