import { sql } from 'kysely';
import type { Queryable } from '../../server/database/connection.ts';

/**
 * Keeps the hours that a chatbot has from `now` on, if they are others than before: how long somebody waited within
 * business hours must mean the same when it is computed again next year. Call it in the transaction that saves them.
 */
export async function noteHours(db: Queryable, chatbotId: string, now: Date): Promise<void> {
  await sql`
    INSERT INTO chatbot_hours (chatbot_id, since, hours_enabled, schedule)
    SELECT b.id, ${now}::timestamptz, b.hours_enabled, b.schedule FROM chatbots b
    WHERE b.id = ${chatbotId} AND NOT EXISTS (
      SELECT FROM (
        SELECT hours_enabled, schedule FROM chatbot_hours WHERE chatbot_id = b.id ORDER BY since DESC LIMIT 1
      ) last
      WHERE last.hours_enabled = b.hours_enabled AND last.schedule IS NOT DISTINCT FROM b.schedule
    )
    ON CONFLICT (chatbot_id, since) DO UPDATE SET hours_enabled = excluded.hours_enabled, schedule = excluded.schedule
  `.execute(db);
}
