import { z } from 'zod';
import { emailSchema, idSchema, instantSchema } from '../primitives.ts';

const count = z.number().int().nonnegative();

export const retentionModeSchema = z.enum(['keep', 'anonymise', 'delete']);
/**
 * What happens to conversations so many days after they ended. `anonymise`: names, addresses and everything written go,
 * times and counts stay, so Analytics keeps its numbers. `delete`: all of it goes, the numbers too.
 */
export type RetentionMode = z.infer<typeof retentionModeSchema>;

export const saveRetentionRequestSchema = z.strictObject({
  mode: retentionModeSchema,
  days: z.number().int().min(1).max(3_650),
});
export type SaveRetentionRequest = z.infer<typeof saveRetentionRequestSchema>;

export const privacyRunSchema = z.object({
  state: z.enum(['queued', 'running', 'done', 'failed']),
  done: count,
  total: count,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
});
export type PrivacyRun = z.infer<typeof privacyRunSchema>;

export const retentionSchema = z.object({
  mode: retentionModeSchema,
  days: z.number().int(),
  /** Conversations that the next run would touch. */
  due: count,
  /** The newest run; null = none yet. `total` is the conversations it found. */
  lastRun: privacyRunSchema.nullable(),
});
export type Retention = z.infer<typeof retentionSchema>;

/** One visitor, or everybody who gave this address: exactly one of the two. No union, so that a refusal names the field. */
export const eraseRequestSchema = z
  .strictObject({ visitorId: idSchema.optional(), email: emailSchema.optional() })
  .refine(({ visitorId, email }) => (visitorId === undefined) !== (email === undefined), {
    path: ['visitorId'],
    message: 'either this or email must be given, and not both',
  });
export type EraseRequest = z.infer<typeof eraseRequestSchema>;

/** Proof of what was erased, without a word of what it said. `total` of the run is the conversations to erase. */
export const erasureSchema = z.object({
  id: idSchema,
  /** A visitor's id, or the SHA-256 (hex) of the address in small letters. */
  subject: z.string(),
  subjectKind: z.enum(['visitor', 'email']),
  requestedBy: z.string(),
  requestedAt: instantSchema,
  run: privacyRunSchema,
  erased: z.object({
    visitors: count,
    conversations: count,
    messages: count,
    contactMessages: count,
    mails: count,
    ratings: count,
  }),
});
export type Erasure = z.infer<typeof erasureSchema>;

export const listErasuresQuerySchema = z.strictObject({ cursor: z.string().max(100).optional() });
export const erasureListSchema = z.object({ erasures: z.array(erasureSchema), nextCursor: z.string().nullable() });
export type ErasureList = z.infer<typeof erasureListSchema>;
