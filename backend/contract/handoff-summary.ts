import { z } from 'zod';

/** What an agent wants to know at a glance before reading the thread. */
export const handoffSummarySchema = z.object({
  /** The visitor's last question, shortened; null when nothing was asked. */
  lastQuestion: z.string().nullable(),
  /** What the bot said to which question, oldest first: the title of its answer, or null when it had none. */
  tried: z.array(z.object({ question: z.string(), answerTitle: z.string().nullable() })),
});
export type HandoffSummary = z.infer<typeof handoffSummarySchema>;
