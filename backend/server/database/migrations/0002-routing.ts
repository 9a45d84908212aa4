import { type Kysely, sql } from 'kysely';

/**
 * Routing, presence, leases and left drafts. Every deadline (the end of an offer, the end of an agent's grace time) is
 * a stored instant, so that it means the same after a restart.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `ALTER TABLE chatbots
    ADD COLUMN routing_mode text NOT NULL DEFAULT 'first_come' CHECK (routing_mode IN ('first_come', 'balanced')),
    ADD COLUMN offer_seconds integer NOT NULL DEFAULT 20 CHECK (offer_seconds BETWEEN 1 AND 3600),
    ADD COLUMN agent_cap integer CHECK (agent_cap > 0)`,
  `ALTER TABLE members
    ADD COLUMN presence_since timestamptz,
    ADD COLUMN chat_cap integer CHECK (chat_cap > 0)`,
  // What is known of a member at work. A row appears with the first connection or the first accepted chat.
  `CREATE TABLE agent_desks (
    member_id uuid PRIMARY KEY REFERENCES members ON DELETE CASCADE,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    connected boolean NOT NULL DEFAULT false,
    -- When \`connected\` last changed.
    connection_since timestamptz,
    activity text NOT NULL DEFAULT 'active' CHECK (activity IN ('active', 'idle', 'locked', 'asleep')),
    activity_since timestamptz,
    -- Set when the last connection ends: at this instant the member's chats go back to the queue.
    grace_until timestamptz,
    -- Accepted chats, counted by the very statements that accept and give back: a cap is then checked on a locked row.
    active_chats integer NOT NULL DEFAULT 0 CHECK (active_chats >= 0),
    last_chat_at timestamptz
  )`,
  `CREATE INDEX agent_desks_workspace ON agent_desks (workspace_id)`,
  `CREATE INDEX agent_desks_grace ON agent_desks (grace_until) WHERE grace_until IS NOT NULL`,
  `INSERT INTO agent_desks (member_id, workspace_id, active_chats, last_chat_at)
    SELECT accepted_by, workspace_id, count(*), max(accepted_at) FROM handoffs WHERE state = 'accepted' AND accepted_by IS NOT NULL
    GROUP BY accepted_by, workspace_id`,
  `ALTER TABLE handoffs
    -- One more each time the request comes back to the queue.
    ADD COLUMN round integer NOT NULL DEFAULT 0,
    -- False until routing has decided about this round.
    ADD COLUMN routed boolean NOT NULL DEFAULT false,
    -- One more with every decision and every return: what a decision must find unchanged to be carried out.
    ADD COLUMN offer_rev integer NOT NULL DEFAULT 0,
    ADD COLUMN offered_to uuid REFERENCES members ON DELETE SET NULL,
    ADD COLUMN offered_at timestamptz,
    ADD COLUMN offer_expires_at timestamptz,
    ADD COLUMN handover jsonb`,
  `CREATE INDEX handoffs_offer_ends ON handoffs (offer_expires_at) WHERE state = 'pending' AND offer_expires_at IS NOT NULL`,
  `CREATE INDEX handoffs_offered_to ON handoffs (offered_to) WHERE state = 'pending' AND offered_to IS NOT NULL`,
  `CREATE INDEX handoffs_unrouted ON handoffs (id) WHERE state = 'pending' AND NOT routed`,
  `CREATE INDEX handoffs_accepted_by ON handoffs (accepted_by) WHERE state = 'accepted'`,
  `CREATE INDEX handoffs_recent ON handoffs (workspace_id, requested_at DESC, id DESC)`,
  `CREATE TABLE routing_decisions (
    handoff_id uuid NOT NULL REFERENCES handoffs ON DELETE CASCADE,
    -- The handoff's \`offer_rev\` that this decision made.
    rev integer NOT NULL,
    round integer NOT NULL,
    at timestamptz NOT NULL,
    decision jsonb NOT NULL,
    PRIMARY KEY (handoff_id, rev)
  )`,
  // What an agent has written and not sent. It outlives their hold on the chat, for whoever comes next.
  `CREATE TABLE drafts (
    conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
    member_id uuid NOT NULL REFERENCES members ON DELETE CASCADE,
    text text NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, member_id)
  )`,
];
