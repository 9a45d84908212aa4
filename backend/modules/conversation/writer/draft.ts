import type { Selectable } from 'kysely';
import type { ConversationStatus } from '#contract/conversations.ts';
import type { AuthorKind } from '#contract/messages.ts';
import type { MessageDetail, Schema } from '../../../server/database/schema.ts';

/** One message somebody wants stored. */
export interface Draft {
  id: string;
  conversationId: string;
  author: { kind: Exclude<AuthorKind, 'system'>; id: string; name: string | null };
  /** Agents may write only inside their own workspace; visitors and bots are bound by their own id. */
  workspaceId: string | null;
  clientId: string;
  text: string;
  detail: MessageDetail | null;
  /** Not stored: goes along to whoever tells the others. */
  sentThrough: string | undefined;
}

export type Verdict = 'stored' | 'repeat' | 'mismatch' | 'wrong_state' | 'not_found';

/** What became of one draft. For `stored` and `repeat`, id, seq and `at` are those of the row that counts. */
export interface Written {
  verdict: Verdict;
  id: string;
  seq: number;
  /** ISO 8601, as clients get it. */
  at: string;
  conversation: ConversationFacts;
}

/** The conversation as it was in the moment of the write. */
export interface ConversationFacts {
  workspaceId: string;
  chatbotId: string;
  visitorId: string;
  status: ConversationStatus;
  assignedMemberId: string | null;
}

/** The columns that the facts are made of. */
export const FACT_COLUMNS = ['workspace_id', 'chatbot_id', 'visitor_id', 'status', 'assigned_member_id'] as const;

export type FactsRow = Pick<Selectable<Schema['conversations']>, (typeof FACT_COLUMNS)[number]>;

export function presentFacts(row: FactsRow): ConversationFacts {
  return {
    workspaceId: row.workspace_id,
    chatbotId: row.chatbot_id,
    visitorId: row.visitor_id,
    status: row.status,
    assignedMemberId: row.assigned_member_id,
  };
}
