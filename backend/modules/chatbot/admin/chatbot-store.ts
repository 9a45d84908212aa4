import { type SelectQueryBuilder, sql } from 'kysely';
import type { Queryable } from '../../../server/database/connection.ts';
import type { Schema } from '../../../server/database/schema.ts';
import { SETTINGS_COLUMNS, type SettingsRow, toColumns } from './settings-row.ts';

/** A chatbot of one's own workspace: somebody else's is not found. */
export interface OwnChatbot {
  workspaceId: string;
  chatbotId: string;
}

export type DetailRow = SettingsRow & { id: string; version: number; knowledge_count: number };

const knowledgeCount = sql<number>`(SELECT count(*) FROM knowledge_entries k WHERE k.chatbot_id = chatbots.id)::int`;

export function findDetail(db: Queryable, { workspaceId, chatbotId }: OwnChatbot): Promise<DetailRow | undefined> {
  return db
    .selectFrom('chatbots')
    .select(['id', 'version', ...SETTINGS_COLUMNS, knowledgeCount.as('knowledge_count')])
    .where('id', '=', chatbotId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
}

/** Oldest first, each with the site that loaded its widget last. */
export function listSummaries(db: Queryable, workspaceId: string) {
  return db
    .selectFrom('chatbots')
    .leftJoinLateral(
      (lateral) =>
        lateral
          .selectFrom('site_connections')
          .select(['origin', 'last_seen_at'])
          .whereRef('site_connections.chatbot_id', '=', 'chatbots.id')
          .orderBy('last_seen_at', 'desc')
          .limit(1)
          .as('site'),
      (join) => join.onTrue(),
    )
    .select(['id', 'name', 'avatar', 'appearance', 'handoff_enabled', 'site.origin', 'site.last_seen_at'])
    .select(knowledgeCount.as('knowledge_count'))
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Keeps others from changing, deleting or filling the chatbot until the transaction ends. False: there is none. */
export async function lockOwn(db: Queryable, own: OwnChatbot): Promise<boolean> {
  return (await selectOwn(db, own).forUpdate().executeTakeFirst()) !== undefined;
}

export async function isOwn(db: Queryable, own: OwnChatbot): Promise<boolean> {
  return (await selectOwn(db, own).executeTakeFirst()) !== undefined;
}

function selectOwn(
  db: Queryable,
  { workspaceId, chatbotId }: OwnChatbot,
): SelectQueryBuilder<Schema, 'chatbots', { id: string }> {
  return db.selectFrom('chatbots').select('id').where('id', '=', chatbotId).where('workspace_id', '=', workspaceId);
}

/** False when it is not there, or no longer in that version. */
export async function updateSections(
  db: Queryable,
  { workspaceId, chatbotId }: OwnChatbot,
  version: number,
  sections: Parameters<typeof toColumns>[0],
): Promise<boolean> {
  const updated = await db
    .updateTable('chatbots')
    .set(toColumns(sections))
    .set({ version: version + 1 })
    .where('id', '=', chatbotId)
    .where('workspace_id', '=', workspaceId)
    .where('version', '=', version)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** Visitors who wait for a person or are with one. */
export async function countLive(db: Queryable, { workspaceId, chatbotId }: OwnChatbot): Promise<number> {
  const row = await db
    .selectFrom('conversations')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('chatbot_id', '=', chatbotId)
    .where('workspace_id', '=', workspaceId)
    .where('status', 'in', ['pending', 'active'])
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function deleteChatbot(db: Queryable, { workspaceId, chatbotId }: OwnChatbot): Promise<void> {
  await db.deleteFrom('chatbots').where('id', '=', chatbotId).where('workspace_id', '=', workspaceId).execute();
}
