import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Schedule } from '#contract/business-hours.ts';
import type { ChatbotSettings } from '#contract/chatbots.ts';
import type { ConversationStatus, HandoffState, Handover } from '#contract/conversations.ts';
import type { HandoffSummary } from '#contract/handoff-summary.ts';
import type { Activity } from '#contract/members.ts';
import type { AuthorKind, HandoffReason, MessageContent, SystemEvent } from '#contract/messages.ts';
import type { RoutingMode, RoutingVerdict } from '#contract/routing.ts';
import type { Counter, DefaultInstant, Instant, OptionalInstant } from './column-types.ts';
import type { AlertsSchema } from './schema-alerts.ts';
import type { AnalyticsSchema } from './schema-analytics.ts';
import type { HistorySchema } from './schema-history.ts';
import type { MailSchema } from './schema-mail.ts';
import type { PrivacySchema } from './schema-privacy.ts';
import type { TeamSchema } from './schema-team.ts';

interface ChatbotTable {
  id: string;
  workspace_id: string;
  name: string;
  greeting: string;
  handoff_enabled: Generated<boolean>;
  routing_mode: Generated<RoutingMode>;
  offer_seconds: Generated<number>;
  /** Most chats an agent takes from this chatbot while holding others; null = no cap. */
  agent_cap: ColumnType<number | null, number | null | undefined, number | null>;
  engine: Generated<'knowledge' | 'model'>;
  /** 0 … 1: how sure the bot must be of an answer. */
  confidence_threshold: Generated<number>;
  /** 1 … 5: after so many misses in a row a person is offered. */
  misses_before_offer: Generated<number>;
  escalation_rules: ColumnType<EscalationRules, string | undefined, string>;
  /** Code of a language in `modules/chatbot/languages`; others are read as English. */
  language: Generated<string>;
  avatar: Generated<string>;
  /** Missing fields have the default of `modules/chatbot/settings`. */
  appearance: ColumnType<Partial<ChatbotSettings['appearance']>, string | undefined, string>;
  offline: ColumnType<Partial<ChatbotSettings['escalation']['offline']>, string | undefined, string>;
  hours_enabled: Generated<boolean>;
  /** Null = always open; kept while hours are off. */
  schedule: ColumnType<Schedule | null, string | null | undefined, string | null>;
  /** Origins; none = every site. */
  allowed_sites: ColumnType<string[], string[] | undefined, string[]>;
  require_identity: Generated<boolean>;
  version: Generated<number>;
  created_at: DefaultInstant;
}

/** HS256 keys with which sites sign who a visitor is; at most two per chatbot. */
interface IdentitySecretTable {
  id: string;
  chatbot_id: string;
  /** In the clear, from before secrets were sealed; the next start seals it. */
  secret: ColumnType<string | null, string | null | undefined, string | null>;
  sealed: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  created_at: Instant;
}

interface SiteConnectionTable {
  chatbot_id: string;
  origin: string;
  last_seen_at: Instant;
}

/** What brings in a person at once, in the owner's words. */
export interface EscalationRules {
  /** Words in this order, anywhere in a message. */
  phrases: string[];
  /** Single words. */
  keywords: string[];
}

interface KnowledgeEntryTable {
  id: string;
  chatbot_id: string;
  question: string;
  answer: string;
  position: Generated<number>;
  /** A file's name or an address it was imported from; null = typed by a person. */
  source: ColumnType<string | null, string | null | undefined, string | null>;
}

interface VisitorTable {
  id: string;
  workspace_id: string;
  chatbot_id: string;
  token_hash: Buffer;
  name: string | null;
  email: string | null;
  /** The `sub` of the signed identity that name and e-mail came from; null = claimed. */
  verified_as: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: DefaultInstant;
  anonymised_at: OptionalInstant;
}

interface ContactMessageTable {
  id: string;
  workspace_id: string;
  chatbot_id: string;
  visitor_id: string;
  conversation_id: string | null;
  client_id: string;
  name: string;
  email: string;
  body: string;
  created_at: Instant;
  handled_at: OptionalInstant;
  handled_by: ColumnType<string | null, string | null | undefined, string | null>;
  anonymised_at: OptionalInstant;
}

