import type { ConversationStatus, HandoffState, RequeueCause } from '#contract/conversations.ts';
import type { SystemEvent } from '#contract/messages.ts';
import type { HandoffEventType } from '../../server/database/schema.ts';

/** One edge of the state machine that starts from a live handoff: what it needs, and what it makes of both rows. */
export interface Edge {
  handoff: { from: HandoffState; to: HandoffState };
  conversation: { from: ConversationStatus; to: ConversationStatus };
  event: HandoffEventType;
  /** What it does to the number of chats that the agent holds. */
  desk: 'takes' | 'frees' | 'untouched';
}

/**
 * The whole state machine but its entry (`request`, which makes the row). A handoff is pending exactly while its
 * conversation is, and accepted exactly while it is active; every writer goes through `transition`, so it stays so.
 */
export const edges = {
  accept: {
    handoff: { from: 'pending', to: 'accepted' },
    conversation: { from: 'pending', to: 'active' },
    event: 'accepted',
    desk: 'takes',
  },
  complete: {
    handoff: { from: 'accepted', to: 'completed' },
    conversation: { from: 'active', to: 'closed' },
    event: 'completed',
    desk: 'frees',
  },
  /** Back to its old place in the queue: given back, passed on, or its agent was gone for too long. */
  requeue: {
    handoff: { from: 'accepted', to: 'pending' },
    conversation: { from: 'active', to: 'pending' },
    event: 'requeued',
    desk: 'frees',
  },
  /** The visitor changed their mind and goes on with the bot. */
  withdraw: {
    handoff: { from: 'pending', to: 'cancelled' },
    conversation: { from: 'pending', to: 'bot' },
    event: 'cancelled',
    desk: 'untouched',
  },
  /** The visitor ended the conversation while waiting. */
  leave: {
    handoff: { from: 'pending', to: 'cancelled' },
    conversation: { from: 'pending', to: 'closed' },
    event: 'cancelled',
    desk: 'untouched',
  },
  /** Nobody came in time; the bot answers again. */
  expire: {
    handoff: { from: 'pending', to: 'expired' },
    conversation: { from: 'pending', to: 'bot' },
    event: 'expired',
    desk: 'untouched',
  },
} as const satisfies Record<string, Edge>;

export type EdgeName = keyof typeof edges;

/** What the conversation itself says about each edge. A return also says why (see `requeuedEvent`). */
export function systemEventOf(edge: Exclude<EdgeName, 'requeue'>, agentName: string): SystemEvent {
  switch (edge) {
    case 'accept':
      return { type: 'handoff_accepted', agentName };
    case 'complete':
      return { type: 'handoff_completed', agentName };
    case 'withdraw':
    case 'leave':
      return { type: 'handoff_cancelled' };
    case 'expire':
      return { type: 'handoff_expired' };
  }
}

export function requeuedEvent(cause: RequeueCause, agentName: string | null): SystemEvent {
  return { type: 'handoff_requeued', cause, agentName };
}
