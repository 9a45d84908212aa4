import { sql } from 'kysely';
import type { AgentSummary, HandoffState } from '#contract/conversations.ts';
import type { Explanation, RoutingMode, RoutingVerdict } from '#contract/routing.ts';
import type { Database } from '../../server/database/connection.ts';
import type { StoredDecision } from '../../server/database/schema.ts';

interface Row {
  state: HandoffState;
  requested_at: Date;
  accepted_at: Date | null;
  member_id: string | null;
  member_name: string | null;
  routing_mode: RoutingMode;
}

/** Something about one agent: a verdict of a decision, or that they took it. */
interface Entry {
  agent: AgentSummary;
  at: string;
  verdict: RoutingVerdict;
}

/** "Why didn't I get it?": null when there is no such request in this workspace. */
export async function explainHandoff(
  db: Database,
  workspaceId: string,
  handoffId: string,
): Promise<Explanation | null> {
  const { rows } = await sql<Row>`
    SELECT h.state, h.requested_at, h.accepted_at, m.id AS member_id, m.name AS member_name, b.routing_mode
    FROM handoffs h
    JOIN chatbots b ON b.id = h.chatbot_id
    LEFT JOIN members m ON m.id = h.accepted_by
    WHERE h.id = ${handoffId} AND h.workspace_id = ${workspaceId}
  `.execute(db);
  const row = rows[0];
  if (!row) return null;
  const decisions = await readDecisions(db, handoffId);
  const entries = [...decisions.flatMap(({ entries }) => entries), ...(await readAcceptances(db, handoffId))];
  return {
    handoffId,
    mode: decisions[0]?.mode ?? row.routing_mode,
    requestedAt: row.requested_at.toISOString(),
    state: row.state,
    acceptedBy: row.member_id === null ? null : { id: row.member_id, name: row.member_name ?? '' },
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    agents: byAgent(entries),
  };
}

async function readDecisions(db: Database, handoffId: string): Promise<{ mode: RoutingMode; entries: Entry[] }[]> {
  const rows = await db
    .selectFrom('routing_decisions')
    .where('handoff_id', '=', handoffId)
    .orderBy('rev')
    .select(['at', 'decision'])
    .execute();
  return rows.map(({ at, decision }) => ({ mode: decision.mode, entries: entriesOf(decision, at.toISOString()) }));
}

function entriesOf({ verdicts }: StoredDecision, decidedAt: string): Entry[] {
  return verdicts.map(({ memberId, name, verdict }) => ({
    agent: { id: memberId, name },
    // What somebody did is told as of when they did it.
    at: 'at' in verdict ? verdict.at : decidedAt,
    verdict,
  }));
}

/** Who took it, each time. (Whom it came back from is in the decision that follows.) */
async function readAcceptances(db: Database, handoffId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('handoff_events')
    .innerJoin('members', 'members.id', 'handoff_events.member_id')
    .where('handoff_events.handoff_id', '=', handoffId)
    .where('handoff_events.type', '=', 'accepted')
    .orderBy('handoff_events.rev')
    .select(['members.id', 'members.name', 'handoff_events.at'])
    .execute();
  return rows.map(({ id, name, at }) => ({
    agent: { id, name },
    at: at.toISOString(),
    verdict: { rule: 'accepted', at: at.toISOString() },
  }));
}

function byAgent(entries: readonly Entry[]): Explanation['agents'] {
  const agents = new Map<string, Explanation['agents'][number]>();
  const inTime = [...entries].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  for (const { agent, at, verdict } of inTime) {
    const known = agents.get(agent.id) ?? { agent, decisions: [] };
    agents.set(agent.id, known);
    // "Passed at 14:05" stays true in each later decision and is told once.
    const isRepeat = known.decisions.some(
      (told) => told.at === at && JSON.stringify(told.verdict) === JSON.stringify(verdict),
    );
    if (!isRepeat) known.decisions.push({ at, verdict });
  }
  return [...agents.values()].sort((one, other) => one.agent.name.localeCompare(other.agent.name));
}
