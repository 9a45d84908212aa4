import { z } from 'zod';
import { type CallEvents, defineCalls, type PushEvents } from './calls.ts';
import {
  type AgentSummary,
  type Conversation,
  conversationSchema,
  type HandoffState,
  type PendingHandoff,
  pendingHandoffSchema,
} from './conversations.ts';
import { type Me, meSchema, presenceChoiceSchema } from './members.ts';
import {
  type Message,
  messageSchema,
  pageRequestSchema,
  pageSchema,
  readRequestSchema,
  receiptSchema,
  sendRequestSchema,
  typingRequestSchema,
} from './messages.ts';
import { cursorSchema, idSchema, instantSchema } from './primitives.ts';

/** Handshake of namespace `/agent`. */
export const agentHandshakeSchema = z.object({ protocol: z.number().int(), accessToken: z.string().min(20).max(4096) });
export type AgentHandshake = z.input<typeof agentHandshakeSchema>;

export const chatSchema = z.object({
  conversation: conversationSchema,
  /**
   * Ascending. With a cursor: what came after it. Without one: the newest page, stretched back to the first unread
   * message, so that unread counts can be computed from what is at hand.
   */
  messages: z.array(messageSchema),
  /** More after the last (with a cursor) or before the first (without): page them. */
  hasMore: z.boolean(),
});
export type Chat = z.infer<typeof chatSchema>;

export const agentCalls = defineCalls({
  /** First call after every (re)connect, and whenever a gap in `rev` is seen: everything this agent may see, as of `rev`. */
  'session:sync': {
    request: z.strictObject({
      known: z.array(z.strictObject({ conversationId: idSchema, afterSeq: cursorSchema })).max(500),
    }),
    response: z.object({
      serverTime: instantSchema,
      me: meSchema,
      /** Revision of the workspace's queue that `queue` shows; later `queue:changed` pushes continue from it. */
      rev: z.number().int().nonnegative(),
      queue: z.array(pendingHandoffSchema),
      chats: z.array(chatSchema),
    }),
  },
  /** Puts a fresh access token on this connection before the old one runs out. */
  'session:renew': { request: z.strictObject({ accessToken: z.string().min(20).max(4096) }), response: z.object({}) },
  /** One winner; the others get `already_claimed` with the winner's name. Repeating one's own claim succeeds. */
  'handoff:accept': { request: z.strictObject({ handoffId: idSchema }), response: chatSchema },
  /** "Mark as Complete": ends the conversation for both sides. */
  'handoff:complete': { request: z.strictObject({ conversationId: idSchema }), response: conversationSchema },
  /** History of a conversation that is mine, was mine, or is waiting. */
  'conversation:open': { request: z.strictObject({ conversationId: idSchema }), response: chatSchema },
  'conversation:page': { request: pageRequestSchema, response: pageSchema },
  'message:send': { request: sendRequestSchema, response: receiptSchema },
  'message:read': { request: readRequestSchema, response: z.object({}) },
  'typing:set': { request: typingRequestSchema, response: z.object({}) },
  'presence:set': { request: z.strictObject({ choice: presenceChoiceSchema }), response: meSchema },
});

export type AgentCallEvents = CallEvents<typeof agentCalls>;

export type QueueChange =
  | { type: 'requested'; handoff: PendingHandoff }
  | { type: 'accepted'; handoffId: string; by: AgentSummary }
  | { type: 'left'; handoffId: string; state: Extract<HandoffState, 'cancelled' | 'expired' | 'completed'> };

export interface AgentPushes {
  /** Gapless: `rev` is the previous push's plus one, or the client syncs again. */
  'queue:changed': { rev: number; change: QueueChange };
  /** A waiting visitor wrote on, or gave a name. A hint between revisions: an older `seq` never replaces a newer. */
  'queue:updated': { handoff: PendingHandoff };
  /** Only to the assigned agent. */
  'message:created': Message;
  /** One of my conversations changed; `status: 'closed'` or another agent means it is no longer mine. */
  'conversation:changed': Conversation;
  'typing:changed': { conversationId: string; typing: boolean };
  'me:changed': Me;
  /** The server closes the connection right after this. */
  'session:ended': { reason: 'signed_out' | 'disabled' | 'permission_lost' };
}
export type AgentPushEvents = PushEvents<AgentPushes>;
