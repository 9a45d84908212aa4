import { sql } from 'kysely';
import { createConversationService } from '../modules/conversation/index.ts';
import { type Actor, createHandoffService } from '../modules/handoff/index.ts';
import { createRoutingService } from '../modules/routing/index.ts';
import type { Clock, Timers } from '../server/clock.ts';
import type { Database } from '../server/database/connection.ts';
import { createEventBus } from '../server/events.ts';
import { buildChatbot, buildConversation, buildMember } from './factories.ts';
import { createTestClock } from './test-clock.ts';

/** One server's conversation, handoff and routing modules: make two on one database for two processes. */
export function openRoutingHouse<Time extends Clock & Timers>(db: Database, clock: Time) {
  const faults: unknown[] = [];
  const onError = (error: unknown): void => {
    faults.push(error);
  };
  const events = createEventBus(onError);
  const base = { db, clock, timers: clock, events, onError };
  const conversations = createConversationService(base);
  const handoffs = createHandoffService({ ...base, conversations });
  const routing = createRoutingService({ ...base, conversations, handoffs });

  return {
    clock,
    events,
    conversations,
    handoffs,
    routing,
    faults,

    /** Everything that the last calls have set off is done, and what is due as well. */
    async settled(): Promise<void> {
      await events.settled();
      await routing.presence.settled();
      await routing.idle();
      await events.settled();
    },

    /** A waiting request, routed. */
    async request(chatbotId: string): Promise<{ handoffId: string; conversationId: string; visitorId: string }> {
      const conversation = await buildConversation(db, { chatbot_id: chatbotId });
      const made = await handoffs.request({ conversationId: conversation.id, reason: 'visitor_asked' });
      if (!made.ok) throw new Error(made.error.message);
      await events.settled();
      return { handoffId: made.value.handoffId, conversationId: conversation.id, visitorId: conversation.visitor_id };
    },

    /** An agent at their console (connection id = member id). */
    async agent(workspaceId: string, given: { name?: string; cap?: number } = {}): Promise<Actor> {
      const { name, cap } = given;
      const member = await buildMember(db, { workspace_id: workspaceId, ...(name && { name }), chat_cap: cap ?? null });
      await routing.presence.connect({ memberId: member.id, workspaceId, choice: 'online' }, member.id);
      await events.settled();
      return { memberId: member.id, workspaceId, name: member.name };
    },

    async close(): Promise<void> {
      await routing.stop();
      await events.settled();
    },
  };
}

export type RoutingHouse = ReturnType<typeof openRoutingHouse>;

/** A house with a clock that stands, and a chatbot. */
export async function openQuietHouse(db: Database, chatbot: Parameters<typeof buildChatbot>[1] = {}) {
  const house = openRoutingHouse(db, createTestClock());
  return { ...house, chatbot: await buildChatbot(db, chatbot) };
}

export async function readHandoff(db: Database, handoffId: string) {
  return db.selectFrom('handoffs').where('id', '=', handoffId).selectAll().executeTakeFirstOrThrow();
}

/**
 * What must hold at every moment, whatever has raced: returns the rules that are broken, none when all is well.
 * `desk`: an agent's counter is the number of their active chats. `cap`: nobody holds more than allowed.
 */
export async function checkRouting(db: Database): Promise<string[]> {
  const { rows } = await sql<{ rule: string }>`
    SELECT 'desk ' || m.name AS rule FROM members m
      LEFT JOIN agent_desks d ON d.member_id = m.id
      LEFT JOIN conversations c ON c.assigned_member_id = m.id AND c.status = 'active'
      GROUP BY m.id, d.active_chats HAVING coalesce(d.active_chats, 0) <> count(c.id)
    UNION ALL SELECT 'cap ' || m.name FROM members m
      JOIN conversations c ON c.assigned_member_id = m.id AND c.status = 'active'
      JOIN chatbots b ON b.id = c.chatbot_id
      GROUP BY m.id HAVING count(*) > coalesce(m.chat_cap, max(b.agent_cap), count(*))
    UNION ALL SELECT 'state ' || h.state || '/' || c.status FROM handoffs h JOIN conversations c ON c.id = h.conversation_id
      WHERE h.state IN ('pending', 'accepted') AND (
        c.status <> CASE h.state WHEN 'pending' THEN 'pending' ELSE 'active' END
        OR h.accepted_by IS DISTINCT FROM c.assigned_member_id)
    UNION ALL SELECT 'offer outlives queue' FROM handoffs WHERE state <> 'pending' AND offered_to IS NOT NULL
    UNION ALL SELECT 'half an offer' FROM handoffs
      WHERE (offered_to IS NULL) <> (offer_expires_at IS NULL) OR (offered_to IS NULL) <> (offered_at IS NULL)
    UNION ALL SELECT 'revisions' FROM workspaces w LEFT JOIN handoff_events e ON e.workspace_id = w.id
      GROUP BY w.id HAVING coalesce(max(e.rev), 0) <> w.queue_rev OR count(e.rev) <> w.queue_rev
    UNION ALL SELECT 'acceptances' FROM handoff_events e GROUP BY e.handoff_id
      HAVING count(*) FILTER (WHERE type = 'accepted') - count(*) FILTER (WHERE type IN ('requeued', 'completed')) NOT IN (0, 1)
  `.execute(db);
  return rows.map((row) => row.rule);
}
