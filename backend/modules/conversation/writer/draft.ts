import type { ConversationStatus } from '#contract/conversations.ts';
import type { AuthorKind } from '#contract/messages.ts';
import type { MessageDetail } from '../../../server/database/schema.ts';

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
