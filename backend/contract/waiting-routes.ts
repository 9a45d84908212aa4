import { z } from 'zod';
import { idSchema, instantSchema } from './primitives.ts';
import type { RouteContract } from './route.ts';

/** More than this are counted and not named. */
export const MOST_WAITING_NAMED = 20;

/** What waits for a member, for a console that shows another of their accounts: numbers, and enough for a toast. */
export const waitingSchema = z.object({
  /** Requests that wait for this member or for anybody, of the chatbots they serve. */
  pending: z.number().int(),
  /** Their chats in which a visitor wrote something unread. */
  unread: z.number().int(),
  /** The first of the pending, first in line first. */
  requests: z
    .array(
      z.object({
        handoffId: idSchema,
        /** Null = the visitor gave none. */
        visitorName: z.string().nullable(),
        chatbotName: z.string(),
        waitingSince: instantSchema,
      }),
    )
    .max(MOST_WAITING_NAMED),
});
export type Waiting = z.infer<typeof waitingSchema>;

export const waitingRoutes = {
  getWaiting: {
    access: 'member',
    method: 'get',
    path: '/api/v1/waiting',
    summary: 'How much waits for me; nothing for members without Respond to Live Chats',
    request: null,
    response: waitingSchema,
  },
} as const satisfies Record<string, RouteContract>;
