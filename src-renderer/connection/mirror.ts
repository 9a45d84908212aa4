import type { Chat, QueueChange } from '#contract/agent-socket.ts';
import type { AgentSummary, Conversation, PendingHandoff } from '#contract/conversations.ts';
import type { Me } from '#contract/members.ts';
import type { Message, Page } from '#contract/messages.ts';
import type { Thread } from './thread.ts';

/** What the server knows and this agent may see, as far as it has arrived here. Changed only by the functions in this folder. */
export interface Mirror {
  /** False until the first snapshot: nothing is known yet, which is not the same as "nobody waits". */
  readonly synced: boolean;
  readonly me: Me | null;
  /** Revision of the queue below. */
  readonly rev: number;
  /** Server clock minus this computer's clock: waiting times must not depend on how this clock is set. */
  readonly serverAheadMs: number;
  /** Oldest first. */
  readonly queueIds: readonly string[];
  readonly handoffs: Readonly<Record<string, PendingHandoff>>;
  /** Conversations assigned to me, in no particular order. */
  readonly chatIds: readonly string[];
  /** Everything ever seen in this session, also what is no longer mine. */
  readonly conversations: Readonly<Record<string, Conversation>>;
  readonly threads: Readonly<Record<string, Thread>>;
  /** What the agent before left for the next one, by conversation. */
  readonly handovers: Readonly<Record<string, ChatHandover>>;
  /** The latest instant (server's clock) up to which the offers of a request in the queue are known. */
  readonly offersKnownAt: Readonly<Record<string, string>>;
}

export type ChatHandover = Pick<Chat, 'handover' | 'leftDraft'>;

export const EMPTY_MIRROR: Mirror = {
  synced: false,
  me: null,
  rev: 0,
  serverAheadMs: 0,
  queueIds: [],
  handoffs: {},
  chatIds: [],
  conversations: {},
  threads: {},
  handovers: {},
  offersKnownAt: {},
};

/** Something the mirror cannot learn from what it has: the sync engine asks the server for it. */
export type Need =
  | { readonly kind: 'sync' }
  /** What is shown is most likely right; a snapshot soon makes sure. */
  | { readonly kind: 'check' }
  | { readonly kind: 'open'; readonly conversationId: string }
  | { readonly kind: 'page'; readonly conversationId: string };

/** A request that left the queue through somebody else's doing: shown for a moment instead of vanishing under the pointer. */
export interface Departure {
  readonly handoff: PendingHandoff;
  readonly outcome: 'accepted' | 'cancelled' | 'expired' | 'completed';
  readonly by: AgentSummary | null;
}

/** Everything that changes the mirror between two snapshots: pushes, and answers to calls that carry state. */
export type DeskEvent =
  | { readonly type: 'queue:changed'; readonly rev: number; readonly change: QueueChange }
  | { readonly type: 'queue:updated'; readonly handoff: PendingHandoff }
  | { readonly type: 'message:created'; readonly message: Message }
  | { readonly type: 'conversation:changed'; readonly conversation: Conversation }
  | { readonly type: 'me:changed'; readonly me: Me }
  | { readonly type: 'chat:opened'; readonly chat: Chat }
  | { readonly type: 'page:newer'; readonly conversationId: string; readonly page: Page }
  | { readonly type: 'page:older'; readonly conversationId: string; readonly page: Page };

export interface Applied {
  readonly mirror: Mirror;
  readonly needs: readonly Need[];
  readonly departure: Departure | null;
}
