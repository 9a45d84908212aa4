import { sql } from 'kysely';
import type { Durations, Totals } from '#contract/analytics/report.ts';
import type { Wallboard } from '#contract/analytics/wallboard.ts';
import type { Queryable } from '../../../server/database/connection.ts';
import { type Measured, measure, toDurations, toOutcomes, toSatisfaction, toShare } from './measures.ts';
import type { RatingRow } from './ratings.ts';
import {
  CONVERSATIONS,
  countOutcomes,
  HANDOFFS,
  type OutcomeRow,
  periodOf,
  RESPONSES,
  type Scope,
  within,
} from './scope.ts';

const SOON_MS = 30_000;

interface RequestRow extends OutcomeRow {
  period: number;
  soon: number;
  waiting_long: number;
  accept: Measured;
  accept_open: Measured;
}

interface ResponseRow {
  period: number;
  is_first: boolean;
  time: Measured;
  open_time: Measured;
}

interface BotRow {
  period: number;
  conversations: number;
  handed_off: number;
  left_message: number;
  resolved: number;
}

type RequestTotals = Wallboard['today'];

/** What became of the requests of the asked period (0) and, where the scope has one, of the period before (1). */
export async function readRequestTotals(
  db: Queryable,
  scope: Scope,
  ratings: readonly RatingRow[],
): Promise<(period: 0 | 1) => RequestTotals & { openTimeToAccept: Durations }> {
  const rows = await readRequests(db, scope);
  return (period) => {
    const row = rows.find((each) => each.period === period);
    const outcomes = toOutcomes(row);
    const missed = outcomes.cancelled + outcomes.expired;
    return {
      ...{
        ...outcomes,
        missed,
        timeToAccept: toDurations(row?.accept),
        openTimeToAccept: toDurations(row?.accept_open),
      },
      within30s: toShare(row?.soon ?? 0, outcomes.accepted + missed + (row?.waiting_long ?? 0)),
      satisfaction: toSatisfaction(ratings.filter((each) => each.period === period)),
    };
  };
}

/** Every number of the asked period and, where the scope has one, of the period before. */
export async function readTotals(
  db: Queryable,
  scope: Scope,
  ratings: readonly RatingRow[],
): Promise<(period: 0 | 1) => Totals> {
  const requests = await readRequestTotals(db, scope, ratings);
  const responses = await readResponses(db, scope);
  const bots = await readBots(db, scope);

  return (period) => {
    const { timeToAccept, openTimeToAccept, ...counts } = requests(period);
    const find = (isFirst: boolean) => responses.find((each) => each.period === period && each.is_first === isFirst);
    const [first, later] = [find(true), find(false)];
    const bot = bots.find((each) => each.period === period);
    const { conversations = 0, handed_off: handedOff = 0, left_message: leftMessage = 0, resolved = 0 } = bot ?? {};
    return {
      ...counts,
      times: { timeToAccept, firstResponse: toDurations(first?.time), response: toDurations(later?.time) },
      openTimes: {
        timeToAccept: openTimeToAccept,
        firstResponse: toDurations(first?.open_time),
        response: toDurations(later?.open_time),
      },
      bot: {
        ...{ conversations, resolved, handedOff, leftMessage },
        unanswered: conversations - resolved - handedOff - leftMessage,
      },
    };
  };
}

async function readRequests(db: Queryable, scope: Scope): Promise<RequestRow[]> {
  const longAgo = new Date(scope.now.getTime() - SOON_MS);
  const { rows } = await sql<RequestRow>`
    SELECT ${periodOf(sql`f.requested_at`, scope)} AS period, ${countOutcomes},
      count(*) FILTER (WHERE f.accept_ms <= ${sql.lit(SOON_MS)}) AS soon,
      count(*) FILTER (WHERE f.outcome = 'waiting' AND f.requested_at < ${longAgo}::timestamptz) AS waiting_long,
      ${measure(sql`f.accept_ms`)} AS accept,
      ${measure(sql`f.accept_open_ms`)} AS accept_open
    FROM handoff_facts f WHERE ${within(scope, HANDOFFS)} GROUP BY 1`.execute(db);
  return rows;
}

async function readResponses(db: Queryable, scope: Scope): Promise<ResponseRow[]> {
  const { rows } = await sql<ResponseRow>`
    SELECT ${periodOf(sql`f.requested_at`, scope)} AS period, f.is_first,
      ${measure(sql`f.ms`)} AS time, ${measure(sql`f.open_ms`)} AS open_time
    FROM response_facts f WHERE ${within(scope, RESPONSES)} GROUP BY 1, 2`.execute(db);
  return rows;
}

/** A message can be left at any time after a conversation began, and no fact needs to be derived again for it. */
async function readBots(db: Queryable, scope: Scope): Promise<BotRow[]> {
  const { rows } = await sql<BotRow>`
    WITH left_messages AS (
      SELECT DISTINCT conversation_id FROM contact_messages
      WHERE workspace_id = ${scope.workspaceId} AND conversation_id IS NOT NULL
        AND created_at >= ${scope.startsAt}::timestamptz
    )
    SELECT ${periodOf(sql`f.started_at`, scope)} AS period, count(*) AS conversations,
      count(*) FILTER (WHERE f.bot = 'handed_off') AS handed_off,
      count(*) FILTER (WHERE f.bot <> 'handed_off' AND l.conversation_id IS NOT NULL) AS left_message,
      count(*) FILTER (WHERE f.bot = 'answered' AND l.conversation_id IS NULL) AS resolved
    FROM conversation_facts f LEFT JOIN left_messages l ON l.conversation_id = f.conversation_id
    WHERE ${within(scope, CONVERSATIONS)} GROUP BY 1`.execute(db);
  return rows;
}
