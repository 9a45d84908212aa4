import type { Queryable } from '../../server/database/connection.ts';
import type { KnowledgeEntry } from './knowledge/knowledge-index.ts';
import type { BotSettings, EscalationRules } from './settings.ts';

export interface Chatbot {
  id: string;
  workspaceId: string;
  name: string;
  /** Message 1 of every conversation. */
  greeting: string;
  handoffEnabled: boolean;
  settings: BotSettings;
}

const COLUMNS = [
  'id',
  'workspace_id',
  'name',
  'greeting',
  'handoff_enabled',
  'engine',
  'confidence_threshold',
  'misses_before_offer',
  'escalation_rules',
  'language',
] as const;

interface Row {
  id: string;
  workspace_id: string;
  name: string;
  greeting: string;
  handoff_enabled: boolean;
  engine: BotSettings['engine'];
  confidence_threshold: number;
  misses_before_offer: number;
  escalation_rules: EscalationRules;
  language: string;
}

export async function findChatbot(db: Queryable, chatbotId: string): Promise<Chatbot | null> {
  const row = await db.selectFrom('chatbots').select(COLUMNS).where('id', '=', chatbotId).executeTakeFirst();
  return row ? toChatbot(row) : null;
}

/** The chatbots of a workspace, oldest first. */
export async function listChatbots(db: Queryable, workspaceId: string): Promise<Chatbot[]> {
  const rows = await db
    .selectFrom('chatbots')
    .select(COLUMNS)
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toChatbot);
}

function toChatbot(row: Row): Chatbot {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    name: row.name,
    greeting: row.greeting,
    handoffEnabled: row.handoff_enabled,
    settings: {
      engine: row.engine,
      confidenceThreshold: row.confidence_threshold,
      missesBeforeOffer: row.misses_before_offer,
      rules: row.escalation_rules,
      language: row.language,
    },
  };
}

export function readKnowledge(db: Queryable, chatbotId: string): Promise<KnowledgeEntry[]> {
  return db
    .selectFrom('knowledge_entries')
    .select(['id', 'question', 'answer'])
    .where('chatbot_id', '=', chatbotId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}
