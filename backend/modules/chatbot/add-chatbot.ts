import type { Queryable } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { Chatbot } from './store.ts';

export interface NewChatbot {
  workspaceId: string;
  name: string;
  greeting: string;
  /** In the order they are shown. */
  knowledge: readonly (readonly [question: string, answer: string])[];
  now: Date;
}

/** Creates a chatbot that knows something and may hand over to people. Call it inside a transaction. */
export async function addChatbot(db: Queryable, input: NewChatbot): Promise<Chatbot> {
  const { workspaceId, name, greeting, knowledge, now } = input;
  const id = newId();
  await db.insertInto('chatbots').values({ id, workspace_id: workspaceId, name, greeting, created_at: now }).execute();
  const entries = knowledge.map(([question, answer], position) => ({
    id: newId(),
    chatbot_id: id,
    question,
    answer,
    position,
  }));
  if (entries.length > 0) await db.insertInto('knowledge_entries').values(entries).execute();
  return { id, workspaceId, name, greeting, handoffEnabled: true, settings: DEFAULT_SETTINGS };
}
