import { z } from 'zod';
import { clientIdSchema, cursorSchema, idSchema, instantSchema, messageTextSchema, seqSchema } from './primitives.ts';

export const authorKindSchema = z.enum(['visitor', 'bot', 'agent', 'system']);
export type AuthorKind = z.infer<typeof authorKindSchema>;

export const handoffReasonSchema = z.enum([
  'visitor_asked',
  'low_confidence',
  'repeated_fallback',
  'keyword',
  'rule',
  'bot_error',
  'api',
]);
export type HandoffReason = z.infer<typeof handoffReasonSchema>;

/** What the conversation itself has to say; told in each reader's words by the client that shows it. */
export const systemEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('handoff_requested'), reason: handoffReasonSchema }),
  z.object({ type: z.literal('handoff_accepted'), agentName: z.string() }),
  z.object({ type: z.literal('handoff_completed'), agentName: z.string() }),
  z.object({ type: z.literal('handoff_cancelled') }),
  z.object({ type: z.literal('handoff_expired') }),
  z.object({
    type: z.literal('handoff_requeued'),
    cause: z.enum(['released', 'transferred', 'lease_lapsed']),
    agentName: z.string().nullable(),
  }),
  z.object({ type: z.literal('conversation_ended') }),
]);
export type SystemEvent = z.infer<typeof systemEventSchema>;

export const messageContentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    /** Set by the bot when it offers a person: the widget shows the button below this message. */
    offer: z.literal('live_agent').optional(),
  }),
  z.object({ kind: z.literal('event'), event: systemEventSchema }),
]);
export type MessageContent = z.infer<typeof messageContentSchema>;

export const messageSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  seq: seqSchema,
  at: instantSchema,
  /** `name` is the agent's or the chatbot's; a visitor's name is the conversation's, because it can change. */
  author: z.object({ kind: authorKindSchema, name: z.string().nullable() }),
  /** Echoed so that the author's client can settle its outbox entry; null for bot and system. */
  clientId: z.string().nullable(),
  content: messageContentSchema,
});
/** One entry of a conversation. */
export type Message = z.infer<typeof messageSchema>;

export const sendRequestSchema = z.strictObject({
  conversationId: idSchema,
  clientId: clientIdSchema,
  text: messageTextSchema,
});
export type SendRequest = z.input<typeof sendRequestSchema>;

/** Given only after the message is committed; a repeat of the same send gets the same receipt. */
export const receiptSchema = z.object({ id: idSchema, seq: seqSchema, at: instantSchema });
export type Receipt = z.infer<typeof receiptSchema>;

export const PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

export const pageRequestSchema = z.strictObject({
  conversationId: idSchema,
  /** Exactly one of the two: newer than `afterSeq` (oldest first), or older than `beforeSeq` (the ones nearest to it). */
  afterSeq: cursorSchema.optional(),
  beforeSeq: seqSchema.optional(),
  limit: z.number().int().min(1).max(MAX_PAGE_SIZE).default(PAGE_SIZE),
});
export type PageRequest = z.input<typeof pageRequestSchema>;

export const pageSchema = z.object({ messages: z.array(messageSchema), hasMore: z.boolean() });
/** Messages in ascending `seq`; `hasMore` in the direction that was asked for. */
export type Page = z.infer<typeof pageSchema>;

export const typingRequestSchema = z.strictObject({ conversationId: idSchema, typing: z.boolean() });
export const readRequestSchema = z.strictObject({ conversationId: idSchema, seq: seqSchema });
