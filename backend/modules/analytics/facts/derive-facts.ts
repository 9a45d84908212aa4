import type { Insertable } from 'kysely';
import type { AuthorKind, HandoffReason, SystemEvent } from '#contract/messages.ts';
import type { BotVerdict, HandoffEventType, Schema } from '../../../server/database/schema.ts';
import { type HoursVersion, measureOpenTime } from '../../business-hours/index.ts';

export type HandoffFact = Insertable<Schema['handoff_facts']>;
export type ResponseFact = Insertable<Schema['response_facts']>;
export type ConversationFact = Insertable<Schema['conversation_facts']>;

export interface Facts {
  handoffs: HandoffFact[];
  responses: ResponseFact[];
  /** Null where the visitor wrote nothing. */
  conversation: ConversationFact | null;
}

export interface RawMessage {
  seq: number;
  author_kind: AuthorKind;
  author_id: string;
  created_at: Date;
  verdict: BotVerdict | null;
  /** Of a system message: what it tells. */
  event: SystemEvent['type'] | null;
}

export interface RawHandoff {
  id: string;
  state: 'pending' | 'accepted' | 'completed' | 'cancelled' | 'expired';
  reason: HandoffReason;
  requested_at: Date;
  ended_at: Date | null;
}

export interface RawEvent {
  handoff_id: string;
  type: HandoffEventType;
  member_id: string | null;
  at: Date;
}

/** All that is stored of one conversation, as far as numbers are concerned. */
export interface RawConversation {
  id: string;
  workspaceId: string;
  chatbotId: string;
  startedAt: Date;
  /** By `seq`. */
  messages: readonly RawMessage[];
  /** By time of the request. */
  handoffs: readonly RawHandoff[];
  /** By revision. */
  events: readonly RawEvent[];
  /** Of its chatbot. */
  hours: readonly HoursVersion[];
}

/** What analytics counts of a conversation. The same rows give the same facts, whenever they are derived. */
export function deriveFacts(raw: RawConversation): Facts {
  const handoffs = raw.handoffs.map((handoff) => deriveHandoff(raw, handoff));
  return {
    handoffs,
    responses: deriveResponses(raw),
    conversation: deriveConversation(raw, unique(handoffs.flatMap(({ taken_by }) => taken_by))),
  };
}

function ownerOf({ id, workspaceId, chatbotId }: RawConversation) {
  return { conversation_id: id, workspace_id: workspaceId, chatbot_id: chatbotId };
}

function deriveHandoff(raw: RawConversation, handoff: RawHandoff): HandoffFact {
  const { id, state, reason, requested_at, ended_at } = handoff;
  const taken = raw.events.filter(({ handoff_id, type }) => handoff_id === id && type === 'accepted');
  const first = taken[0];
  const isLost = state === 'cancelled' || state === 'expired';
  return {
    ...{ handoff_id: id, ...ownerOf(raw), reason, requested_at, ended_at },
    outcome: first ? 'accepted' : isLost ? state : 'waiting',
    accept_ms: first ? msBetween(requested_at, first.at) : null,
    accept_open_ms: first ? measureOpenTime(raw.hours, requested_at, first.at) : null,
    first_accepted_by: first?.member_id ?? null,
    taken_by: unique(taken.flatMap(({ member_id }) => member_id ?? [])),
    completed_by: state === 'completed' ? (taken.at(-1)?.member_id ?? null) : null,
  };
}

/**
 * One fact per message of an agent that answers something: the first of a handoff answers the request, a later one what
 * the visitor has said since the agent's last. Follows the thread's own order: its n-th request is the n-th handoff.
 */
function deriveResponses(raw: RawConversation): ResponseFact[] {
  const facts: ResponseFact[] = [];
  let requests = 0;
  let live: RawHandoff | undefined;
  let answered = false;
  let waitingSince: Date | null = null;
  for (const { seq, author_kind, author_id, created_at, event } of raw.messages) {
    if (event === 'handoff_requested') {
      live = raw.handoffs[requests];
      requests += 1;
      [answered, waitingSince] = [false, null];
    } else if (author_kind === 'visitor') {
      waitingSince ??= created_at;
    } else if (author_kind === 'agent' && live) {
      const since = answered ? waitingSince : live.requested_at;
      if (since !== null) {
        facts.push({
          ...{ ...ownerOf(raw), seq, handoff_id: live.id, requested_at: live.requested_at },
          ...{ member_id: author_id, at: created_at, is_first: !answered },
          ms: msBetween(since, created_at),
          open_ms: measureOpenTime(raw.hours, since, created_at),
        });
      }
      [answered, waitingSince] = [true, null];
    }
  }
  return facts;
}

function deriveConversation(raw: RawConversation, takenBy: string[]): ConversationFact | null {
  const firstWords = raw.messages.find(({ author_kind }) => author_kind === 'visitor');
  if (!firstWords) return null;
  const reply = raw.messages.findLast(({ author_kind, seq }) => author_kind === 'bot' && seq > firstWords.seq);
  const missed = !reply || reply.verdict === 'missed' || reply.verdict === 'failed';
  const bot = raw.handoffs.length > 0 ? 'handed_off' : missed ? 'missed' : 'answered';
  return { ...ownerOf(raw), started_at: raw.startedAt, bot, taken_by: takenBy };
}

/** The clock of a server can be set back; nobody waits for less than no time. */
function msBetween(from: Date, to: Date): number {
  return Math.max(0, to.getTime() - from.getTime());
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
