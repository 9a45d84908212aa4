import { type Kysely, sql } from 'kysely';

/** Emoji are words now: all words are made anew, the newest conversations first, by `modules/history/indexing`. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`TRUNCATE conversation_words`.execute(db);
  await sql`UPDATE conversation_index SET indexed_seq = 0, parts = 1, tail_chars = 0, named = ''`.execute(db);
}
