import { z } from 'zod';
import { daySchema, findPeriodFault, idListSchema } from '../analytics/filters.ts';
import { cursorSchema, instantSchema } from '../primitives.ts';

/** `json` of one conversation, `jsonl` (one JSON object a line) of many; `csv` opens in a spreadsheet; `md` reads well. */
export const transcriptFormatSchema = z.enum(['json', 'csv', 'md']);
export type TranscriptFormat = z.infer<typeof transcriptFormatSchema>;
export const exportFormatSchema = z.enum(['jsonl', 'csv']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

const rangeShape = { from: daySchema, to: daySchema, chatbots: idListSchema.optional() };
const checkRange = (query: { from: string; to: string }, context: z.RefinementCtx): void => {
  if (findPeriodFault(query) === 'must not be before from') {
    context.addIssue({ code: 'custom', path: ['to'], message: 'must not be before from' });
  }
};

/** Conversations that began on these days, both included, in the workspace's time zone. No limit on their number. */
export const exportSizeQuerySchema = z.strictObject(rangeShape).superRefine(checkRange);
export const exportQuerySchema = z
  .strictObject({
    ...rangeShape,
    format: exportFormatSchema,
    /** Goes on behind this row: the `cursor` of the last row that arrived whole. CSV then comes without its heading. */
    after: z.string().max(120).optional(),
  })
  .superRefine(checkRange);
export type ExportQuery = z.input<typeof exportQuerySchema>;

export const exportSizeSchema = z.object({
  conversations: z.number().int().nonnegative(),
  messages: z.number().int().nonnegative(),
});
export type ExportSize = z.infer<typeof exportSizeSchema>;

/**
 * One row of an export, in this order of columns; docs/export.md explains each. Rows are ordered by when the conversation
 * began, then by `seq`.
 */
export const exportRowSchema = z.object({
  /** Where to go on after this row. */
  cursor: z.string(),
  conversationId: z.string(),
  conversationStartedAt: instantSchema,
  conversationStatus: z.string(),
  chatbot: z.string(),
  visitorId: z.string(),
  visitorName: z.string().nullable(),
  visitorEmail: z.string().nullable(),
  seq: cursorSchema,
  at: instantSchema,
  author: z.string(),
  authorName: z.string().nullable(),
  kind: z.string(),
  /** What was written; '' for events. */
  text: z.string(),
  /** `handoff_requested` and so on; null for text. */
  event: z.string().nullable(),
  /** Its reason or cause, where it has one. */
  eventDetail: z.string().nullable(),
});
export type ExportRow = z.infer<typeof exportRowSchema>;
