import { type Kysely, sql } from 'kysely';

/**
 * The team: chatbots served, members who have left, invites, password resets, two-step sign-in, and the security log.
 * Of every link and recovery code only a hash is kept; secrets of authenticator apps are encrypted.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `ALTER TABLE members
    ADD COLUMN avatar text,
    -- Null: all, also those to come.
    ADD COLUMN chatbot_ids uuid[],
    ADD COLUMN password_changed_at timestamptz,
    -- Off the team. The row stays for the name that chats, figures and the log keep.
    ADD COLUMN removed_at timestamptz,
    ADD CHECK (removed_at IS NULL OR disabled_at IS NOT NULL)`,
  // One person can be a member of several workspaces, and may come back to one they have left.
  `DROP INDEX members_email`,
  `CREATE UNIQUE INDEX members_email ON members (lower(email), workspace_id) WHERE removed_at IS NULL`,
  // When the sign-in began that a refresh token belongs to: older tokens of the family are forgotten after a while.
  `ALTER TABLE sessions ADD COLUMN began_at timestamptz`,
  `UPDATE sessions s SET began_at = (SELECT min(f.created_at) FROM sessions f WHERE f.family_id = s.family_id)`,
  `ALTER TABLE sessions ALTER COLUMN began_at SET NOT NULL`,
  `CREATE TABLE invites (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    email text NOT NULL,
    role text NOT NULL CHECK (role IN ('admin', 'agent')),
    permissions text[] NOT NULL,
    chatbot_ids uuid[],
    invited_by uuid NOT NULL REFERENCES members ON DELETE CASCADE,
    token_hash bytea NOT NULL UNIQUE,
    -- The mail with the newest link, if one was wanted.
    mail_id uuid,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  )`,
  `CREATE UNIQUE INDEX invites_open ON invites (workspace_id, lower(email)) WHERE used_at IS NULL`,
  `CREATE TABLE password_resets (
    token_hash bytea PRIMARY KEY,
    member_id uuid NOT NULL REFERENCES members ON DELETE CASCADE,
    mail_id uuid,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  )`,
  `CREATE INDEX password_resets_member ON password_resets (member_id)`,
  `CREATE TABLE two_step_secrets (
    member_id uuid PRIMARY KEY REFERENCES members ON DELETE CASCADE,
    -- AES-256-GCM under a key made from DATA_DIR's secrets.
    secret bytea NOT NULL,
    -- Null: begun, and not on yet.
    confirmed_at timestamptz,
    -- The newest time step of which a code was used: that one and those before it are spent.
    last_step bigint NOT NULL DEFAULT 0
  )`,
  `CREATE TABLE recovery_codes (
    member_id uuid NOT NULL REFERENCES members ON DELETE CASCADE,
    code_hash bytea NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (member_id, code_hash)
  )`,
  // Names are kept as they were: the log outlives those it speaks of.
  `CREATE TABLE audit_events (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    target_id uuid,
    target_name text,
    address text,
    changes jsonb NOT NULL
  )`,
  `CREATE INDEX audit_events_newest ON audit_events (workspace_id, at DESC, id DESC)`,
  // A mail's link that only its recipient may know, encrypted until it is sent. The stored words have a gap in its place.
  `ALTER TABLE mails ADD COLUMN private_link bytea`,
];
