import { type RawBuilder, sql } from 'kysely';
import type { Handover } from '#contract/conversations.ts';
import type { SystemEvent } from '#contract/messages.ts';
import { mayRespond, servesChatbot } from '../team/index.ts';
import type { Edge } from './edges.ts';

export interface TransitionInput {
  edge: Edge;
  /** The handoff itself, or the conversation whose live handoff is meant. */
  subject: { handoffId: string } | { conversationId: string };
  /** Foreign handoffs are as good as missing ones. */
  workspaceId: string;
  /** Who acts: becomes the assigned agent on accept, is noted in the event otherwise. */
  memberId: string | null;
  /** When set, only this agent's accepted handoff is moved. */
  onlyAcceptedBy?: string;
  /** When set, only if that agent is not connected and their grace time is over. */
  onlyAfterGrace?: boolean;
  /** For a return to the queue: why, and to whom it is offered first. */
  requeue?: { handover: Handover; offer: { to: string; until: Date } | null };
  says: SystemEvent;
  now: Date;
}

/**
 * Step 1 of a transition: takes the handoff's row, on the edge's conditions. A statement that has waited for a lock has
 * its conditions checked again by PostgreSQL on the row as it is now, so whoever comes second finds nothing.
 */
export function lockStep(input: TransitionInput): RawBuilder<unknown> {
  const { edge, subject, workspaceId, memberId, now, onlyAcceptedBy } = input;
  const which =
    'handoffId' in subject ? sql`h.id = ${subject.handoffId}` : sql`h.conversation_id = ${subject.conversationId}`;
  const mine = onlyAcceptedBy === undefined ? sql`` : sql`AND h.accepted_by = ${onlyAcceptedBy}`;
  const base = sql`${which} AND h.workspace_id = ${workspaceId} AND h.state = ${sql.lit(edge.handoff.from)} ${mine}`;
  if (edge.desk === 'takes') {
    // The member's row is held too: a right that is being taken away counts at once or not yet, never in between.
    return sql`
      SELECT h.id, NULL::uuid AS held_by, coalesce(m.chat_cap, b.agent_cap) AS cap
      FROM handoffs h
      JOIN chatbots b ON b.id = h.chatbot_id
      JOIN members m ON m.id = ${memberId} AND m.workspace_id = h.workspace_id
      WHERE ${base} AND m.disabled_at IS NULL AND ${mayRespond} AND ${servesChatbot(sql`h.chatbot_id`)}
        AND (h.offered_to IS NULL OR h.offered_to = ${memberId} OR h.offer_expires_at <= ${now})
      FOR UPDATE OF h FOR SHARE OF m`;
  }
  if (input.onlyAfterGrace) {
    return sql`
      SELECT h.id, h.accepted_by AS held_by
      FROM handoffs h JOIN agent_desks d ON d.member_id = h.accepted_by
      WHERE ${base} AND NOT d.connected AND d.grace_until <= ${now}
      FOR UPDATE OF h, d`;
  }
  return sql`SELECT h.id, h.accepted_by AS held_by FROM handoffs h WHERE ${base} FOR UPDATE`;
}

/**
 * Step 2: the agent's number of chats. A `count(*)` of accepted handoffs in its place would read the statement's
 * snapshot, which after waiting for a lock is older than the row it decides about: two claims at once would both see
 * the same number and pass a cap together. The counter is checked on the locked, current row.
 */
export function deskStep({ edge, memberId, workspaceId, now }: TransitionInput): RawBuilder<unknown> {
  switch (edge.desk) {
    case 'takes':
      return sql`
        INSERT INTO agent_desks AS d (member_id, workspace_id, active_chats, last_chat_at)
        SELECT ${memberId}::uuid, ${workspaceId}::uuid, 1, ${now}::timestamptz FROM locked
        ON CONFLICT (member_id) DO UPDATE SET active_chats = d.active_chats + 1, last_chat_at = ${now}::timestamptz
        WHERE (SELECT cap FROM locked) IS NULL OR d.active_chats < (SELECT cap FROM locked)
        RETURNING d.member_id`;
    case 'frees':
      return sql`
        UPDATE agent_desks d SET active_chats = greatest(d.active_chats - 1, 0), last_chat_at = ${now}::timestamptz
        FROM locked WHERE d.member_id = locked.held_by
        RETURNING d.member_id`;
    case 'untouched':
      return sql`SELECT NULL::uuid AS member_id`;
  }
}
