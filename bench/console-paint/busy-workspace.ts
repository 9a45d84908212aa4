import { sql } from 'kysely';
import { connect, type Database } from '../../backend/server/database/connection.ts';
import { newId } from '../../backend/server/new-id.ts';
import { buildConversation, buildHandoff, buildVisitor } from '../../backend/test-support/factories.ts';

export interface Busyness {
  /** Requests in the queue. */
  pending: number;
  /** Chats of the one agent. */
  active: number;
  messagesEach: number;
}

/** Fills the workspace of the agent with this e-mail, in the database itself: what is measured comes afterwards. */
export async function fillWorkspace(connectionString: string, agentEmail: string, busyness: Busyness): Promise<void> {
  const { db } = connect({ connectionString });
  const agent = await db.selectFrom('members').where('email', '=', agentEmail).selectAll().executeTakeFirstOrThrow();
  const chatbot = await db.selectFrom('chatbots').selectAll().executeTakeFirstOrThrow();
  for (let count = 0; count < busyness.pending + busyness.active; count += 1) {
    const visitor = await buildVisitor(db, { chatbot_id: chatbot.id, name: `Visitor ${count + 1}` });
    const conversation = await buildConversation(db, { visitor_id: visitor.id });
    await addMessages(db, conversation.id, visitor.id, busyness.messagesEach);
    const isMine = count >= busyness.pending;
    await buildHandoff(db, { conversation_id: conversation.id, ...(isMine ? { accepted_by: agent.id } : {}) });
  }
  await db.destroy();
}

async function addMessages(db: Database, conversationId: string, visitorId: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    conversation_id: conversationId,
    seq: index + 1,
    author_kind: 'visitor' as const,
    author_id: visitorId,
    author_name: null,
    client_id: `client-${index}-${visitorId}`,
    kind: 'text' as const,
    body: `Line ${index + 1}: is the blue glaze safe for food, and how long does it take to arrive?`,
    created_at: new Date(),
  }));
  await db.insertInto('messages').values(rows).execute();
  await db
    .updateTable('conversations')
    .set({ last_seq: sql`${count}` })
    .where('id', '=', conversationId)
    .execute();
}
