import type { ColumnType } from 'kysely';
import type { Schedule } from '#contract/business-hours.ts';
import type { HandoffReason } from '#contract/messages.ts';
import type { Counter, Instant, OptionalInstant } from './column-types.ts';

interface ChatbotHoursTable {
  chatbot_id: string;
  since: Instant;
  hours_enabled: boolean;
  schedule: ColumnType<Schedule | null, string | null, string | null>;
}

interface AnalyticsProgressTable {
  conversation_id: string;
  seq: Counter;
}

interface HandoffFactTable {
  handoff_id: string;
  conversation_id: string;
  workspace_id: string;
  chatbot_id: string;
  reason: HandoffReason;
  requested_at: Instant;
  outcome: 'accepted' | 'cancelled' | 'expired' | 'waiting';
  accept_ms: number | null;
  accept_open_ms: number | null;
  first_accepted_by: string | null;
  taken_by: string[];
  ended_at: OptionalInstant;
  completed_by: string | null;
}

interface ResponseFactTable {
  conversation_id: string;
  seq: number;
  handoff_id: string;
  workspace_id: string;
  chatbot_id: string;
  requested_at: Instant;
  member_id: string;
  at: Instant;
  ms: number;
  open_ms: number;
  is_first: boolean;
}

interface ConversationFactTable {
  conversation_id: string;
  workspace_id: string;
  chatbot_id: string;
  started_at: Instant;
  bot: 'handed_off' | 'answered' | 'missed';
  taken_by: string[];
}

/** Tables of `modules/analytics`, and the history of hours, which is `modules/chatbot`'s. */
export interface AnalyticsSchema {
  chatbot_hours: ChatbotHoursTable;
  analytics_progress: AnalyticsProgressTable;
  handoff_facts: HandoffFactTable;
  response_facts: ResponseFactTable;
  conversation_facts: ConversationFactTable;
}
