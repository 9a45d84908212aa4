import { type Kysely, sql } from 'kysely';

/**
 * What an owner sets up per chatbot, and what visitors leave beside their messages: words for a team that is offline,
 * and stars. Defaults: what a chatbot did before.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `ALTER TABLE chatbots
    ADD COLUMN avatar text NOT NULL DEFAULT '',
    -- Whatever is missing in these two has the default of modules/chatbot/settings.
    ADD COLUMN appearance jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN offline jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN hours_enabled boolean NOT NULL DEFAULT false,
    -- Kept while hours are off. Null: none was ever set, which means always open.
    ADD COLUMN schedule jsonb,
    -- None: every site.
    ADD COLUMN allowed_sites text[] NOT NULL DEFAULT '{}',
    ADD COLUMN require_identity boolean NOT NULL DEFAULT false,
    -- One more with every change of the settings; a change names the one it was made from.
    ADD COLUMN version integer NOT NULL DEFAULT 1`,
  `ALTER TABLE knowledge_entries
    -- Where an imported entry came from: a file's name or an address. Null: typed by a person.
    ADD COLUMN source text`,
  // What sites sign their visitors' names with (HS256, so the server must know them). At most two live at once.
  `CREATE TABLE identity_secrets (
    id uuid PRIMARY KEY,
    chatbot_id uuid NOT NULL REFERENCES chatbots ON DELETE CASCADE,
    secret text NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX identity_secrets_chatbot ON identity_secrets (chatbot_id, created_at)`,
  `ALTER TABLE visitors
    -- The \`sub\` of the signed identity that name and e-mail came from. Null: they are claimed, not verified.
    ADD COLUMN verified_as text`,
  `CREATE TABLE site_connections (
    chatbot_id uuid NOT NULL REFERENCES chatbots ON DELETE CASCADE,
    origin text NOT NULL,
    last_seen_at timestamptz NOT NULL,
    PRIMARY KEY (chatbot_id, origin)
  )`,
  `CREATE TABLE contact_messages (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    chatbot_id uuid NOT NULL REFERENCES chatbots ON DELETE CASCADE,
    visitor_id uuid NOT NULL REFERENCES visitors ON DELETE CASCADE,
    -- The visitor's thread, if there was one.
    conversation_id uuid REFERENCES conversations ON DELETE SET NULL,
    client_id text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    handled_at timestamptz,
    handled_by uuid REFERENCES members ON DELETE SET NULL,
    CONSTRAINT contact_messages_client UNIQUE (visitor_id, client_id)
  )`,
  `CREATE INDEX contact_messages_workspace ON contact_messages (workspace_id, created_at DESC, id DESC)`,
  `CREATE INDEX contact_messages_open ON contact_messages (workspace_id, created_at DESC, id DESC) WHERE handled_at IS NULL`,
  `CREATE TABLE handoff_ratings (
    handoff_id uuid PRIMARY KEY REFERENCES handoffs ON DELETE CASCADE,
    stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    comment text NOT NULL DEFAULT '',
    at timestamptz NOT NULL
  )`,
];
