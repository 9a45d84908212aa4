import { z } from 'zod';
import { daySchema, findPeriodFault } from '../analytics/filters.ts';
import {
  agentSummarySchema,
  chatbotSummarySchema,
  conversationStatusSchema,
  handoffStateSchema,
  visitorSummarySchema,
} from '../conversations.ts';
import { handoffSummarySchema, ratingSchema } from '../handoff-summary.ts';
import { authorKindSchema, handoffReasonSchema, messageSchema } from '../messages.ts';
import { cursorSchema, idSchema, instantSchema, isStorableText, seqSchema } from '../primitives.ts';

const fromQuery = (schema: z.ZodNumber) =>
  z
    .string()
    .regex(/^\d{1,16}$/, 'must be a whole number')
    .transform(Number)
    .pipe(schema);

/** What people type to find something: words, all of which must occur, "words in order", and -words that must not. */
export const searchTextSchema = z
  .string()
  .trim()
  .min(1)
  .max(200, 'at most 200 characters')
  .refine(isStorableText, 'must be well-formed text without NUL');

export const listConversationsQuerySchema = z
  .strictObject({
    text: searchTextSchema.optional(),
    status: conversationStatusSchema.optional(),
    /** How its last request stands; `none` = no person was asked for. */
    handoff: z.enum([...handoffStateSchema.options, 'none']).optional(),
    chatbot: idSchema.optional(),
    /** Had the chat at some time. */
    agent: idSchema.optional(),
    visitor: idSchema.optional(),
    reason: handoffReasonSchema.optional(),
    /** Rated with so many stars; `any` = rated at all. */
    stars: z.enum(['1', '2', '3', '4', '5', 'any']).optional(),
    /** Began on these days, both included, in the workspace's time zone. */
    from: daySchema.optional(),
    to: daySchema.optional(),
    cursor: z.string().max(200).optional(),
    limit: fromQuery(z.number().int().min(1).max(100)).optional(),
  })
  .superRefine(({ from, to }, context) => {
    const fault = from !== undefined && to !== undefined ? findPeriodFault({ from, to }) : null;
    if (fault === 'must not be before from') context.addIssue({ code: 'custom', path: ['to'], message: fault });
  });
export type ListConversationsQuery = z.input<typeof listConversationsQuerySchema>;

/** A message that was found: its text around what was found, in pieces. */
export const hitSchema = z.object({
  seq: seqSchema,
  at: instantSchema,
  author: z.object({ kind: authorKindSchema, name: z.string().nullable() }),
  snippet: z.array(z.object({ text: z.string(), found: z.boolean() })),
});
export type Hit = z.infer<typeof hitSchema>;

export const pastConversationSchema = z.object({
  id: idSchema,
  status: conversationStatusSchema,
  chatbot: chatbotSummarySchema,
  visitor: visitorSummarySchema,
  /** Who had the chat, in this order; also those who are no longer in the team. */
  agents: z.array(agentSummarySchema),
  startedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  lastMessageAt: instantSchema,
  messages: z.number().int().nonnegative(),
  /** Its last request; null when no person was asked for. */
  handoff: z
    .object({
      id: idSchema,
      state: handoffStateSchema,
      reason: handoffReasonSchema,
      /** Until the first agent took it, it ended, or now. Milliseconds. */
      waitedMs: z.number().nonnegative(),
    })
    .nullable(),
  rating: ratingSchema.nullable(),
  /** The visitor's first words, shortened; null when nothing was written. */
  opening: z.string().nullable(),
  /** With `text`: the message that fits best. */
  hit: hitSchema.nullable(),
});
export type PastConversation = z.infer<typeof pastConversationSchema>;

/** Newest first; with `text`, the best of the newest first. `nextCursor` null = that was all. */
export const conversationListSchema = z.object({
  conversations: z.array(pastConversationSchema),
  nextCursor: z.string().nullable(),
  /** In which the days that were asked for begin and end. */
  timezone: z.string(),
});
export type ConversationList = z.infer<typeof conversationListSchema>;

/** What a member's conversations can be narrowed to: every chatbot and agent that occurs in those they may see, by name. */
export const conversationChoicesSchema = z.object({
  chatbots: z.array(chatbotSummarySchema),
  agents: z.array(agentSummarySchema),
});
export type ConversationChoices = z.infer<typeof conversationChoicesSchema>;

/** Everything about a conversation but its messages. */
export const conversationDetailSchema = z.object({
  conversation: pastConversationSchema,
  /** Oldest first. */
  handoffs: z.array(
    z.object({
      id: idSchema,
      state: handoffStateSchema,
      reason: handoffReasonSchema,
      requestedAt: instantSchema,
      acceptedAt: instantSchema.nullable(),
      acceptedBy: agentSummarySchema.nullable(),
      endedAt: instantSchema.nullable(),
      waitedMs: z.number().nonnegative(),
      firstResponseMs: z.number().nonnegative().nullable(),
      summary: handoffSummarySchema.nullable(),
      rating: ratingSchema.extend({ at: instantSchema }).nullable(),
    }),
  ),
  lastSeq: cursorSchema,
});
export type ConversationDetail = z.infer<typeof conversationDetailSchema>;

/** At most one of the three; none = from the beginning. `aroundSeq`: as many before it as after. */
export const transcriptQuerySchema = z
  .strictObject({
    afterSeq: fromQuery(cursorSchema).optional(),
    beforeSeq: fromQuery(seqSchema).optional(),
    aroundSeq: fromQuery(seqSchema).optional(),
    limit: fromQuery(z.number().int().min(1).max(200)).optional(),
  })
  .refine(
    ({ afterSeq, beforeSeq, aroundSeq }) =>
      [afterSeq, beforeSeq, aroundSeq].filter((seq) => seq !== undefined).length <= 1,
    { path: ['afterSeq'], message: 'at most one of afterSeq, beforeSeq and aroundSeq' },
  );
export type TranscriptQuery = z.input<typeof transcriptQuerySchema>;

export const transcriptMessageSchema = messageSchema.extend({
  /** The bot's: the knowledge entries an answer used, as far as they still exist. */
  sources: z.array(z.object({ id: idSchema, question: z.string() })),
});
export type TranscriptMessage = z.infer<typeof transcriptMessageSchema>;

/** Ascending `seq`. */
export const transcriptPageSchema = z.object({
  messages: z.array(transcriptMessageSchema),
  hasEarlier: z.boolean(),
  hasLater: z.boolean(),
});
export type TranscriptPage = z.infer<typeof transcriptPageSchema>;
