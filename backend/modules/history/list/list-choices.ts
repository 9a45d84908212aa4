import { sql } from 'kysely';
import type { ConversationChoices } from '#contract/history/past-conversations.ts';
import type { Database } from '../../../server/database/connection.ts';
import { type Viewer, visibleTo } from '../viewer.ts';

type Named = ConversationChoices['agents'];

/**
 * The chatbots and agents that occur in what a viewer may see, by name; also those who have left the team. Reads the whole
 * index of the workspace once: asked when the list is opened, not with every page.
 */
export async function listChoices(db: Database, viewer: Viewer): Promise<ConversationChoices> {
  const { rows } = await sql<{ chatbots: Named; agents: Named }>`
    WITH seen AS MATERIALIZED (
      SELECT i.chatbot_id, i.agents FROM conversation_index i WHERE ${visibleTo(viewer)}
    )
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', b.id, 'name', b.name) ORDER BY b.name, b.id), '[]')
        FROM chatbots b WHERE b.id IN (SELECT chatbot_id FROM seen)) AS chatbots,
      (SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY m.name, m.id), '[]')
        FROM members m WHERE m.id IN (SELECT unnest(agents) FROM seen)) AS agents
  `.execute(db);
  return rows[0] ?? { chatbots: [], agents: [] };
}
