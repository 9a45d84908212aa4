import { sql } from 'kysely';
import type { LongWait, Outcomes, Report } from '#contract/analytics/report.ts';
import type { HandoffReason } from '#contract/messages.ts';
import type { Queryable } from '../../../server/database/connection.ts';
import { mayRespond } from '../../team/index.ts';
import { toOutcomes } from './measures.ts';
import { countOutcomes, HANDOFFS, type OutcomeRow, RATED, type Scope, within } from './scope.ts';

const MOST_WAITS = 10;
const MOST_COMMENTS = 20;

/** The most frequent first. */
export async function readReasons(db: Queryable, scope: Scope): Promise<(Outcomes & { reason: HandoffReason })[]> {
  const { rows } = await sql<OutcomeRow & { reason: HandoffReason }>`
    SELECT f.reason, ${countOutcomes} FROM handoff_facts f WHERE ${within(scope, HANDOFFS, true)}
    GROUP BY 1 ORDER BY requests DESC, 1`.execute(db);
  return rows.map((row) => ({ reason: row.reason, ...toOutcomes(row) }));
}

interface WaitRow {
  handoff_id: string;
  conversation_id: string;
  requested_at: Date;
  outcome: LongWait['outcome'];
  waited_ms: number;
  visitor_name: string | null;
  agent_id: string | null;
  agent_name: string | null;
}

export async function readLongestWaits(db: Queryable, scope: Scope, withNames: boolean): Promise<LongWait[]> {
  const { rows } = await sql<WaitRow>`
    WITH longest AS (
      SELECT f.*, coalesce(f.accept_ms,
        round(1000 * extract(epoch FROM coalesce(f.ended_at, ${scope.now}::timestamptz) - f.requested_at))::bigint
      ) AS waited_ms
      FROM handoff_facts f WHERE ${within(scope, HANDOFFS, true)}
      ORDER BY waited_ms DESC, f.requested_at, f.handoff_id LIMIT ${sql.lit(MOST_WAITS)}
    )
    SELECT l.handoff_id, l.conversation_id, l.requested_at, l.outcome, greatest(l.waited_ms, 0) AS waited_ms,
      v.name AS visitor_name, m.id AS agent_id, m.name AS agent_name
    FROM longest l
    JOIN conversations c ON c.id = l.conversation_id
    JOIN visitors v ON v.id = c.visitor_id
    LEFT JOIN members m ON m.id = l.first_accepted_by
    ORDER BY l.waited_ms DESC, l.requested_at, l.handoff_id`.execute(db);
  return rows.map((row) => ({
    ...{ handoffId: row.handoff_id, conversationId: row.conversation_id, outcome: row.outcome },
    visitorName: withNames ? row.visitor_name : null,
    requestedAt: row.requested_at.toISOString(),
    waitedMs: row.waited_ms,
    agent: toAgent(row.agent_id, row.agent_name),
  }));
}

interface CommentRow {
  handoff_id: string;
  conversation_id: string;
  at: Date;
  stars: number;
  comment: string;
  agent_id: string | null;
  agent_name: string | null;
}

export async function readComments(db: Queryable, scope: Scope): Promise<Report['comments']> {
  const { rows } = await sql<CommentRow>`
    SELECT f.handoff_id, f.conversation_id, r.at, r.stars, r.comment, m.id AS agent_id, m.name AS agent_name
    FROM handoff_facts f
    JOIN handoff_ratings r ON r.handoff_id = f.handoff_id
    LEFT JOIN members m ON m.id = f.completed_by
    WHERE ${within(scope, RATED, true)} AND r.comment <> ''
    ORDER BY r.at DESC, f.handoff_id LIMIT ${sql.lit(MOST_COMMENTS)}`.execute(db);
  return rows.map((row) => ({
    ...{ handoffId: row.handoff_id, conversationId: row.conversation_id, at: row.at.toISOString() },
    ...{ stars: row.stars, comment: row.comment, agent: toAgent(row.agent_id, row.agent_name) },
  }));
}

/** Who can be chosen in the filters: whoever may have chats, or has had one, even if they are gone. */
export async function readChoices(db: Queryable, workspaceId: string): Promise<Report['choices']> {
  const chatbots = await db
    .selectFrom('chatbots')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  const { rows: agents } = await sql<{ id: string; name: string }>`
    SELECT m.id, m.name FROM members m LEFT JOIN agent_desks d ON d.member_id = m.id
    WHERE m.workspace_id = ${workspaceId}
      AND (d.last_chat_at IS NOT NULL OR (m.removed_at IS NULL AND ${mayRespond}))
    ORDER BY m.name, m.id`.execute(db);
  return { chatbots, agents };
}

function toAgent(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name };
}
