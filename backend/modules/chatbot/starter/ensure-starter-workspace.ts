import { sql } from 'kysely';
import type { Clock } from '../../../server/clock.ts';
import type { Database } from '../../../server/database/connection.ts';
import { ensureWorkspace } from '../../team/index.ts';
import { addChatbot } from '../add-chatbot.ts';
import { listChatbots } from '../store.ts';
import { STARTER_CHATBOT_NAME, STARTER_GREETING, starterKnowledge } from './starter-knowledge.ts';

/**
 * Makes sure that the installation has a workspace with at least one chatbot, so that the demo page talks from the
 * first minute. Changes nothing when there is one; safe to run from several processes at once.
 */
export function ensureStarterWorkspace(deps: {
  db: Database;
  clock: Clock;
}): Promise<{ workspaceId: string; chatbotId: string }> {
  return deps.db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('chatbot.starter', 0))`.execute(trx);
    const now = deps.clock.now();
    const workspaceId = await ensureWorkspace(trx, now);
    const chatbot =
      (await listChatbots(trx, workspaceId))[0] ??
      (await addChatbot(trx, {
        workspaceId,
        name: STARTER_CHATBOT_NAME,
        greeting: STARTER_GREETING,
        knowledge: starterKnowledge,
        now,
      }));
    return { workspaceId, chatbotId: chatbot.id };
  });
}
