import { type RawBuilder, sql } from 'kysely';
import type { Handover, PendingHandoff } from '#contract/conversations.ts';
import type { Database } from '../../server/database/connection.ts';

interface Row {
  rev: number;
  id: string | null;
  conversation_id: string;
  chatbot_id: string;
  chatbot_name: string;
  visitor_id: string;
  visitor_name: string | null;
  visitor_email: string | null;
  visitor_verified: boolean;
  reason: PendingHandoff['reason'];
  requested_at: Date;
  queued_at: Date;
  offered_to: string | null;
  offered_name: string | null;
  offered_at: Date | null;
  offer_expires_at: Date | null;
  handover: Handover | null;
  preview_text: string | null;
  preview_seq: number | null;
}

const PREVIEW_LENGTH = 280;

export interface Queue {
  rev: number;
  handoffs: PendingHandoff[];
}

/**
 * The pending handoffs of a workspace, first in line first, with the revision they show. One statement, so that both
 * come from the same snapshot and pushes can go on from `rev` without a gap.
 */
export function readQueue(db: Database, workspaceId: string): Promise<Queue> {
  return read(db, workspaceId, sql`h.state = 'pending'`);
}

/** One handoff as a row of the queue, whatever its state: news of it must be told even when it is already taken. */
export async function readQueued(db: Database, workspaceId: string, handoffId: string): Promise<PendingHandoff | null> {
  return (await read(db, workspaceId, sql`h.id = ${handoffId}`)).handoffs[0] ?? null;
}

/** The waiting handoff of a conversation, by itself; null when it does not wait. */
export async function readWaiting(
  db: Database,
  workspaceId: string,
  conversationId: string,
): Promise<PendingHandoff | null> {
  const live = sql`(SELECT l.id FROM handoffs l WHERE l.conversation_id = ${conversationId} AND l.state IN ('pending', 'accepted'))`;
  return (await read(db, workspaceId, sql`h.id = ${live} AND h.state = 'pending'`)).handoffs[0] ?? null;
}

async function read(db: Database, workspaceId: string, wanted: RawBuilder<unknown>): Promise<Queue> {
  const { rows } = await sql<Row>`
    SELECT w.queue_rev AS rev, h.id, h.conversation_id, h.chatbot_id, b.name AS chatbot_name,
      v.id AS visitor_id, v.name AS visitor_name, v.email AS visitor_email,
      v.verified_as IS NOT NULL AS visitor_verified, h.reason, h.requested_at, h.queued_at,
      h.offered_to, o.name AS offered_name, h.offered_at, h.offer_expires_at, h.handover,
      left(p.body, ${PREVIEW_LENGTH}) AS preview_text, p.seq AS preview_seq
    FROM workspaces w
    LEFT JOIN handoffs h ON h.workspace_id = w.id AND ${wanted}
    LEFT JOIN conversations c ON c.id = h.conversation_id
    LEFT JOIN visitors v ON v.id = c.visitor_id
    LEFT JOIN chatbots b ON b.id = h.chatbot_id
    LEFT JOIN members o ON o.id = h.offered_to
    LEFT JOIN LATERAL (
      SELECT m.body, m.seq FROM messages m
      WHERE m.conversation_id = h.conversation_id AND m.author_kind = 'visitor'
      ORDER BY m.seq DESC LIMIT 1
    ) p ON true
    WHERE w.id = ${workspaceId}
    ORDER BY h.queued_at, h.id
  `.execute(db);
  return { rev: rows[0]?.rev ?? 0, handoffs: rows.flatMap((row) => (row.id === null ? [] : [present(row.id, row)])) };
}

function present(id: string, row: Row): PendingHandoff {
  return {
    id,
    conversationId: row.conversation_id,
    chatbot: { id: row.chatbot_id, name: row.chatbot_name },
    visitor: {
      id: row.visitor_id,
      name: row.visitor_name,
      email: row.visitor_email,
      verified: row.visitor_verified,
    },
    reason: row.reason,
    requestedAt: row.requested_at.toISOString(),
    queuedAt: row.queued_at.toISOString(),
    offer: presentOffer(row),
    handover: row.handover,
    preview: row.preview_text === null ? null : { text: row.preview_text, seq: row.preview_seq ?? 0 },
  };
}

function presentOffer({ offered_to, offered_name, offered_at, offer_expires_at }: Row): PendingHandoff['offer'] {
  if (offered_to === null || offered_at === null || offer_expires_at === null) return null;
  return {
    to: { id: offered_to, name: offered_name ?? '' },
    offeredAt: offered_at.toISOString(),
    until: offer_expires_at.toISOString(),
  };
}
