import { sql } from 'kysely';
import type { Wallboard } from '#contract/analytics/wallboard.ts';
import type { Database, Queryable } from '../../server/database/connection.ts';
import { decidePresence, mayRespond, type PresenceFacts, servesChatbot } from '../team/index.ts';
import { findSpan, findToday } from './report/periods.ts';
import { readRatings } from './report/ratings.ts';
import type { Scope } from './report/scope.ts';
import { readRequestTotals } from './report/totals.ts';

interface AgentRow extends PresenceFacts {
  id: string;
  name: string;
  active_chats: number | null;
  cap: number | null;
}

/** Who waits and who works is read where it happens; the day so far is counted from the facts, a few seconds behind. */
export function readWallboard(db: Database, workspaceId: string, now: Date): Promise<Wallboard> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const workspace = await readNow(trx, workspaceId);
      const { timezone } = workspace;
      const day = findToday(timezone, now);
      const span = findSpan(timezone, { from: day, to: day });
      const startsAt = new Date(span.startsAt);
      const scope: Scope = {
        ...{ workspaceId, now, startsAt, pausesAt: startsAt, splitsAt: startsAt, endsAt: new Date(span.endsAt) },
        ...{ chatbots: undefined, agents: undefined },
      };
      const ratings = await readRatings(trx, scope, [startsAt]);
      const { openTimeToAccept: _, ...today } = (await readRequestTotals(trx, scope, ratings))(0);
      return {
        at: now.toISOString(),
        timezone,
        waiting: workspace.waiting,
        waitingSince: workspace.waiting_since?.toISOString() ?? null,
        activeChats: workspace.active_chats,
        agents: await readAgents(trx, workspaceId),
        today,
      };
    });
}

interface NowRow {
  timezone: string;
  waiting: number;
  waiting_since: Date | null;
  active_chats: number;
}

async function readNow(db: Queryable, workspaceId: string): Promise<NowRow> {
  const { rows } = await sql<NowRow>`
    SELECT w.timezone, waiting.count AS waiting, waiting.since AS waiting_since,
      (SELECT coalesce(sum(active_chats), 0)::int FROM agent_desks WHERE workspace_id = w.id) AS active_chats
    FROM workspaces w, LATERAL (
      SELECT count(*) AS count, min(requested_at) AS since FROM handoffs
      WHERE workspace_id = w.id AND state = 'pending'
    ) waiting
    WHERE w.id = ${workspaceId}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a member belongs to a workspace that is not there');
  return row;
}

const REACHABLE = { online: 0, away: 1, offline: 2 } as const;

/** A cap that no chatbot lets anybody pass: the highest of those they serve, unless one has none. */
async function readAgents(db: Queryable, workspaceId: string): Promise<Wallboard['agents']> {
  const { rows } = await sql<AgentRow>`
    SELECT m.id, m.name, m.presence, m.presence_since, m.created_at, coalesce(m.chat_cap, caps.most) AS cap,
      d.connected, d.connection_since, d.activity, d.activity_since, d.active_chats
    FROM members m LEFT JOIN agent_desks d ON d.member_id = m.id,
      LATERAL (
        SELECT CASE WHEN bool_and(b.agent_cap IS NOT NULL) THEN max(b.agent_cap) END AS most FROM chatbots b
        WHERE b.workspace_id = m.workspace_id AND ${servesChatbot(sql`b.id`)}
      ) caps
    WHERE m.workspace_id = ${workspaceId} AND m.disabled_at IS NULL AND ${mayRespond}
    ORDER BY m.name, m.id`.execute(db);
  const agents = rows.map((row) => ({
    ...{ id: row.id, name: row.name, presence: decidePresence(row), activeChats: row.active_chats ?? 0, cap: row.cap },
  }));
  return agents.sort((a, b) => REACHABLE[a.presence.state] - REACHABLE[b.presence.state]);
}
