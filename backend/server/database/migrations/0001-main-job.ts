import { type Kysely, sql } from 'kysely';

/**
 * Everything the main job needs. Two rules carry the product's promises and are therefore the database's:
 * `messages_seq` and `messages_client` (no gap shown twice, no message stored twice), and the partial unique indexes
 * "one open conversation per visitor and chatbot" and "one live handoff per conversation".
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE TABLE workspaces (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    demo boolean NOT NULL DEFAULT false,
    -- Revision of the queue: one more with every handoff transition, taken under this row's lock, so it has no gaps
    -- and rises in commit order.
    queue_rev bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE members (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL CHECK (role IN ('owner', 'admin', 'agent')),
    permissions text[] NOT NULL DEFAULT '{}',
    password_hash text NOT NULL,
    presence text NOT NULL DEFAULT 'online' CHECK (presence IN ('online', 'away')),
    created_at timestamptz NOT NULL DEFAULT now(),
    disabled_at timestamptz
  )`,
  `CREATE UNIQUE INDEX members_email ON members (lower(email))`,
  `CREATE INDEX members_workspace ON members (workspace_id)`,
  // One family is one sign-in on one device; each row is one refresh token of it. Only hashes are kept.
  `CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    member_id uuid NOT NULL REFERENCES members ON DELETE CASCADE,
    family_id uuid NOT NULL,
    token_hash bytea NOT NULL UNIQUE,
    client text NOT NULL CHECK (client IN ('desktop', 'browser')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    rotated_at timestamptz,
    revoked_at timestamptz
  )`,
  `CREATE INDEX sessions_family ON sessions (family_id)`,
  `CREATE INDEX sessions_member ON sessions (member_id)`,
  `CREATE TABLE one_time_links (
    token_hash bytea PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('owner')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  )`,
  `CREATE TABLE chatbots (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    name text NOT NULL,
    greeting text NOT NULL,
    handoff_enabled boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX chatbots_workspace ON chatbots (workspace_id)`,
  `CREATE TABLE knowledge_entries (
    id uuid PRIMARY KEY,
    chatbot_id uuid NOT NULL REFERENCES chatbots ON DELETE CASCADE,
    question text NOT NULL,
    answer text NOT NULL,
    position integer NOT NULL DEFAULT 0
  )`,
  `CREATE INDEX knowledge_entries_chatbot ON knowledge_entries (chatbot_id, position)`,
  `CREATE TABLE visitors (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    chatbot_id uuid NOT NULL REFERENCES chatbots ON DELETE CASCADE,
    token_hash bytea NOT NULL UNIQUE,
    name text,
    email text,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE conversations (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    chatbot_id uuid NOT NULL REFERENCES chatbots ON DELETE CASCADE,
    visitor_id uuid NOT NULL REFERENCES visitors ON DELETE CASCADE,
    status text NOT NULL DEFAULT 'bot' CHECK (status IN ('bot', 'pending', 'active', 'closed')),
    assigned_member_id uuid REFERENCES members ON DELETE SET NULL,
    version integer NOT NULL DEFAULT 1,
    last_seq bigint NOT NULL DEFAULT 0,
    agent_read_seq bigint NOT NULL DEFAULT 0,
    visitor_read_seq bigint NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL,
    closed_at timestamptz,
    CHECK ((status = 'active') = (assigned_member_id IS NOT NULL) OR status = 'closed')
  )`,
  `CREATE UNIQUE INDEX conversations_one_open ON conversations (visitor_id, chatbot_id) WHERE status <> 'closed'`,
  `CREATE INDEX conversations_assigned ON conversations (assigned_member_id) WHERE status = 'active'`,
  `CREATE INDEX conversations_workspace ON conversations (workspace_id, started_at)`,
  // The table whose inserts people wait for. The id has no index of its own: a message is always looked up through its
  // conversation. No foreign key either: every writer holds the conversation's row lock, and checking each row again
  // costs as much as storing it. Deleting is the other half of the key, and the trigger below does it.
  `CREATE TABLE messages (
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    seq bigint NOT NULL,
    author_kind text NOT NULL CHECK (author_kind IN ('visitor', 'bot', 'agent', 'system')),
    author_id uuid NOT NULL,
    author_name text,
    client_id text,
    kind text NOT NULL CHECK (kind IN ('text', 'event')),
    body text NOT NULL DEFAULT '',
    detail jsonb,
    created_at timestamptz NOT NULL,
    CONSTRAINT messages_seq PRIMARY KEY (conversation_id, seq),
    CONSTRAINT messages_client UNIQUE (conversation_id, author_id, client_id)
  )`,
  `CREATE FUNCTION delete_messages_of_deleted_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM messages m USING gone WHERE m.conversation_id = gone.id;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER conversations_deleted AFTER DELETE ON conversations
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION delete_messages_of_deleted_conversations()`,
  `CREATE TABLE handoffs (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    chatbot_id uuid NOT NULL REFERENCES chatbots ON DELETE CASCADE,
    conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'completed', 'cancelled', 'expired')),
    reason text NOT NULL,
    requested_at timestamptz NOT NULL,
    -- Place in the queue; a request that comes back keeps its first time and so returns to the front.
    queued_at timestamptz NOT NULL,
    accepted_at timestamptz,
    accepted_by uuid REFERENCES members ON DELETE SET NULL,
    ended_at timestamptz
  )`,
  `CREATE UNIQUE INDEX handoffs_one_live ON handoffs (conversation_id) WHERE state IN ('pending', 'accepted')`,
  `CREATE INDEX handoffs_queue ON handoffs (workspace_id, queued_at, id) WHERE state = 'pending'`,
  // Every transition ever made, in the queue's order: what analytics and "who took it?" read.
  `CREATE TABLE handoff_events (
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    rev bigint NOT NULL,
    handoff_id uuid NOT NULL REFERENCES handoffs ON DELETE CASCADE,
    type text NOT NULL CHECK (type IN ('requested', 'accepted', 'completed', 'cancelled', 'expired', 'requeued')),
    member_id uuid REFERENCES members ON DELETE SET NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, rev)
  )`,
  `CREATE INDEX handoff_events_handoff ON handoff_events (handoff_id)`,
];
