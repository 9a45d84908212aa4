import { sql } from 'kysely';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';

const NOTE_EVERY_MS = 60_000;
const MOST_REMEMBERED = 10_000;

/** Keeps which sites' pages load which chatbot, for "connected ✓". Each pair is written at most once a minute. */
export function createSiteNotes({ db, clock }: { db: Database; clock: Clock }) {
  const noted = new Map<string, number>();

  return async (chatbotId: string, origin: string): Promise<void> => {
    const now = clock.now();
    const key = `${chatbotId} ${origin}`;
    const last = noted.get(key);
    if (last !== undefined && Math.abs(now.getTime() - last) < NOTE_EVERY_MS) return;
    if (noted.size >= MOST_REMEMBERED) noted.clear();
    noted.set(key, now.getTime());
    await sql`
      INSERT INTO site_connections (chatbot_id, origin, last_seen_at)
      SELECT id, ${origin}, ${now}::timestamptz FROM chatbots WHERE id = ${chatbotId}
      ON CONFLICT (chatbot_id, origin) DO UPDATE SET last_seen_at = excluded.last_seen_at
    `.execute(db);
  };
}
