import { sql } from 'kysely';
import type { Database } from '../../server/database/connection.ts';

/** The nearest stored deadline: the end of an offer or of a grace time. */
export async function findNextDeadline(db: Database): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    SELECT least(
      (SELECT min(offer_expires_at) FROM handoffs WHERE state = 'pending' AND offer_expires_at IS NOT NULL),
      (SELECT min(grace_until) FROM agent_desks WHERE grace_until IS NOT NULL)
    ) AS at
  `.execute(db);
  return rows[0]?.at ?? null;
}

/** More than clocks of several processes differ, far less than anybody waits. */
const TOLERANCE_MS = 5_000;

interface MovedOffer {
  workspaceId: string;
  conversationId: string;
  handoffId: string;
}

/**
 * What began in the future began before the clock was set back, and would now last that much longer. It starts again
 * from now with its own length (the offers whose end has moved are returned), so that neither a visitor waits an hour for an offer nor a gone agent keeps chats.
 */
export async function restartFromTheFuture(db: Database, now: Date): Promise<MovedOffer[]> {
  const latest = new Date(now.getTime() + TOLERANCE_MS);
  const { rows } = await sql<MovedOffer>`
    UPDATE handoffs SET offered_at = ${now}, offer_expires_at = ${now}::timestamptz + (offer_expires_at - offered_at)
    WHERE state = 'pending' AND offer_expires_at IS NOT NULL AND offered_at > ${latest}
    RETURNING workspace_id AS "workspaceId", conversation_id AS "conversationId", id AS "handoffId"
  `.execute(db);
  await sql`
    UPDATE agent_desks SET connection_since = ${now}, grace_until = ${now}::timestamptz + (grace_until - connection_since)
    WHERE grace_until IS NOT NULL AND connection_since > ${latest}
  `.execute(db);
  return rows;
}
