import { z } from 'zod';
import { alertReportSchema, type RaisedAlert, type TestMailOutcome } from './alerts.ts';
import { type CallEvents, defineCalls, type PushEvents } from './calls.ts';
import {
  type AgentSummary,
  type Conversation,
  conversationSchema,
  type HandoffState,
  handoverSchema,
  type PendingHandoff,
  pendingHandoffSchema,
} from './conversations.ts';
import { handoffBackgroundSchema } from './handoff-summary.ts';
import { activitySchema, type Me, meSchema, presenceChoiceSchema } from './members.ts';
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
import { cursorSchema, idSchema, instantSchema, isStorableText, MAX_MESSAGE_LENGTH } from './primitives.ts';
import { colleagueSchema, explanationSchema, recentHandoffSchema } from './routing.ts';

/** Handshake of namespace `/agent`: for every member of a workspace who is not disabled. */
export const agentHandshakeSchema = z.object({ protocol: z.number().int(), accessToken: z.string().min(20).max(4096) });
export type AgentHandshake = z.input<typeof agentHandshakeSchema>;

/** What an agent had written and not sent when the chat left them, kept for whoever comes next. */
export const leftDraftSchema = z.object({ text: z.string(), by: z.string(), at: instantSchema });

export const draftTextSchema = z
  .string()
  .max(MAX_MESSAGE_LENGTH)
  .refine(isStorableText, 'must be well-formed text without NUL');
export const noteSchema = z.string().trim().max(1_000).refine(isStorableText, 'must be well-formed text without NUL');

export const chatSchema = z.object({
  conversation: conversationSchema,
  /** Set when the chat came back from another agent. */
  handover: handoverSchema.nullable(),
  /** The last agent's unsent words, if any. */
  leftDraft: leftDraftSchema.nullable(),
  /**
   * Ascending. With a cursor: what came after it. Without one: the newest page, stretched back to the first unread
   * message, so that unread counts can be computed from what is at hand.
   */
  messages: z.array(messageSchema),
  /** More after the last (with a cursor) or before the first (without): page them. */
  hasMore: z.boolean(),
});
export type Chat = z.infer<typeof chatSchema>;

const agents = { permission: 'chats.respond' } as const;

export const agentCalls = defineCalls({
  /**
   * First call after every (re)connect, whenever a gap in `rev` is seen, and when "Respond to Live Chats" was given or
   * taken: everything this member may see, as of `rev`. Queue and chats are empty without that permission.
   */
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
  'handoff:accept': { ...agents, request: z.strictObject({ handoffId: idSchema }), response: chatSchema },
  /** "Not me": an offered request goes to the next agent at once. */
  'handoff:pass': { ...agents, request: z.strictObject({ handoffId: idSchema }), response: z.object({}) },
  /** Gives a chat back to the front of the queue, open to everyone. */
  'handoff:release': {
    ...agents,
    request: z.strictObject({ conversationId: idSchema, note: noteSchema.default('') }),
    response: conversationSchema,
  },
  /** Passes a chat on: back to the front of the queue, offered to `toMemberId` first. */
  'handoff:transfer': {
    ...agents,
    request: z.strictObject({ conversationId: idSchema, toMemberId: idSchema, note: noteSchema.default('') }),
    response: conversationSchema,
  },
  /** "Why didn't I get it?": each agent and the rule that decided, for one request. */
  'handoff:explain': { ...agents, request: z.strictObject({ handoffId: idSchema }), response: explanationSchema },
  /** The workspace's newest requests, whatever became of them; newest first. */
  'handoff:recent': {
    ...agents,
    request: z.strictObject({}),
    response: z.object({ handoffs: z.array(recentHandoffSchema) }),
  },
  /** The team as somebody sees it who looks for a colleague to pass a chat to. */
  'team:agents': { ...agents, request: z.strictObject({}), response: z.object({ agents: z.array(colleagueSchema) }) },
  /** Keeps what is written and not sent, so that it survives this agent's absence. Empty text forgets it. */
  'draft:set': {
    ...agents,
    request: z.strictObject({ conversationId: idSchema, text: draftTextSchema }),
    response: z.object({}),
  },
  /** What this computer says about the person in front of it; `sinceMs` ago. Nothing follows from it for who answers no chats. */
  'activity:report': {
    request: z.strictObject({ activity: activitySchema, sinceMs: z.number().int().nonnegative().max(604_800_000) }),
    response: z.object({}),
  },
  /** Why the visitor of a conversation that I may read came to a person. */
  'handoff:background': { request: z.strictObject({ conversationId: idSchema }), response: handoffBackgroundSchema },
  /** "Mark as Complete": ends the conversation for both sides. */
  'handoff:complete': {
    ...agents,
    request: z.strictObject({ conversationId: idSchema }),
    response: conversationSchema,
  },
  /** History of a conversation: for agents one that is mine, was mine, or is waiting; with `transcripts.view` any. */
  'conversation:open': { request: z.strictObject({ conversationId: idSchema }), response: chatSchema },
  'conversation:page': { request: pageRequestSchema, response: pageSchema },
  'message:send': { ...agents, request: sendRequestSchema, response: receiptSchema },
  'message:read': { ...agents, request: readRequestSchema, response: z.object({}) },
  'typing:set': { ...agents, request: typingRequestSchema, response: z.object({}) },
  /** What became of alerts on this computer; repeating a report changes nothing. */
  'alert:report': {
    request: z.strictObject({ reports: z.array(alertReportSchema).min(1).max(100) }),
    response: z.object({}),
  },
  /**
   * Tries my notifications out with an alert that nobody else hears of: comes back as `alert:raised` on this connection,
   * and, where mail is on for me, as `alert:mailed` with what became of it. Kept out of every figure.
   */
  'alert:test': {
    request: z.strictObject({}),
    response: z.object({ alertId: idSchema, at: instantSchema, mail: z.enum(['on_its_way', 'no_server', 'off']) }),
  },
  'presence:set': { ...agents, request: z.strictObject({ choice: presenceChoiceSchema }), response: meSchema },
});

export type AgentCallEvents = CallEvents<typeof agentCalls>;

export type QueueChange =
  | { type: 'requested'; handoff: PendingHandoff }
  | { type: 'accepted'; handoffId: string; by: AgentSummary }
  /** Back in the queue: released, transferred or its agent's grace time is over. */
  | { type: 'returned'; handoff: PendingHandoff }
  | { type: 'left'; handoffId: string; state: Extract<HandoffState, 'cancelled' | 'expired' | 'completed'> };

export interface AgentPushes {
  /** Gapless: `rev` is the previous push's plus one, or the client syncs again. */
  'queue:changed': { rev: number; change: QueueChange };
  /** A waiting visitor wrote on or gave a name, or the offer changed. A hint between revisions: an older `seq` never replaces a newer. */
  'queue:updated': { handoff: PendingHandoff };
  /** Only to the assigned agent. */
  'message:created': Message;
  /** One of my conversations changed; `status: 'closed'` or another agent means it is no longer mine. */
  'conversation:changed': Conversation;
  'typing:changed': { conversationId: string; typing: boolean };
  /** To whom it concerns, once. */
  'alert:raised': RaisedAlert;
  /** What became of the mail of one's own `alert:test`. */
  'alert:mailed': TestMailOutcome;
  'me:changed': Me;
  /** The server closes the connection right after this. */
  'session:ended': { reason: 'signed_out' | 'disabled' };
}
export type AgentPushEvents = PushEvents<AgentPushes>;
