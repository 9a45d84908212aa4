import { z } from 'zod';
import { presenceSchema } from '../members.ts';
import { idSchema, instantSchema } from '../primitives.ts';
import { durationsSchema, outcomesSchema, satisfactionSchema } from './report.ts';

export const wallboardAgentSchema = z.object({
  id: idSchema,
  name: z.string(),
  presence: presenceSchema,
  activeChats: z.number().int().nonnegative(),
  /** Most chats at once; null = no cap. */
  cap: z.number().int().positive().nullable(),
});

/** What a team looks at all day: this moment, and today so far in the workspace's time zone. */
export const wallboardSchema = z.object({
  at: instantSchema,
  timezone: z.string(),
  waiting: z.number().int().nonnegative(),
  /** When the longest waiting request was made; null when nobody waits. */
  waitingSince: instantSchema.nullable(),
  activeChats: z.number().int().nonnegative(),
  /** Everybody who may respond: those who can be reached first, then by name. */
  agents: z.array(wallboardAgentSchema),
  today: outcomesSchema.extend({
    missed: z.number().int().nonnegative(),
    timeToAccept: durationsSchema,
    within30s: z.object({ within: z.number().int(), of: z.number().int(), share: z.number().nullable() }),
    satisfaction: satisfactionSchema,
  }),
});
export type Wallboard = z.infer<typeof wallboardSchema>;
