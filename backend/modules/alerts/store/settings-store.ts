import { sql } from 'kysely';
import type { AlertPreferences, AlertSettings } from '#contract/alerts.ts';
import type { Database, Queryable } from '../../../server/database/connection.ts';
import { DEFAULT_SETTINGS } from '../rules/preferences.ts';

export async function readSettings(db: Queryable, workspaceId: string): Promise<AlertSettings> {
  const row = await db
    .selectFrom('alert_settings')
    .where('workspace_id', '=', workspaceId)
    .select(['waiting_minutes', 'words'])
    .executeTakeFirst();
  return row ? { waitingMinutes: row.waiting_minutes, words: row.words } : DEFAULT_SETTINGS;
}

export async function saveSettings(db: Queryable, workspaceId: string, settings: AlertSettings): Promise<void> {
  const stored = { waiting_minutes: settings.waitingMinutes, words: settings.words };
  await db
    .insertInto('alert_settings')
    .values({ workspace_id: workspaceId, ...stored })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(stored))
    .execute();
}

/** The lists of all workspaces that have one. */
export function readWordLists(db: Database): Promise<{ workspaceId: string; words: string[] }[]> {
  return db
    .selectFrom('alert_settings')
    .where(sql<boolean>`cardinality(words) > 0`)
    .select(['workspace_id as workspaceId', 'words'])
    .execute();
}

export interface StoredPreferences {
  memberId: string;
  name: string;
  email: string;
  /** Null: never chosen. */
  preferences: AlertPreferences | null;
}

/** Members who are not disabled, in the order they came; or the one that is asked for. */
export function readPreferences(
  db: Queryable,
  workspaceId: string,
  memberId: string | null,
): Promise<StoredPreferences[]> {
  let rows = db
    .selectFrom('members as m')
    .leftJoin('alert_preferences as p', 'p.member_id', 'm.id')
    .where('m.workspace_id', '=', workspaceId)
    .where('m.disabled_at', 'is', null)
    .orderBy('m.id')
    .select(['m.id as memberId', 'm.name', 'm.email', 'p.preferences']);
  if (memberId !== null) rows = rows.where('m.id', '=', memberId);
  return rows.execute();
}

export async function savePreferences(db: Queryable, memberId: string, preferences: AlertPreferences): Promise<void> {
  const stored = { preferences: JSON.stringify(preferences) };
  await db
    .insertInto('alert_preferences')
    .values({ member_id: memberId, ...stored })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(stored))
    .execute();
}

/** What there is to choose for. */
export function readChatbots(db: Queryable, workspaceId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('chatbots')
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('id')
    .select(['id', 'name'])
    .execute();
}
