import { type Kysely, sql } from 'kysely';

/** How long what visitors wrote is kept, forgetting it on request, and what makes both quick. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // No row: everything is kept.
  `CREATE TABLE retention_settings (
    workspace_id uuid PRIMARY KEY REFERENCES workspaces ON DELETE CASCADE,
    mode text NOT NULL CHECK (mode IN ('keep', 'anonymise', 'delete')),
    days integer NOT NULL CHECK (days > 0),
    -- Null while everything is kept.
    next_run_at timestamptz,
    CHECK ((mode = 'keep') = (next_run_at IS NULL))
  )`,
  `CREATE INDEX retention_settings_due ON retention_settings (next_run_at) WHERE next_run_at IS NOT NULL`,
  // One run of the retention, or one erasure. What is left of it when it is done is the receipt, without a word of
  // anybody's.
  `CREATE TABLE privacy_runs (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('retention', 'erasure')),
    state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    -- Of a retention run: what it does, to conversations that ended before then.
    mode text CHECK (mode IN ('anonymise', 'delete')),
    ended_before timestamptz,
    -- Of an erasure: a visitor's id, or the SHA-256 of the address in small letters.
    subject text,
    subject_kind text CHECK (subject_kind IN ('visitor', 'email')),
    -- The address itself, for as long as it is looked for.
    address text,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz,
    failures integer NOT NULL DEFAULT 0,
    -- Conversations.
    done bigint NOT NULL DEFAULT 0,
    total bigint NOT NULL DEFAULT 0,
    erased jsonb NOT NULL DEFAULT '{}',
    CHECK ((kind = 'retention') = (mode IS NOT NULL AND ended_before IS NOT NULL)),
    CHECK ((kind = 'erasure') = (subject IS NOT NULL AND subject_kind IS NOT NULL)),
    CHECK (address IS NULL OR state IN ('queued', 'running'))
  )`,
  `CREATE INDEX privacy_runs_newest ON privacy_runs (workspace_id, kind, requested_at DESC, id DESC)`,
  `CREATE UNIQUE INDEX privacy_runs_one_retention ON privacy_runs (workspace_id)
    WHERE kind = 'retention' AND state IN ('queued', 'running')`,
  `CREATE INDEX privacy_runs_open ON privacy_runs (id) WHERE state IN ('queued', 'running')`,
  // When words of old mails and old lines of the security log go next. Null: the server has not started yet.
  `CREATE TABLE privacy_upkeep (
    id boolean PRIMARY KEY DEFAULT true CHECK (id),
    next_at timestamptz
  )`,
  `INSERT INTO privacy_upkeep DEFAULT VALUES`,
  // A migration does not know the key: what is in the clear is sealed by the next start.
  `ALTER TABLE identity_secrets
    ALTER COLUMN secret DROP NOT NULL,
    -- AES-256-GCM under a key made from DATA_DIR's secrets.
    ADD COLUMN sealed bytea,
    ADD CHECK ((secret IS NULL) <> (sealed IS NULL))`,
  `ALTER TABLE conversations ADD COLUMN anonymised_at timestamptz`,
  `ALTER TABLE visitors ADD COLUMN anonymised_at timestamptz`,
  `ALTER TABLE contact_messages ADD COLUMN anonymised_at timestamptz`,
  // Its words are gone, so it cannot be sent again.
  `ALTER TABLE mails ADD COLUMN emptied_at timestamptz`,
  `CREATE INDEX conversations_named ON conversations (workspace_id, started_at, id) WHERE anonymised_at IS NULL`,
  `CREATE INDEX conversations_visitor ON conversations (visitor_id)`,
  `CREATE INDEX visitors_named ON visitors (workspace_id, created_at, id) WHERE anonymised_at IS NULL`,
  `CREATE INDEX visitors_workspace ON visitors (workspace_id, created_at, id)`,
  `CREATE INDEX visitors_email ON visitors (workspace_id, lower(email)) WHERE email IS NOT NULL`,
  `CREATE INDEX contact_messages_email ON contact_messages (workspace_id, lower(email))`,
  // What PostgreSQL follows when a conversation goes.
  `CREATE INDEX mails_conversation ON mails (conversation_id) WHERE conversation_id IS NOT NULL`,
  `CREATE INDEX mails_transcript_to ON mails (workspace_id, lower(to_address)) WHERE kind = 'transcript'`,
  `CREATE INDEX mails_to_empty ON mails (created_at) WHERE emptied_at IS NULL AND state <> 'queued'`,
  `CREATE INDEX audit_events_at ON audit_events (at)`,
];
