import type { Queryable } from '../../server/database/connection.ts';
import type { KnowledgeEntry } from './knowledge/knowledge-index.ts';

export interface Chatbot {
  id: string;
  workspaceId: string;
  name: string;
  /** Message 1 of every conversation. */
  greeting: string;
  handoffEnabled: boolean;
}

const COLUMNS = ['id', 'workspace_id as workspaceId', 'name', 'greeting', 'handoff_enabled as handoffEnabled'] as const;

export async function findChatbot(db: Queryable, chatbotId: string): Promise<Chatbot | null> {
  const row = await db.selectFrom('chatbots').select(COLUMNS).where('id', '=', chatbotId).executeTakeFirst();
  return row ?? null;
}

/** The chatbots of a workspace, oldest first. */
export function listChatbots(db: Queryable, workspaceId: string): Promise<Chatbot[]> {
  return db
    .selectFrom('chatbots')
    .select(COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export function readKnowledge(db: Queryable, chatbotId: string): Promise<KnowledgeEntry[]> {
  return db
    .selectFrom('knowledge_entries')
    .select(['id', 'question', 'answer'])
    .where('chatbot_id', '=', chatbotId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}
