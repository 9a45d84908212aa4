import { z } from 'zod';
import { agentSummarySchema, chatbotSummarySchema, handoffStateSchema, visitorSummarySchema } from './conversations.ts';
import { ratingSchema } from './handoff-summary.ts';
import { presenceSchema } from './members.ts';
import { handoffReasonSchema } from './messages.ts';
import { idSchema, instantSchema } from './primitives.ts';

export const routingModeSchema = z.enum(['first_come', 'balanced']);
/** Per chatbot. `first_come`: everybody sees it, first click wins. `balanced`: offered to the least busy agent, one after the other. */
export type RoutingMode = z.infer<typeof routingModeSchema>;

/** Why a request did or did not reach one agent at one moment. Told in words by the client. */
export const routingVerdictSchema = z.discriminatedUnion('rule', [
  /** It stood in this agent's list, open to all. */
  z.object({ rule: z.literal('open') }),
  /** It was this agent's turn; `until` is when the turn would have ended. */
  z.object({ rule: z.literal('offered'), until: instantSchema }),
  /** Another agent had fewer chats, or the same number and was idle for longer. */
  z.object({ rule: z.literal('not_next'), activeChats: z.number().int(), idleSince: instantSchema.nullable() }),
  z.object({ rule: z.literal('no_permission') }),
  z.object({ rule: z.literal('disabled') }),
  /** Answers for other chatbots only. */
  z.object({ rule: z.literal('not_serving') }),
  z.object({ rule: z.literal('unavailable'), presence: presenceSchema }),
  z.object({ rule: z.literal('at_cap'), activeChats: z.number().int(), cap: z.number().int() }),
  /** Had it before in this round. */
  z.object({ rule: z.literal('passed'), at: instantSchema }),
  z.object({ rule: z.literal('timed_out'), at: instantSchema }),
  /** Gave it back or lost it, so others come first. */
  z.object({ rule: z.literal('had_it'), at: instantSchema }),
  z.object({ rule: z.literal('accepted'), at: instantSchema }),
]);
export type RoutingVerdict = z.infer<typeof routingVerdictSchema>;

/** One request's routing, agent by agent, each with every decision about them in order of time. */
export const explanationSchema = z.object({
  handoffId: idSchema,
  mode: routingModeSchema,
  requestedAt: instantSchema,
  state: handoffStateSchema,
  acceptedBy: agentSummarySchema.nullable(),
  acceptedAt: instantSchema.nullable(),
  agents: z.array(
    z.object({
      agent: agentSummarySchema,
      decisions: z.array(z.object({ at: instantSchema, verdict: routingVerdictSchema })),
    }),
  ),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** One of the workspace's newest requests, for "what became of it?". */
export const recentHandoffSchema = z.object({
  id: idSchema,
  chatbot: chatbotSummarySchema,
  visitor: visitorSummarySchema,
  reason: handoffReasonSchema,
  state: handoffStateSchema,
  requestedAt: instantSchema,
  acceptedAt: instantSchema.nullable(),
  acceptedBy: agentSummarySchema.nullable(),
  endedAt: instantSchema.nullable(),
  /** What the visitor gave it afterwards, if anything. */
  rating: ratingSchema.nullable(),
});
export type RecentHandoff = z.infer<typeof recentHandoffSchema>;

/** A member with "Respond to Live Chats", as a colleague sees them. */
export const colleagueSchema = z.object({
  id: idSchema,
  name: z.string(),
  presence: presenceSchema,
  activeChats: z.number().int().nonnegative(),
  cap: z.number().int().positive().nullable(),
});
export type Colleague = z.infer<typeof colleagueSchema>;
