import { z } from 'zod';

/** Ids are UUIDs (version 7: they sort by creation time). */
export const idSchema = z.uuid();

/** An instant, ISO 8601 in UTC with milliseconds, always the server's clock. */
export const instantSchema = z.iso.datetime({ precision: 3 });

/** Chosen by the client once per message and kept over retries: the server stores a message only once per author and clientId. */
export const clientIdSchema = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/, 'letters, digits, - and _ only');

/** Position of a message in its conversation: 1, 2, 3 … without gaps. */
export const seqSchema = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
/** "Everything after this": 0 means from the beginning. */
export const cursorSchema = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

export const MAX_MESSAGE_LENGTH = 8_000;

/** PostgreSQL cannot store U+0000, and a lone surrogate is not text: both are refused by name instead of failing deep inside. */
export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

export const messageTextSchema = z
  .string()
  .max(MAX_MESSAGE_LENGTH, `at most ${MAX_MESSAGE_LENGTH} characters`)
  .refine((text) => text.trim().length > 0, 'must not be empty')
  .refine(isStorableText, 'must be well-formed text without NUL');

/** A single line a person typed, such as a name. Control characters would let it pose as something else in mails and logs. */
export const personNameSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(120, 'at most 120 characters')
  .refine(isStorableText, 'must be well-formed text without NUL')
  .refine((text) => !/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(text), 'must be one plain line');

/** One strict address: no display name, no comments, no lists, so that it can never become more than one recipient. */
export const emailSchema = z.email().max(254);
