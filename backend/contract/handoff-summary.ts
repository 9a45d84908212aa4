import { z } from 'zod';
import { handoffReasonSchema } from './messages.ts';

/** What an agent wants to know at a glance before reading the thread. */
export const handoffSummarySchema = z.object({
  /** The visitor's last question, shortened; null when nothing was asked. */
  lastQuestion: z.string().nullable(),
  /** What the bot said to which question, oldest first: the title of its answer, or null when it had none. */
  tried: z.array(z.object({ question: z.string(), answerTitle: z.string().nullable() })),
});
export type HandoffSummary = z.infer<typeof handoffSummarySchema>;

export const ratingSchema = z.object({ stars: z.number().int().min(1).max(5), comment: z.string() });
export type Rating = z.infer<typeof ratingSchema>;

/** Why a visitor came to a person, what the bot had tried, and how they found it in the end. */
export const handoffBackgroundSchema = z.object({
  reason: handoffReasonSchema,
  /** Null when the bot had nothing to say about it. */
  summary: handoffSummarySchema.nullable(),
  /** Null until the visitor rates. */
  rating: ratingSchema.nullable(),
});
export type HandoffBackground = z.infer<typeof handoffBackgroundSchema>;
