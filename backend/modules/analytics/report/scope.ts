import { type RawBuilder, sql } from 'kysely';

/** What a report is about, as far as SQL is concerned. */
export interface Scope {
  workspaceId: string;
  /** Of the previous period, if it is compared with one. */
  startsAt: Date;
  /** What lies between the end of the previous period and the asked one is not counted. */
  pausesAt: Date;
  /** Where the asked period begins. */
  splitsAt: Date;
  endsAt: Date;
  chatbots: readonly string[] | undefined;
  agents: readonly string[] | undefined;
  now: Date;
}

/** 0 is the asked period, 1 the one before. */
export function periodOf(at: RawBuilder<unknown>, { splitsAt }: Scope): RawBuilder<number> {
  return sql<number>`CASE WHEN ${at} >= ${splitsAt}::timestamptz THEN 0 ELSE 1 END`;
}

interface Columns {
  at: string;
  /** Counted by whom: one member, or all who took part. */
  agent?: string;
  agents?: string;
}

/** Which rows of a table of facts, called `f`, count. `current`: of the asked period alone. */
export function within(scope: Scope, { at, agent, agents }: Columns, current = false): RawBuilder<boolean> {
  const time = sql.ref(`f.${at}`);
  const start = current ? scope.splitsAt : scope.startsAt;
  const parts = [
    sql`f.workspace_id = ${scope.workspaceId}`,
    sql`${time} >= ${start}::timestamptz AND ${time} < ${scope.endsAt}::timestamptz`,
  ];
  if (!current && scope.pausesAt < scope.splitsAt) {
    parts.push(sql`NOT (${time} >= ${scope.pausesAt}::timestamptz AND ${time} < ${scope.splitsAt}::timestamptz)`);
  }
  if (scope.chatbots) parts.push(sql`f.chatbot_id = ANY(${scope.chatbots}::uuid[])`);
  if (scope.agents && agent) parts.push(sql`${sql.ref(`f.${agent}`)} = ANY(${scope.agents}::uuid[])`);
  if (scope.agents && agents) parts.push(sql`${sql.ref(`f.${agents}`)} && ${scope.agents}::uuid[]`);
  return sql<boolean>`${sql.join(parts, sql` AND `)}`;
}

/** Requests count by their own time, and for every agent who took them. */
export const HANDOFFS = { at: 'requested_at', agents: 'taken_by' } as const;
/** Ratings count for the agent who had the chat when it was completed. */
export const RATED = { at: 'requested_at', agent: 'completed_by' } as const;
export const RESPONSES = { at: 'requested_at', agent: 'member_id' } as const;
export const CONVERSATIONS = { at: 'started_at', agents: 'taken_by' } as const;

export const countOutcomes = sql`
  count(*) AS requests,
  count(*) FILTER (WHERE f.outcome = 'accepted') AS accepted,
  count(*) FILTER (WHERE f.outcome = 'cancelled') AS cancelled,
  count(*) FILTER (WHERE f.outcome = 'expired') AS expired,
  count(*) FILTER (WHERE f.outcome = 'waiting') AS waiting`;

export interface OutcomeRow {
  requests: number;
  accepted: number;
  cancelled: number;
  expired: number;
  waiting: number;
}
