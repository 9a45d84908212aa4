import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ConversationStatus, HandoffState, Handover } from '#contract/conversations.ts';
import type { HandoffSummary } from '#contract/handoff-summary.ts';
import type { Activity, MemberRole, Permission, PresenceChoice } from '#contract/members.ts';
import type { AuthorKind, HandoffReason, MessageContent, SystemEvent } from '#contract/messages.ts';
import type { RoutingMode, RoutingVerdict } from '#contract/routing.ts';

/** A timestamptz: read as Date, written as Date. */
type Instant = ColumnType<Date, Date, Date>;
type OptionalInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
type DefaultInstant = ColumnType<Date, Date | undefined, Date>;
/** A bigint we know to stay below 2^53; `connection.ts` parses it to a number. */
type Counter = ColumnType<number, number | undefined, number>;

interface WorkspaceTable {
  id: string;
  name: string;
  demo: Generated<boolean>;
  queue_rev: Counter;
  created_at: DefaultInstant;
}

interface MemberTable {
  id: string;
  workspace_id: string;
  email: string;
  name: string;
  role: MemberRole;
  permissions: ColumnType<Permission[], Permission[] | undefined, Permission[]>;
  password_hash: string;
  presence: Generated<PresenceChoice>;
  /** When `presence` was last chosen; null = never. */
  presence_since: OptionalInstant;
  /** Most chats at once, whatever the chatbot; null = as the chatbot says. */
  chat_cap: ColumnType<number | null, number | null | undefined, number | null>;
  created_at: DefaultInstant;
  disabled_at: OptionalInstant;
}

interface SessionTable {
  id: string;
  member_id: string;
  family_id: string;
  token_hash: Buffer;
  client: 'desktop' | 'browser';
  created_at: Instant;
  expires_at: Instant;
  rotated_at: OptionalInstant;
  revoked_at: OptionalInstant;
}

interface OneTimeLinkTable {
  token_hash: Buffer;
  purpose: 'owner';
  created_at: Instant;
  expires_at: Instant;
  used_at: OptionalInstant;
}

interface ChatbotTable {
  id: string;
  workspace_id: string;
  name: string;
  greeting: string;
  handoff_enabled: Generated<boolean>;
  engine: Generated<'knowledge' | 'model'>;
  /** 0 … 1: how sure the bot must be of an answer. */
  confidence_threshold: Generated<number>;
  /** 1 … 5: after so many misses in a row a person is offered. */
  misses_before_offer: Generated<number>;
  escalation_rules: ColumnType<EscalationRules, string | undefined, string>;
  /** Code of a language in `modules/chatbot/languages`; others are read as English. */
  language: Generated<string>;
  routing_mode: Generated<RoutingMode>;
  offer_seconds: Generated<number>;
  /** Most chats an agent takes from this chatbot while holding others; null = no cap. */
  agent_cap: ColumnType<number | null, number | null | undefined, number | null>;
  created_at: DefaultInstant;
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
}

interface VisitorTable {
  id: string;
  workspace_id: string;
  chatbot_id: string;
  token_hash: Buffer;
  name: string | null;
  email: string | null;
  created_at: DefaultInstant;
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
  summary: JSONColumnType<HandoffSummary> | null;
  round: Generated<number>;
  routed: Generated<boolean>;
  offer_rev: Generated<number>;
  offered_to: ColumnType<string | null, string | null | undefined, string | null>;
  offered_at: OptionalInstant;
  offer_expires_at: OptionalInstant;
  handover: JSONColumnType<Handover> | null;
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
export interface Schema {
  workspaces: WorkspaceTable;
  members: MemberTable;
  sessions: SessionTable;
  one_time_links: OneTimeLinkTable;
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
}
