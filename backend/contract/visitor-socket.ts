import { z } from 'zod';
import { type CallEvents, defineCalls, type PushEvents } from './calls.ts';
import { chatbotAppearanceSchema, languageSchema } from './chatbots.ts';
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
import {
  clientIdSchema,
  cursorSchema,
  emailSchema,
  idSchema,
  instantSchema,
  isStorableText,
  messageTextSchema,
  personNameSchema,
} from './primitives.ts';

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
  /**
   * Why not, when it is not offered: the chatbot has no live team, it is outside business hours, or it is open but nobody
   * is at their desk. `offline` and `nobody_here` show "Our team is currently offline".
   */
  reason: z.enum(['no_team', 'outside_hours', 'nobody_here']).nullable(),
  /** When the team opens next (while closed) or closes (while open); null = unknown or never. */
  opensAt: instantSchema.nullable(),
  closesAt: instantSchema.nullable(),
  /** The owner's words for the offline state, and whether a message can be left. */
  offlineMessage: z.string(),
  contactForm: z.boolean(),
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
      chatbot: z.object({
        id: idSchema,
        name: z.string(),
        avatar: z.string(),
        greeting: z.string(),
        language: languageSchema,
        appearance: chatbotAppearanceSchema,
        /** Whether `transcript:mail` can be called after a chat with a person. */
        transcriptByMail: z.boolean(),
      }),
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
  /** Outside hours, or when nobody came: stored, alerted and listed in the console. The conversation goes along if there is one. */
  'contact:send': {
    request: z.strictObject({
      clientId: clientIdSchema,
      name: personNameSchema,
      email: emailSchema,
      text: messageTextSchema,
    }),
    response: z.object({}),
  },
  /** Once per handoff, after it is completed; `handoff:rate` again changes nothing and succeeds. */
  'handoff:rate': {
    request: z.strictObject({
      conversationId: idSchema,
      stars: z.number().int().min(1).max(5),
      comment: z.string().trim().max(1_000).refine(isStorableText, 'must be well-formed text without NUL').default(''),
    }),
    response: z.object({}),
  },
  /**
   * Sends what was said to an address, once each and to two at most; only after the end of a chat that a person took part
   * in. Otherwise `wrong_state`.
   */
  'transcript:mail': {
    request: z.strictObject({ conversationId: idSchema, email: emailSchema }),
    response: z.object({}),
  },
  /** Who the site says this is: an HS256 JWT that the site signed with the chatbot's secret. */
  'visitor:identify': {
    request: z.strictObject({ token: z.string().min(20).max(4_096) }),
    response: z.object({ name: z.string().nullable(), email: z.string().nullable() }),
  },
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
