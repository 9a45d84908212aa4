import type { ConversationStatus, HandoffState, RequeueCause } from '#contract/conversations.ts';
import type { AuthorKind, HandoffReason } from '#contract/messages.ts';
import type { HandoffEventType, MessageDetail } from '../../../server/database/schema.ts';
import type { Person } from './sentences.ts';

/** All instants are milliseconds; agents and chatbots are places in the lists that the traffic is filled in for. */
export interface PlannedMessage {
  at: number;
  author: AuthorKind;
  /** Of an agent's message, and of a system message about an agent: who. */
  agent: number | null;
  text: string;
  detail: MessageDetail | null;
}

export interface PlannedEvent {
  at: number;
  type: HandoffEventType;
  /** Who acted; of a return whose agent was gone: nobody. */
  agent: number | null;
  cause?: RequeueCause;
}

/** What a report has to find out about a handoff. */
export interface HandoffTruth {
  outcome: 'accepted' | 'cancelled' | 'expired' | 'waiting';
  /** Agents who took it, in order, each once. */
  takenBy: number[];
  acceptMs: number | null;
  firstResponse: { agent: number; ms: number } | null;
  /** After the first. */
  responses: { agent: number; ms: number }[];
  /** Who had it when it was completed. */
  completedBy: number | null;
}

export interface PlannedHandoff {
  reason: HandoffReason;
  requestedAt: number;
  state: HandoffState;
  events: PlannedEvent[];
  rating: { at: number; stars: 1 | 2 | 3 | 4 | 5; comment: string } | null;
  truth: HandoffTruth;
}

/** What became of a conversation in which the visitor wrote something. */
export type BotTruth = 'resolved' | 'handedOff' | 'leftMessage' | 'unanswered';

export interface PlannedConversation {
  /** Position in the traffic, from 0. */
  index: number;
  chatbot: number;
  visitor: Person;
  startedAt: number;
  closedAt: number | null;
  status: ConversationStatus;
  messages: PlannedMessage[];
  handoffs: PlannedHandoff[];
  contact: { at: number; name: string; email: string; text: string } | null;
  /** Null where the visitor wrote nothing. */
  truth: { bot: BotTruth | null };
}

export interface TrafficOptions {
  seed: number;
  /** The shop's time zone: its days and its busy hours. */
  zone: string;
  /** First day, such as 2026-01-01. */
  from: string;
  days: number;
  conversations: number;
  /** Their names, as the thread tells them. */
  agents: readonly string[];
  /** How many there are. */
  chatbots: number;
  /** 0 … 1: conversations in which a person is asked for. */
  handoffShare?: number;
  /** Nothing happens from here on (milliseconds): what is under way then stays so. */
  until?: number;
}
