import { type Kysely, sql } from 'kysely';

/**
 * How mail leaves the house, and the outbox. The jobs that send are pg-boss's and live in a schema of their own (`jobs`),
 * which it makes when the first mail server is set.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE mail_settings (
    workspace_id uuid PRIMARY KEY REFERENCES workspaces ON DELETE CASCADE,
    -- Null: no server of its own.
    host text,
    port integer,
    security text CHECK (security IN ('tls', 'starttls', 'none')),
    username text,
    -- AES-256-GCM under a key made from DATA_DIR's secrets.
    password bytea,
    from_name text NOT NULL,
    from_address text NOT NULL,
    changed_at timestamptz NOT NULL,
    CHECK ((host IS NULL) = (port IS NULL) AND (host IS NULL) = (security IS NULL))
  )`,
  `CREATE TABLE mails (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    kind text NOT NULL,
    to_address text NOT NULL,
    -- Null: not a member of the team.
    member_id uuid REFERENCES members ON DELETE SET NULL,
    alert_id uuid,
    conversation_id uuid REFERENCES conversations ON DELETE SET NULL,
    subject text NOT NULL,
    html text NOT NULL,
    text text NOT NULL,
    -- What it is about: the same thing is never told to the same person twice.
    dedupe_key text NOT NULL,
    state text NOT NULL CHECK (state IN ('kept', 'queued', 'sent', 'failed', 'skipped')),
    attempts integer NOT NULL DEFAULT 0,
    detail text NOT NULL DEFAULT '',
    -- Which job may send it: a job with another number is one from before and does nothing.
    job_no integer NOT NULL DEFAULT 0,
    -- An owner sent it again: whether its reason still stands is no longer asked.
    resent boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    -- Since when it is tried; a resend begins anew.
    queued_at timestamptz NOT NULL,
    sent_at timestamptz,
    next_attempt_at timestamptz,
    CONSTRAINT mails_dedupe UNIQUE (workspace_id, dedupe_key)
  )`,
  `CREATE INDEX mails_newest ON mails (workspace_id, created_at DESC, id DESC)`,
  `CREATE INDEX mails_by_state ON mails (workspace_id, state, created_at DESC, id DESC)`,
  `CREATE INDEX mails_alert ON mails (alert_id) WHERE alert_id IS NOT NULL`,
];
