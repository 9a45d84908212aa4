import type { ColumnType, Generated } from 'kysely';
import type { ConversationStatus, HandoffState } from '#contract/conversations.ts';
import type { HandoffReason } from '#contract/messages.ts';
import type { Counter, Instant, OptionalInstant } from './column-types.ts';

type Optional<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

interface ConversationIndexTable {
  conversation_id: string;
  workspace_id: string;
  chatbot_id: string;
  visitor_id: string;
  started_at: Instant;
  status: ConversationStatus;
  handoff_id: Optional<string>;
  requested_at: OptionalInstant;
  handoff_state: Optional<HandoffState>;
  reason: Optional<HandoffReason>;
  rated_at: OptionalInstant;
  stars: Optional<number>;
  agents: ColumnType<string[], string[] | undefined, string[]>;
  indexed_seq: Counter;
  parts: Generated<number>;
  tail_chars: Generated<number>;
  named: Generated<string>;
}

interface ConversationWordsTable {
  conversation_id: string;
  part: number;
  /** A tsvector. */
  words: string;
}

/** Tables of `modules/history`. */
export interface HistorySchema {
  conversation_index: ConversationIndexTable;
  conversation_words: ConversationWordsTable;
}
