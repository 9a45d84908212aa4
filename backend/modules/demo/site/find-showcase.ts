import type { Database } from '../../../server/database/connection.ts';

/** The chatbot that a demo page shows. */
export interface Showcase {
  chatbotId: string;
  chatbotName: string;
  /** Of the pretend shop, as opposed to one of the owner's own. */
  isDemo: boolean;
}

/** The chatbot asked for; without an id the pretend shop's, or else the installation's first one. */
export async function findShowcase(db: Database, chatbotId: string | null): Promise<Showcase | null> {
  let query = db
    .selectFrom('chatbots')
    .innerJoin('workspaces', 'workspaces.id', 'chatbots.workspace_id')
    .select(['chatbots.id as chatbotId', 'chatbots.name as chatbotName', 'workspaces.demo as isDemo'])
    .orderBy('workspaces.demo', 'desc')
    .orderBy('workspaces.created_at')
    .orderBy('chatbots.created_at')
    .limit(1);
  if (chatbotId !== null) query = query.where('chatbots.id', '=', chatbotId);
  return (await query.executeTakeFirst()) ?? null;
}
