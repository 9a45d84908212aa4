import { type Kysely, sql } from 'kysely';

/**
 * What the list of past conversations filters by, and the words the search looks for, kept apart from the tables that
 * chats write.
 *
 * The facts follow the tables they come from by triggers, in the same transaction, so that a list is never behind. The
 * words are added afterwards, by `modules/history/indexing`: nobody who writes a message waits for them.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const LAST_HANDOFF = `SELECT h.id, h.state, h.reason, h.requested_at FROM handoffs h WHERE h.conversation_id = c.id
    ORDER BY h.requested_at DESC, h.id DESC LIMIT 1`;

const statements = [
  `CREATE TABLE conversation_index (
    conversation_id uuid PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
    workspace_id uuid NOT NULL,
    chatbot_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    started_at timestamptz NOT NULL,
    status text NOT NULL,
    -- Of its last request.
    handoff_id uuid,
    requested_at timestamptz,
    handoff_state text,
    reason text,
    -- Of its last rating.
    rated_at timestamptz,
    stars smallint,
    -- Who had it at some time, in no order.
    agents uuid[] NOT NULL DEFAULT '{}',
    -- How far the words are. 'named': name and address of the visitor as they were added.
    indexed_seq bigint NOT NULL DEFAULT 0,
    parts integer NOT NULL DEFAULT 1,
    tail_chars integer NOT NULL DEFAULT 0,
    named text NOT NULL DEFAULT ''
    -- The room that is left on each page keeps changes of the facts out of the indices.
  ) WITH (fillfactor = 80)`,
  `CREATE INDEX conversation_index_newest ON conversation_index (workspace_id, started_at DESC, conversation_id DESC)`,
  `CREATE INDEX conversation_index_visitor ON conversation_index (visitor_id)`,
  `CREATE INDEX conversation_index_agents ON conversation_index USING gin (agents)`,
  // Apart from the facts: lists read those of whole years, and they must be small.
  `CREATE TABLE conversation_words (
    conversation_id uuid NOT NULL REFERENCES conversation_index ON DELETE CASCADE,
    -- 0, and more only for very long conversations: each holds the words of one stretch.
    part integer NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (conversation_id, part)
  )`,
  // A short list of what is not sorted in yet: every search reads all of it.
  `CREATE INDEX conversation_words_words ON conversation_words USING gin (words)
    WITH (fastupdate = on, gin_pending_list_limit = 256)`,
  // As followers look for what they have missed.
  `CREATE VIEW conversation_index_progress AS SELECT conversation_id, indexed_seq AS seq FROM conversation_index`,
  `INSERT INTO conversation_index (conversation_id, workspace_id, chatbot_id, visitor_id, started_at, status, handoff_id,
      requested_at, handoff_state, reason, rated_at, stars, agents)
    SELECT c.id, c.workspace_id, c.chatbot_id, c.visitor_id, c.started_at, c.status,
      h.id, h.requested_at, h.state, h.reason, r.at, r.stars, coalesce(a.agents, '{}')
    FROM conversations c
    LEFT JOIN LATERAL (${LAST_HANDOFF}) h ON true
    LEFT JOIN LATERAL (
      SELECT r.at, r.stars FROM handoff_ratings r JOIN handoffs o ON o.id = r.handoff_id
      WHERE o.conversation_id = c.id ORDER BY r.at DESC LIMIT 1
    ) r ON true
    LEFT JOIN LATERAL (
      SELECT array_agg(DISTINCT e.member_id) AS agents FROM handoff_events e JOIN handoffs o ON o.id = e.handoff_id
      WHERE o.conversation_id = c.id AND e.type = 'accepted' AND e.member_id IS NOT NULL
    ) a ON true`,

  `CREATE FUNCTION index_new_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO conversation_index (conversation_id, workspace_id, chatbot_id, visitor_id, started_at, status)
    SELECT id, workspace_id, chatbot_id, visitor_id, started_at, status FROM fresh;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER conversations_indexed AFTER INSERT ON conversations
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION index_new_conversations()`,

  `CREATE FUNCTION index_conversation_status() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE conversation_index SET status = NEW.status WHERE conversation_id = NEW.id;
    RETURN NULL;
  END $$`,
  // Messages do not name the status, so they never come here.
  `CREATE TRIGGER conversations_status_indexed AFTER UPDATE OF status ON conversations
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION index_conversation_status()`,

  `CREATE FUNCTION index_handoff() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE conversation_index
    SET handoff_id = NEW.id, requested_at = NEW.requested_at, handoff_state = NEW.state, reason = NEW.reason
    WHERE conversation_id = NEW.conversation_id
      AND (handoff_id IS NULL OR (requested_at, handoff_id) <= (NEW.requested_at, NEW.id));
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER handoffs_indexed AFTER INSERT OR UPDATE OF state ON handoffs
    FOR EACH ROW EXECUTE FUNCTION index_handoff()`,

  `CREATE FUNCTION index_agent() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE conversation_index i SET agents = i.agents || NEW.member_id
    FROM handoffs h
    WHERE h.id = NEW.handoff_id AND i.conversation_id = h.conversation_id AND NOT NEW.member_id = ANY (i.agents);
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER handoff_events_indexed AFTER INSERT ON handoff_events
    FOR EACH ROW WHEN (NEW.type = 'accepted' AND NEW.member_id IS NOT NULL) EXECUTE FUNCTION index_agent()`,

  `CREATE FUNCTION index_rating() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE conversation_index i SET stars = NEW.stars, rated_at = NEW.at
    FROM handoffs h
    WHERE h.id = NEW.handoff_id AND i.conversation_id = h.conversation_id AND (i.rated_at IS NULL OR i.rated_at <= NEW.at);
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER handoff_ratings_indexed AFTER INSERT ON handoff_ratings
    FOR EACH ROW EXECUTE FUNCTION index_rating()`,
];
