import { type Kysely, sql } from 'kysely';

/** How a chatbot answers and when it stops, and what an agent is told of what it tried. Defaults: what it did before. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `ALTER TABLE chatbots
    ADD COLUMN engine text NOT NULL DEFAULT 'knowledge' CHECK (engine IN ('knowledge', 'model')),
    ADD COLUMN confidence_threshold double precision NOT NULL DEFAULT 0.5 CHECK (confidence_threshold BETWEEN 0 AND 1),
    ADD COLUMN misses_before_offer smallint NOT NULL DEFAULT 1 CHECK (misses_before_offer BETWEEN 1 AND 5),
    ADD COLUMN escalation_rules jsonb NOT NULL DEFAULT '{"phrases": [], "keywords": []}',
    ADD COLUMN language text NOT NULL DEFAULT 'en'`,
  // Null: asked for where the bot had not said a word, or before summaries were kept.
  `ALTER TABLE handoffs ADD COLUMN summary jsonb`,
];
