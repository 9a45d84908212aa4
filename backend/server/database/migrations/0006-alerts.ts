import { type Kysely, sql } from 'kysely';

/** Who must be told what, and what became of it. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE alert_settings (
    workspace_id uuid PRIMARY KEY REFERENCES workspaces ON DELETE CASCADE,
    waiting_minutes integer NOT NULL CHECK (waiting_minutes > 0),
    words text[] NOT NULL
  )`,
  `CREATE TABLE alert_preferences (
    member_id uuid PRIMARY KEY REFERENCES members ON DELETE CASCADE,
    preferences jsonb NOT NULL
  )`,
  `CREATE TABLE alerts (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    chatbot_id uuid NOT NULL REFERENCES chatbots ON DELETE CASCADE,
    conversation_id uuid REFERENCES conversations ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('new_request', 'waiting', 'message', 'keyword', 'contact')),
    -- The fact, which raises one alert whoever notices it: a handoff and its round; a conversation and the message up to
    -- which was told before (kind 'message') or the message with the words (kind 'keyword'); or a contact message.
    about uuid NOT NULL,
    nth bigint NOT NULL,
    -- Which messages are told, where it is about messages.
    first_seq bigint,
    last_seq bigint,
    -- Who had the chat.
    member_id uuid REFERENCES members ON DELETE SET NULL,
    -- Of a keyword alert: the words as the visitor wrote them.
    words text[] NOT NULL DEFAULT '{}',
    at timestamptz NOT NULL,
    settled_at timestamptz,
    -- Its reason can go by itself and is still looked at.
    watched boolean NOT NULL,
    CONSTRAINT alerts_fact UNIQUE (kind, about, nth)
  )`,
  `CREATE INDEX alerts_newest ON alerts (workspace_id, at DESC, id DESC)`,
  `CREATE INDEX alerts_conversation ON alerts (conversation_id, kind, last_seq)`,
  `CREATE INDEX alerts_watched ON alerts (id) WHERE watched`,
  `CREATE TABLE alert_deliveries (
    alert_id uuid NOT NULL REFERENCES alerts ON DELETE CASCADE,
    member_id uuid NOT NULL REFERENCES members ON DELETE CASCADE,
    channel text NOT NULL CHECK (channel IN ('toast', 'sound', 'card', 'badge', 'email')),
    -- 'mailed': the mail's own row says what became of it.
    state text NOT NULL CHECK (state IN ('shown', 'seen', 'not_sent', 'waiting', 'mailed')),
    reason text NOT NULL DEFAULT '',
    at timestamptz NOT NULL,
    -- While 'waiting': when the mail goes, unless it has been seen by then.
    due_at timestamptz,
    mail_id uuid,
    only_if_unseen boolean NOT NULL DEFAULT false,
    PRIMARY KEY (alert_id, member_id, channel),
    CHECK ((state = 'waiting') = (due_at IS NOT NULL) AND (state = 'mailed') = (mail_id IS NOT NULL))
  )`,
  `CREATE INDEX alert_deliveries_due ON alert_deliveries (due_at) WHERE state = 'waiting'`,
  // What consoles last said about a request, a conversation or an alert; it may be there before its alert is.
  `CREATE TABLE alert_receipts (
    about uuid NOT NULL,
    member_id uuid NOT NULL REFERENCES members ON DELETE CASCADE,
    channel text NOT NULL CHECK (channel IN ('toast', 'sound', 'card', 'badge')),
    seq bigint NOT NULL DEFAULT 0,
    outcome text NOT NULL CHECK (outcome IN ('shown', 'seen', 'not_shown')),
    reason text NOT NULL DEFAULT '',
    at timestamptz NOT NULL,
    PRIMARY KEY (about, member_id, channel)
  )`,
  // Up to when messages have been looked through. What was said before there were alerts is nobody's news.
  `CREATE TABLE alert_watch (
    id boolean PRIMARY KEY DEFAULT true CHECK (id),
    looked_until timestamptz NOT NULL
  )`,
  `INSERT INTO alert_watch (looked_until) VALUES (now())`,
  // Messages come in the order of their time, so a few bytes per 16 pages find the newest; an insert hardly ever touches it.
  `CREATE INDEX messages_time ON messages USING brin (created_at) WITH (pages_per_range = 16, autosummarize = on)`,
  `CREATE INDEX contact_messages_time ON contact_messages (created_at)`,
];
