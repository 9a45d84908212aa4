import { sql } from 'kysely';
import type { KnowledgeEntry } from '#contract/chatbots.ts';
import type { Queryable } from '../../../server/database/connection.ts';
import { newId } from '../../../server/new-id.ts';
import type { OwnChatbot } from './chatbot-store.ts';

const COLUMNS = ['id', 'question', 'answer', 'source'] as const;
/** Far below the number of parameters that one statement may have. */
const ROWS_AT_ONCE = 1_000;

export interface PagePosition {
  position: number;
  id: string;
}

/** In the order they were taught, after `after`. */
export async function readPage(
  db: Queryable,
  page: OwnChatbot & { search: string; after: PagePosition | null; limit: number },
) {
  const { after, limit } = page;
  let query = selectOwn(db, page).select(['id', 'question', 'answer', 'source', 'position']);
  if (after) query = query.where(sql<boolean>`(position, id) > (${after.position}::int, ${after.id}::uuid)`);
  return query.orderBy('position').orderBy('id').limit(limit).execute();
}

export async function countEntries(db: Queryable, page: OwnChatbot & { search: string }): Promise<number> {
  const row = await selectOwn(db, page).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow();
  return row.count;
}

function selectOwn(db: Queryable, { workspaceId, chatbotId, search }: OwnChatbot & { search: string }) {
  const query = db.selectFrom('knowledge_entries').where('chatbot_id', '=', chatbotId).where(isOwnChatbot(workspaceId));
  if (search === '') return query;
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return query.where((is) => is.or([is('question', 'ilike', pattern), is('answer', 'ilike', pattern)]));
}

const isOwnChatbot = (workspaceId: string) =>
  sql<boolean>`EXISTS (SELECT FROM chatbots b WHERE b.id = knowledge_entries.chatbot_id AND b.workspace_id = ${workspaceId})`;

/** All that the chatbot has, as keys that say whether an entry is the same. */
export async function readKnown(db: Queryable, { workspaceId, chatbotId }: OwnChatbot): Promise<Set<string>> {
  const rows = await selectOwn(db, { workspaceId, chatbotId, search: '' }).select(['question', 'answer']).execute();
  return new Set(rows.map(keyOf));
}

export function keyOf({ question, answer }: { question: string; answer: string }): string {
  return JSON.stringify([question, answer]);
}

/** Adds at the end. Call it with the chatbot locked: two at once would get the same places. */
export async function addEntries(
  db: Queryable,
  chatbotId: string,
  entries: readonly { question: string; answer: string; source: string | null }[],
): Promise<KnowledgeEntry[]> {
  const last = await db
    .selectFrom('knowledge_entries')
    .select(sql<number>`coalesce(max(position), -1)`.as('position'))
    .where('chatbot_id', '=', chatbotId)
    .executeTakeFirstOrThrow();
  const added = entries.map(({ question, answer, source }) => ({ id: newId(), question, answer, source }));
  const rows = added.map((entry, index) => ({ ...entry, chatbot_id: chatbotId, position: last.position + 1 + index }));
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await db
      .insertInto('knowledge_entries')
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .execute();
  }
  return added;
}

interface OwnEntry extends OwnChatbot {
  entryId: string;
}

export function updateEntry(
  db: Queryable,
  { workspaceId, chatbotId, entryId }: OwnEntry,
  change: { question: string; answer: string },
): Promise<KnowledgeEntry | undefined> {
  return db
    .updateTable('knowledge_entries')
    .set(change)
    .where('id', '=', entryId)
    .where('chatbot_id', '=', chatbotId)
    .where(isOwnChatbot(workspaceId))
    .returning(COLUMNS)
    .executeTakeFirst();
}

/** False when it is not there. */
export async function deleteEntry(db: Queryable, { workspaceId, chatbotId, entryId }: OwnEntry): Promise<boolean> {
  const deleted = await db
    .deleteFrom('knowledge_entries')
    .where('id', '=', entryId)
    .where('chatbot_id', '=', chatbotId)
    .where(isOwnChatbot(workspaceId))
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}
