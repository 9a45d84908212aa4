import { z } from 'zod';
import { handoffReasonSchema } from './messages.ts';
import { cursorSchema, idSchema, instantSchema } from './primitives.ts';

export const conversationStatusSchema = z.enum(['bot', 'pending', 'active', 'closed']);
/** Decides who may speak: in `pending` and `active` the bot is silent, in `active` only the assigned agent answers. */
export type ConversationStatus = z.infer<typeof conversationStatusSchema>;

export const handoffStateSchema = z.enum(['pending', 'accepted', 'completed', 'cancelled', 'expired']);
export type HandoffState = z.infer<typeof handoffStateSchema>;

export const visitorSummarySchema = z.object({
  id: idSchema,
  /** `null` is shown as "Anonymous". */
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** Their site has signed who they are; otherwise name and e-mail are only claimed. */
  verified: z.boolean(),
});
export type VisitorSummary = z.infer<typeof visitorSummarySchema>;

export const chatbotSummarySchema = z.object({ id: idSchema, name: z.string() });
export const agentSummarySchema = z.object({ id: idSchema, name: z.string() });
export type AgentSummary = z.infer<typeof agentSummarySchema>;

/** A conversation as agents see it. `version` rises with every change of these fields; an older one never replaces a newer. */
export const conversationSchema = z.object({
  id: idSchema,
  version: z.number().int().positive(),
  status: conversationStatusSchema,
  chatbot: chatbotSummarySchema,
  visitor: visitorSummarySchema,
  agent: agentSummarySchema.nullable(),
  handoffId: idSchema.nullable(),
  startedAt: instantSchema,
  lastSeq: cursorSchema,
  /** The assigned agent has read up to here; what the visitor wrote after it is unread. */
  agentReadSeq: cursorSchema,
  visitorReadSeq: cursorSchema,
});
export type Conversation = z.infer<typeof conversationSchema>;

export const requeueCauseSchema = z.enum(['released', 'transferred', 'lease_lapsed']);
/** Why an accepted chat went back to the queue: given back, passed on, or its agent was gone for longer than the grace time. */
export type RequeueCause = z.infer<typeof requeueCauseSchema>;

/** What the agent before left for the next one. Never shown to the visitor. */
export const handoverSchema = z.object({
  cause: requeueCauseSchema,
  from: agentSummarySchema.nullable(),
  note: z.string().nullable(),
  at: instantSchema,
});
export type Handover = z.infer<typeof handoverSchema>;

/** Balanced routing and transfers: for this long only `to` may accept. */
export const offerSchema = z.object({ to: agentSummarySchema, offeredAt: instantSchema, until: instantSchema });
export type Offer = z.infer<typeof offerSchema>;

/** One row of "Pending Requests". */
export const pendingHandoffSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  chatbot: chatbotSummarySchema,
  visitor: visitorSummarySchema,
  reason: handoffReasonSchema,
  requestedAt: instantSchema,
  /** Its place: oldest first. A request that comes back keeps its place, and so returns to the front. */
  queuedAt: instantSchema,
  /** Null = open to every agent. */
  offer: offerSchema.nullable(),
  /** Set when it came back from an agent. */
  handover: handoverSchema.nullable(),
  /** The visitor's last words; `seq` orders updates. */
  preview: z.object({ text: z.string(), seq: z.number().int().nonnegative() }).nullable(),
});
export type PendingHandoff = z.infer<typeof pendingHandoffSchema>;

/** A conversation as its visitor sees it: no ids of members, no other people's data. */
export const visitorConversationSchema = z.object({
  id: idSchema,
  version: z.number().int().positive(),
  status: conversationStatusSchema,
  agentName: z.string().nullable(),
  /** 1 = next; null unless pending. */
  queuePosition: z.number().int().positive().nullable(),
  startedAt: instantSchema,
  lastSeq: cursorSchema,
  visitor: z.object({ name: z.string().nullable(), email: z.string().nullable() }),
});
export type VisitorConversation = z.infer<typeof visitorConversationSchema>;
