import type { Language, UpdateChatbotRequest } from '#contract/chatbots.ts';
import type { Queryable } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';
import { toColumns } from './admin/settings-row.ts';
import { noteHours } from './note-hours.ts';
import { type Chatbot, findChatbot } from './store.ts';

export interface NewChatbot {
  workspaceId: string;
  name: string;
  greeting: string;
  /** English, unless given. */
  language?: Language;
  /** Sections of its settings that are not to be the usual. */
  settings?: Omit<UpdateChatbotRequest, 'version'>;
  /** In the order they are shown. */
  knowledge: readonly (readonly [question: string, answer: string])[];
  now: Date;
}

/** Creates a chatbot that knows something and may hand over to people. Call it inside a transaction. */
export async function addChatbot(db: Queryable, input: NewChatbot): Promise<Chatbot> {
  const { workspaceId, name, greeting, language = 'en', settings = {}, knowledge, now } = input;
  const id = newId();
  await db
    .insertInto('chatbots')
    .values({ ...toColumns(settings), id, workspace_id: workspaceId, name, greeting, language, created_at: now })
    .execute();
  await noteHours(db, id, now);
  const entries = knowledge.map(([question, answer], position) => ({
    id: newId(),
    chatbot_id: id,
    question,
    answer,
    position,
  }));
  if (entries.length > 0) await db.insertInto('knowledge_entries').values(entries).execute();
  const added = await findChatbot(db, id);
  if (!added) throw new Error('a chatbot was added and is not there');
  return added;
}
