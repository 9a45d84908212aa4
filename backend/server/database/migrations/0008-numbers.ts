import { type Kysely, sql } from 'kysely';

/**
 * What analytics counts: one row per request, per answer of an agent, and per conversation. Everything here but the
 * hours and the time zone is derived from conversations and can be made again (`npm run rebuild-analytics`).
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // In which days begin and end. Who had set business hours has said where they are.
  `ALTER TABLE workspaces ADD COLUMN timezone text NOT NULL DEFAULT 'UTC'`,
  `UPDATE workspaces w SET timezone = b.timezone FROM (
    SELECT DISTINCT ON (workspace_id) workspace_id, schedule ->> 'timezone' AS timezone FROM chatbots
    WHERE schedule ->> 'timezone' IS NOT NULL ORDER BY workspace_id, created_at, id
  ) b WHERE b.workspace_id = w.id`,
  // The hours a chatbot had from an instant on; the first row also holds for everything before it.
  `CREATE TABLE chatbot_hours (
    chatbot_id uuid NOT NULL REFERENCES chatbots ON DELETE CASCADE,
    since timestamptz NOT NULL,
    hours_enabled boolean NOT NULL,
    schedule jsonb,
    PRIMARY KEY (chatbot_id, since)
  )`,
  `INSERT INTO chatbot_hours (chatbot_id, since, hours_enabled, schedule)
    SELECT id, created_at, hours_enabled, schedule FROM chatbots`,
  // Up to which message a conversation is in the facts. The facts hang on this row, and only this one on the conversation:
  // deriving them again then never touches a row that the chat itself is waiting for.
  `CREATE TABLE analytics_progress (
    conversation_id uuid PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
    seq bigint NOT NULL
  )`,
  `CREATE TABLE handoff_facts (
    handoff_id uuid PRIMARY KEY,
    conversation_id uuid NOT NULL REFERENCES analytics_progress ON DELETE CASCADE,
    workspace_id uuid NOT NULL,
    chatbot_id uuid NOT NULL,
    reason text NOT NULL,
    requested_at timestamptz NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('accepted', 'cancelled', 'expired', 'waiting')),
    -- Milliseconds until the first agent took it, and those of them within business hours.
    accept_ms bigint,
    accept_open_ms bigint,
    first_accepted_by uuid,
    -- Everybody who took it, in this order, each once.
    taken_by uuid[] NOT NULL,
    ended_at timestamptz,
    -- Who had it when it was completed.
    completed_by uuid
  )`,
  `CREATE INDEX handoff_facts_requested ON handoff_facts (workspace_id, requested_at)`,
  `CREATE INDEX handoff_facts_conversation ON handoff_facts (conversation_id)`,
  `CREATE TABLE response_facts (
    conversation_id uuid NOT NULL REFERENCES analytics_progress ON DELETE CASCADE,
    -- Of the message that answered.
    seq bigint NOT NULL,
    handoff_id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    chatbot_id uuid NOT NULL,
    -- The handoff's: by it everything is counted.
    requested_at timestamptz NOT NULL,
    member_id uuid NOT NULL,
    at timestamptz NOT NULL,
    ms bigint NOT NULL,
    open_ms bigint NOT NULL,
    is_first boolean NOT NULL,
    PRIMARY KEY (conversation_id, seq)
  )`,
  `CREATE INDEX response_facts_requested ON response_facts (workspace_id, requested_at)`,
  `CREATE TABLE conversation_facts (
    conversation_id uuid PRIMARY KEY REFERENCES analytics_progress ON DELETE CASCADE,
    workspace_id uuid NOT NULL,
    chatbot_id uuid NOT NULL,
    started_at timestamptz NOT NULL,
    -- Whether a person was asked for; if not, whether the bot's last reply was one.
    bot text NOT NULL CHECK (bot IN ('handed_off', 'answered', 'missed')),
    taken_by uuid[] NOT NULL
  )`,
  `CREATE INDEX conversation_facts_started ON conversation_facts (workspace_id, started_at)`,
  // All handoffs of a conversation, also those that are over; the one that is live had an index of its own already.
  `CREATE INDEX handoffs_conversation ON handoffs (conversation_id, requested_at)`,
  `CREATE INDEX contact_messages_conversation ON contact_messages (conversation_id) WHERE conversation_id IS NOT NULL`,
];