interface ConversationTable {
  id: string;
  workspace_id: string;
  chatbot_id: string;
  visitor_id: string;
  status: Generated<ConversationStatus>;
  assigned_member_id: string | null;
  version: Generated<number>;
  last_seq: Counter;
  agent_read_seq: Counter;
  visitor_read_seq: Counter;
  started_at: Instant;
  closed_at: OptionalInstant;
  /** Who it was and what was said is gone; times and counts are left. */
  anonymised_at: OptionalInstant;
}

/** What a reply of the bot was worth: `unsure` named several answers, `chat` answered small talk. */
export type BotVerdict = 'answered' | 'unsure' | 'missed' | 'failed' | 'chat';

/** What a message carries beside its text: the bot's offer and sources, or a system event. */
export interface MessageDetail {
  offer?: Extract<MessageContent, { kind: 'text' }>['offer'];
  /** Why the bot made its offer: becomes the handoff's reason if the visitor takes it. */
  offerReason?: HandoffReason;
  /** Ids of the knowledge entries an answer used. */
  sources?: string[];
  verdict?: BotVerdict;
  event?: SystemEvent;
}

interface MessageTable {
  id: string;
  conversation_id: string;
  seq: Counter;
  author_kind: AuthorKind;
  /** Visitor, member or chatbot id; the conversation's own id for system messages. */
  author_id: string;
  author_name: string | null;
  client_id: string | null;
  kind: MessageContent['kind'];
  body: Generated<string>;
  detail: JSONColumnType<MessageDetail> | null;
  created_at: Instant;
}

interface HandoffTable {
  id: string;
  workspace_id: string;
  chatbot_id: string;
  conversation_id: string;
  state: Generated<HandoffState>;
  reason: HandoffReason;
  requested_at: Instant;
  queued_at: Instant;
  accepted_at: OptionalInstant;
  accepted_by: string | null;
  ended_at: OptionalInstant;
  round: Generated<number>;
  routed: Generated<boolean>;
  offer_rev: Generated<number>;
  offered_to: ColumnType<string | null, string | null | undefined, string | null>;
  offered_at: OptionalInstant;
  offer_expires_at: OptionalInstant;
  handover: JSONColumnType<Handover> | null;
  summary: JSONColumnType<HandoffSummary> | null;
}

interface HandoffRatingTable {
  handoff_id: string;
  stars: number;
  comment: Generated<string>;
  at: Instant;
}

export type HandoffEventType = 'requested' | 'accepted' | 'completed' | 'cancelled' | 'expired' | 'requeued';

interface HandoffEventTable {
  workspace_id: string;
  rev: number;
  handoff_id: string;
  type: HandoffEventType;
  member_id: string | null;
  at: Instant;
}

interface AgentDeskTable {
  member_id: string;
  workspace_id: string;
  connected: Generated<boolean>;
  connection_since: OptionalInstant;
  activity: Generated<Activity>;
  activity_since: OptionalInstant;
  grace_until: OptionalInstant;
  active_chats: Generated<number>;
  last_chat_at: OptionalInstant;
}

/** What routing decided at one moment, agent by agent; an agent can have two (passed, and then it was open to all). */
export interface StoredDecision {
  mode: RoutingMode;
  verdicts: { memberId: string; name: string; verdict: RoutingVerdict }[];
}

interface RoutingDecisionTable {
  handoff_id: string;
  rev: number;
  round: number;
  at: Instant;
  decision: JSONColumnType<StoredDecision>;
}

interface DraftTable {
  conversation_id: string;
  member_id: string;
  text: string;
  updated_at: Instant;
}

/** The tables as Kysely sees them. Each belongs to one module; see `backend/modules/README.md`. */
export interface Schema extends TeamSchema, MailSchema, AlertsSchema, HistorySchema, PrivacySchema, AnalyticsSchema {
  chatbots: ChatbotTable;
  knowledge_entries: KnowledgeEntryTable;
  visitors: VisitorTable;
  conversations: ConversationTable;
  messages: MessageTable;
  handoffs: HandoffTable;
  handoff_events: HandoffEventTable;
  agent_desks: AgentDeskTable;
  routing_decisions: RoutingDecisionTable;
  drafts: DraftTable;
  identity_secrets: IdentitySecretTable;
  site_connections: SiteConnectionTable;
  contact_messages: ContactMessageTable;
  handoff_ratings: HandoffRatingTable;
}
