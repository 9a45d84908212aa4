import { z } from 'zod';
import { agentSummarySchema } from '../conversations.ts';
import { handoffReasonSchema } from '../messages.ts';
import { idSchema, instantSchema } from '../primitives.ts';
import { daySchema, findPeriodFault, periodShape } from './filters.ts';

const count = z.number().int().nonnegative();
const ms = z.number().nonnegative();

export const reportQuerySchema = z
  .strictObject({
    ...periodShape,
    /** `previous`: the same number of days directly before; of days that are not over, as much as has gone by. */
    compare: z.enum(['previous', 'none']).default('previous'),
  })
  .superRefine((query, context) => {
    const fault = findPeriodFault(query);
    if (fault) context.addIssue({ code: 'custom', path: ['to'], message: fault });
  });
export type ReportQuery = z.input<typeof reportQuerySchema>;

/** Of `count` measured times; null where there is none. Milliseconds; the percentiles are interpolated between the nearest two. */
export const durationsSchema = z.object({
  count,
  averageMs: ms.nullable(),
  medianMs: ms.nullable(),
  p90Ms: ms.nullable(),
});
export type Durations = z.infer<typeof durationsSchema>;

/**
 * `timeToAccept`: from a request to the first agent who took it. `firstResponse`: from a request to the first message of an
 * agent. `response`: from the first visitor message that nobody has answered yet to the agent's next message, after the
 * first response.
 */
export const responseTimesSchema = z.object({
  timeToAccept: durationsSchema,
  firstResponse: durationsSchema,
  response: durationsSchema,
});
export type ResponseTimes = z.infer<typeof responseTimesSchema>;

/** `stars[0]` is the number of one-star ratings. */
export const satisfactionSchema = z.object({
  ratings: count,
  average: z.number().nullable(),
  stars: z.array(count).length(5),
});
export type Satisfaction = z.infer<typeof satisfactionSchema>;

/** What became of requests. `requests` = accepted + cancelled + expired + waiting; missed = cancelled + expired. */
export const outcomesSchema = z.object({
  requests: count,
  /** At least one agent took it, whatever happened later. */
  accepted: count,
  /** The visitor left or withdrew before anybody took it. */
  cancelled: count,
  /** Closing time came, or nobody did, before anybody took it. */
  expired: count,
  waiting: count,
});
export type Outcomes = z.infer<typeof outcomesSchema>;

/** Every number of one period, with the filters applied. Counted by when the request, or the conversation, began. */
export const totalsSchema = outcomesSchema.extend({
  missed: count,
  times: responseTimesSchema,
  /** The same times, counting only while the chatbot's business hours were open; without hours, all time counts. */
  openTimes: responseTimesSchema,
  /** Requests accepted within 30 s, of all that were accepted, missed or have waited longer. `share` 0 … 1, null of none. */
  within30s: z.object({ within: count, of: count, share: z.number().nullable() }),
  satisfaction: satisfactionSchema,
  bot: z.object({
    /** Conversations in which the visitor wrote something. The others below add up to it. */
    conversations: count,
    /** No request, no message left, and the bot's last reply was not a miss. */
    resolved: count,
    handedOff: count,
    /** No request, but a message left for the team. */
    leftMessage: count,
    /** No request, no message left, and the bot's last reply was a miss or failed, or it gave none. */
    unanswered: count,
  }),
});
export type Totals = z.infer<typeof totalsSchema>;

export const periodSchema = z.object({
  from: daySchema,
  to: daySchema,
  /** Half-open. */
  startsAt: instantSchema,
  endsAt: instantSchema,
});
export type Period = z.infer<typeof periodSchema>;

/**
 * With `isPart`, the asked period is not over: of the days before counts what lies before the same time of day, so many days
 * ago, as it is now. `endsAt` is that instant, `to` the day in which it lies.
 */
export const previousPeriodSchema = periodSchema.extend({ isPart: z.boolean() });
export type PreviousPeriod = z.infer<typeof previousPeriodSchema>;

export const stepSchema = z.enum(['hour', 'day', 'week', 'month']);
/** How long a point of a series is: an hour (60 minutes, whatever the clock does) up to 2 days, a day up to 92, a week (from Monday) up to 366, else a month. */
export type Step = z.infer<typeof stepSchema>;

/** One point; `startsAt` of the first can be cut off by the period. */
export const pointSchema = outcomesSchema.extend({
  startsAt: instantSchema,
  timeToAcceptMedianMs: ms.nullable(),
  ratings: count,
  averageStars: z.number().nullable(),
});
export type Point = z.infer<typeof pointSchema>;

export const agentRowSchema = z.object({
  agent: agentSummarySchema,
  /** Requests this agent took. A chat that two agents had counts for both. */
  accepted: count,
  /** Chats that were completed while this agent had them, whoever ended them. */
  completed: count,
  firstResponse: durationsSchema,
  response: durationsSchema,
  /** Ratings of these chats. */
  satisfaction: satisfactionSchema,
});
export type AgentRow = z.infer<typeof agentRowSchema>;

/** One request among those that waited longest for a first agent, or in vain. */
export const longWaitSchema = z.object({
  handoffId: idSchema,
  conversationId: idSchema,
  /** Claimed or verified; null for who has not said, and for callers who may not read transcripts. */
  visitorName: z.string().nullable(),
  requestedAt: instantSchema,
  waitedMs: ms,
  outcome: z.enum(['accepted', 'cancelled', 'expired', 'waiting']),
  agent: agentSummarySchema.nullable(),
});
export type LongWait = z.infer<typeof longWaitSchema>;

export const ratedCommentSchema = z.object({
  handoffId: idSchema,
  conversationId: idSchema,
  at: instantSchema,
  stars: z.number().int().min(1).max(5),
  comment: z.string(),
  agent: agentSummarySchema.nullable(),
});

/** The whole dashboard, of one moment, so that its numbers agree with each other. */
export const reportSchema = z.object({
  timezone: z.string(),
  period: periodSchema,
  previousPeriod: previousPeriodSchema.nullable(),
  totals: totalsSchema,
  previous: totalsSchema.nullable(),
  step: stepSchema,
  series: z.array(pointSchema),
  /** Point for point beside `series`, as far as both go. */
  previousSeries: z.array(pointSchema).nullable(),
  reasons: z.array(outcomesSchema.extend({ reason: handoffReasonSchema })),
  /** Whoever had something to do with these requests, who took the most first. */
  agents: z.array(agentRowSchema),
  /** Requests by local weekday (0 = Monday) and hour (0–23): `busiest[weekday][hour]`. An hour that a clock change repeats counts once more. */
  busiest: z.array(z.array(count).length(24)).length(7),
  /** The ten longest, longest first. */
  longestWaits: z.array(longWaitSchema),
  /** Ratings with words, the newest twenty; none for callers who may not read transcripts. */
  comments: z.array(ratedCommentSchema),
  /** Who can be chosen in the filters: also members who are gone, as long as they had chats. */
  choices: z.object({
    chatbots: z.array(z.object({ id: idSchema, name: z.string() })),
    agents: z.array(agentSummarySchema),
  }),
  /** Facts up to here are counted; a few seconds old at most. */
  countedUntil: instantSchema,
});
export type Report = z.infer<typeof reportSchema>;
