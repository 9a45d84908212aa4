import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import type { Database } from '../../backend/server/database/connection.ts';
import { buildConversation, buildHandoff, buildVisitor } from '../../backend/test-support/factories.ts';
import type { ChatPlan } from './chat-plan.ts';
import type { addAgents } from './people.ts';

type Agents = Awaited<ReturnType<typeof addAgents>>;

/** An active chat for each of these agents, ready to be connected to. */
export async function openChats(db: Database, chatbotId: string, agents: Agents): Promise<ChatPlan['chats']> {
  const chats: ChatPlan['chats'] = [];
  for (const { memberId, auth } of agents) {
    const visitor = await buildVisitor(db, { chatbot_id: chatbotId });
    const conversation = await buildConversation(db, { visitor_id: visitor.id });
    await buildHandoff(db, { conversation_id: conversation.id, accepted_by: memberId });
    chats.push({
      visitorAuth: { protocol: PROTOCOL_VERSION, chatbotId, visitorToken: visitor.token },
      agentAuth: auth,
      conversationId: conversation.id,
    });
  }
  return chats;
}
