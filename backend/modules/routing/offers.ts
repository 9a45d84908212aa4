import { sql } from 'kysely';
import type { Handover } from '#contract/conversations.ts';
import type { RoutingMode } from '#contract/routing.ts';
import type { Database } from '../../server/database/connection.ts';
import type { StoredDecision } from '../../server/database/schema.ts';
import { readCandidates } from './candidates.ts';
import type { RoutingState } from './rules/decide-next.ts';
import type { Candidate, Decision, HadVerdict, Verdict } from './rules/decide-offer.ts';

/** A waiting request by itself. */
export interface WaitingRequest extends Omit<RoutingState, 'candidates'> {
  handoffId: string;
  workspaceId: string;
  conversationId: string;
  chatbotId: string;
  /** By member, why others come first in this round. */
  had: ReadonlyMap<string, HadVerdict>;
  /** What a decision must find unchanged. */
  offerRev: number;
}

/** A waiting request with everybody who could take it. */
export interface Waiting extends WaitingRequest {
  candidates: readonly Candidate[];
}

interface Row {
  conversation_id: string;
  chatbot_id: string;
  routing_mode: RoutingMode;
  offer_seconds: number;
  routed: boolean;
  round: number;
  offer_rev: number;
  offered_to: string | null;
  offered_at: Date | null;
  offer_expires_at: Date | null;
  handover: Handover | null;
  decisions: StoredDecision[];
}

/** Null when it is not waiting, or not of this workspace. */
export async function readRequest(
  db: Database,
  { workspaceId, handoffId }: HandoffKey,
): Promise<WaitingRequest | null> {
  const { rows } = await sql<Row>`
    SELECT h.conversation_id, h.chatbot_id, b.routing_mode, b.offer_seconds, h.routed, h.round, h.offer_rev,
      h.offered_to, h.offered_at, h.offer_expires_at, h.handover,
      (SELECT coalesce(jsonb_agg(r.decision ORDER BY r.rev), '[]') FROM routing_decisions r
        WHERE r.handoff_id = h.id AND r.round = h.round) AS decisions
    FROM handoffs h JOIN chatbots b ON b.id = h.chatbot_id
    WHERE h.id = ${handoffId} AND h.workspace_id = ${workspaceId} AND h.state = 'pending'
  `.execute(db);
  const row = rows[0];
  if (!row) return null;
  const { offered_to, offered_at, offer_expires_at } = row;
  return {
    handoffId,
    workspaceId,
    conversationId: row.conversation_id,
    chatbotId: row.chatbot_id,
    offerRev: row.offer_rev,
    mode: row.routing_mode,
    offerSeconds: row.offer_seconds,
    routed: row.routed,
    cause: row.round > 0 ? (row.handover?.cause ?? null) : null,
    offer:
      offered_to !== null && offered_at !== null && offer_expires_at !== null
        ? { to: offered_to, offeredAt: offered_at, until: offer_expires_at }
        : null,
    had: hadInRound(row),
  };
}

export async function readWaiting(db: Database, key: HandoffKey): Promise<Waiting | null> {
  const request = await readRequest(db, key);
  return request && { ...request, candidates: await readCandidates(db, request, request.had) };
}

/** Who is not asked again in this round: it was theirs before it came back, or they have had their turn. */
function hadInRound({ round, handover, decisions }: Row): Map<string, HadVerdict> {
  const had = new Map<string, HadVerdict>();
  if (round > 0 && handover?.from) had.set(handover.from.id, { rule: 'had_it', at: handover.at });
  for (const { memberId, verdict } of decisions.flatMap((decision) => decision.verdicts)) {
    if (isHad(verdict)) had.set(memberId, verdict);
  }
  return had;
}

function isHad(verdict: Verdict['verdict']): verdict is HadVerdict {
  return verdict.rule === 'passed' || verdict.rule === 'timed_out' || verdict.rule === 'had_it';
}

/**
 * Carries a decision out and keeps it, in one statement that changes nothing unless the request still waits exactly as
 * it was read: of several timers, clicks and processes that decide at once, one does. Returns whether it was this one.
 */
export async function saveDecision(db: Database, waiting: Waiting, decision: Decision, now: Date): Promise<boolean> {
  const stored: StoredDecision = { mode: waiting.mode, verdicts: decision.verdicts };
  const { offer } = decision;
  const { rows } = await sql`
    WITH moved AS (
      UPDATE handoffs SET routed = true, offer_rev = offer_rev + 1, offered_to = ${offer?.to ?? null}::uuid,
        offered_at = ${offer?.offeredAt ?? null}::timestamptz, offer_expires_at = ${offer?.until ?? null}::timestamptz
      WHERE id = ${waiting.handoffId} AND workspace_id = ${waiting.workspaceId}
        AND state = 'pending' AND offer_rev = ${waiting.offerRev}
      RETURNING id, offer_rev, round
    )
    INSERT INTO routing_decisions (handoff_id, rev, round, at, decision)
    SELECT id, offer_rev, round, ${now}::timestamptz, ${JSON.stringify(stored)}::jsonb FROM moved
    RETURNING handoff_id
  `.execute(db);
  return rows.length > 0;
}

export interface HandoffKey {
  workspaceId: string;
  handoffId: string;
}

/** Waiting requests that nobody has decided about, or whose offer has ended by the clock. */
export async function findDue(db: Database, now: Date): Promise<HandoffKey[]> {
  const { rows } = await sql<HandoffKey>`
    SELECT workspace_id AS "workspaceId", id AS "handoffId" FROM handoffs
    WHERE state = 'pending' AND NOT routed
    UNION
    SELECT workspace_id, id FROM handoffs
    WHERE state = 'pending' AND offer_expires_at IS NOT NULL AND offer_expires_at <= ${now}
  `.execute(db);
  return rows;
}

export async function findOfferedTo(db: Database, memberId: string): Promise<HandoffKey[]> {
  const { rows } = await sql<HandoffKey>`
    SELECT workspace_id AS "workspaceId", id AS "handoffId" FROM handoffs
    WHERE state = 'pending' AND offered_to IS NOT NULL AND offered_to = ${memberId}
  `.execute(db);
  return rows;
}

export async function isHandoffThere(db: Database, workspaceId: string, handoffId: string): Promise<boolean> {
  const query = db.selectFrom('handoffs').select('id').where('id', '=', handoffId);
  return (await query.where('workspace_id', '=', workspaceId).executeTakeFirst()) !== undefined;
}

/** How long somebody is asked before the next one is. */
export async function readOfferSeconds(db: Database, chatbotId: string): Promise<number> {
  const query = db.selectFrom('chatbots').select('offer_seconds').where('id', '=', chatbotId);
  return (await query.executeTakeFirstOrThrow()).offer_seconds;
}
