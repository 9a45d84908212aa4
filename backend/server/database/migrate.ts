import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Database } from './connection.ts';
import * as mainJob from './migrations/0001-main-job.ts';
import * as routing from './migrations/0002-routing.ts';
import * as botEngine from './migrations/0003-bot-engine.ts';
import * as chatbots from './migrations/0004-chatbots.ts';
import * as mail from './migrations/0005-mail.ts';
import * as alerts from './migrations/0006-alerts.ts';
import * as team from './migrations/0007-team.ts';
import * as numbers from './migrations/0008-numbers.ts';
import * as history from './migrations/0009-history.ts';
import * as privacy from './migrations/0010-privacy.ts';
import * as emojiWords from './migrations/0011-emoji-words.ts';
import * as narrowLists from './migrations/0012-narrow-lists.ts';

/** In order. Add the next at the end; never edit one that was released. */
const migrations: Record<string, Migration> = {
  '0001-main-job': mainJob,
  '0002-routing': routing,
  '0003-bot-engine': botEngine,
  '0004-chatbots': chatbots,
  '0005-mail': mail,
  '0006-alerts': alerts,
  '0007-team': team,
  '0008-numbers': numbers,
  '0009-history': history,
  '0010-privacy': privacy,
  '0011-emoji-words': emojiWords,
  '0012-narrow-lists': narrowLists,
};

export type MigrationOutcome =
  | { status: 'migrated'; applied: string[] }
  /** The data was written by a newer version; running on it could destroy what this one does not know. */
  | { status: 'data_is_newer'; unknown: string[] };

/** Brings the schema up to date, all or nothing. Safe to run from several processes at once (advisory lock). */
export async function migrate(db: Database): Promise<MigrationOutcome> {
  const unknown = await findUnknownMigrations(db);
  if (unknown.length > 0) return { status: 'data_is_newer', unknown };
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return { status: 'migrated', applied: (results ?? []).map((result) => result.migrationName) };
}

async function findUnknownMigrations(db: Database): Promise<string[]> {
  const table = await sql<{ found: boolean }>`SELECT to_regclass('kysely_migration') IS NOT NULL AS found`.execute(db);
  if (!table.rows[0]?.found) return [];
  const applied = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
  return applied.rows.map((row) => row.name).filter((name) => !(name in migrations));
}
