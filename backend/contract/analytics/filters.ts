import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** A day of the calendar, such as 2026-11-23, in the workspace's time zone. */
export const daySchema = z.iso.date('must be a date of the calendar, such as 2026-11-23');

/** Ids with commas between them, as they stand in an address. */
export const idListSchema = z
  .string()
  .max(2_000)
  .transform((text) => text.split(','))
  .pipe(z.array(idSchema).max(50));

export const MOST_DAYS = 731;

/**
 * Both days are included. Nothing chosen of chatbots or agents means all of them. With agents chosen, requests and
 * conversations count that one of them took, and only their own responses and the ratings of chats that they completed:
 * with one chosen, the totals are what their line says. Requests that nobody took are nobody's.
 */
export const periodShape = {
  from: daySchema,
  to: daySchema,
  chatbots: idListSchema.optional(),
  agents: idListSchema.optional(),
};

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The first thing wrong with a pair of days, or null. */
export function findPeriodFault({ from, to }: { from: string; to: string }): string | null {
  const days = dayNumber(to) - dayNumber(from) + 1;
  if (days < 1) return 'must not be before from';
  return days > MOST_DAYS ? `at most ${MOST_DAYS} days` : null;
}
