import { z } from 'zod';
import { type CallEvents, defineCalls, type PushEvents } from './calls.ts';
import { type VisitorConversation, visitorConversationSchema } from './conversations.ts';
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
import { cursorSchema, emailSchema, idSchema, instantSchema, personNameSchema } from './primitives.ts';

/** Handshake of namespace `/visitor`. `visitorToken` is what an earlier `session:start` gave. */
export const visitorHandshakeSchema = z.object({
  protocol: z.number().int(),
  chatbotId: idSchema,
  visitorToken: z.string().min(20).max(128).nullable(),
});
export type VisitorHandshake = z.input<typeof visitorHandshakeSchema>;

export const availabilitySchema = z.object({
  /** Whether "Request Live Agent" is offered. */
  handoff: z.boolean(),
  /** Whether at least one agent is online right now: decides the wording while waiting. */
  agentsOnline: z.boolean(),
});
export type Availability = z.infer<typeof availabilitySchema>;

const thread = z.object({
  conversation: visitorConversationSchema,
  messages: z.array(messageSchema),
  /** More messages follow (after `afterSeq`) or precede (fresh load): page them. */
  hasMore: z.boolean(),
});

export const visitorCalls = defineCalls({
  /** First call after every (re)connect. Creates the visitor when the handshake had no valid token. */
  'session:start': {
    request: z.strictObject({
      /** What the client already has, so that only the rest is sent. */
      known: z.strictObject({ conversationId: idSchema, afterSeq: cursorSchema }).nullable(),
    }),
    response: z.object({
      /** Keep it: it is this browser's key to its conversations. Null when the handshake's token is still the one. */
      visitorToken: z.string().nullable(),
      serverTime: instantSchema,
      chatbot: z.object({ id: idSchema, name: z.string(), greeting: z.string() }),
      availability: availabilitySchema,
      /** The open conversation, or the known one if it has just been closed; null before the first word. */
      thread: thread.nullable(),
    }),
  },
  /** The visitor's open conversation with this chatbot; created (with the greeting as message 1) if there is none. */
  'conversation:open': { request: z.strictObject({}), response: thread },
  'conversation:page': { request: pageRequestSchema, response: pageSchema },
  /** Ends the conversation from the visitor's side. */
  'conversation:end': { request: z.strictObject({ conversationId: idSchema }), response: visitorConversationSchema },
  'message:send': { request: sendRequestSchema, response: receiptSchema },
  'message:read': { request: readRequestSchema, response: z.object({}) },
  'typing:set': { request: typingRequestSchema, response: z.object({}) },
  /** Idempotent: asking again while pending or active answers with the conversation as it is. */
  'handoff:request': {
    request: z.strictObject({
      conversationId: idSchema,
      name: personNameSchema.optional(),
      email: emailSchema.optional(),
    }),
    response: visitorConversationSchema,
  },
  'handoff:cancel': { request: z.strictObject({ conversationId: idSchema }), response: visitorConversationSchema },
  'visitor:update': {
    request: z.strictObject({ name: personNameSchema.nullable(), email: emailSchema.nullable() }),
    response: z.object({ name: z.string().nullable(), email: z.string().nullable() }),
  },
});

export type VisitorCallEvents = CallEvents<typeof visitorCalls>;

export interface VisitorPushes {
  'message:created': Message;
  'conversation:changed': VisitorConversation;
  /**
   * A reply of the bot to message `replyTo` in the making: all of it so far, '' while it is being thought about, null when
   * nothing comes of it. Only for show: what counts is the `message:created` that takes its place.
   */
  'reply:streaming': { conversationId: string; replyTo: string; text: string | null };
  /** Shown for at most 6 s unless repeated. */
  'typing:changed': { conversationId: string; name: string; typing: boolean };
  'availability:changed': Availability;
  /** The visitor's other tabs learn how far was read. */
  'message:read': { conversationId: string; seq: number };
}
export type VisitorPushEvents = PushEvents<VisitorPushes>;
