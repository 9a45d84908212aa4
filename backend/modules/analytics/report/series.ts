import { sql } from 'kysely';
import type { Point } from '#contract/analytics/report.ts';
import type { Queryable } from '../../../server/database/connection.ts';
import { toOutcomes, toSatisfaction } from './measures.ts';
import type { Span } from './periods.ts';
import { listOffsets } from './periods.ts';
import type { RatingRow } from './ratings.ts';
import { countOutcomes, HANDOFFS, type OutcomeRow, type Scope, within } from './scope.ts';

/** A point for every start, in their order. */
export async function readSeries(
  db: Queryable,
  scope: Scope,
  starts: readonly Date[],
  ratings: readonly RatingRow[],
): Promise<Point[]> {
  const { rows } = await sql<OutcomeRow & { point: number; median: number | null }>`
    SELECT width_bucket(f.requested_at, ${starts}::timestamptz[]) - 1 AS point, ${countOutcomes},
      percentile_cont(0.5) WITHIN GROUP (ORDER BY f.accept_ms) AS median
    FROM handoff_facts f WHERE ${within(scope, HANDOFFS)} GROUP BY 1`.execute(db);
  const rowOf = new Map(rows.map((row) => [row.point, row]));
  const ratingsOf = Map.groupBy(ratings, ({ point }) => point);
  return starts.map((start, index) => {
    const row = rowOf.get(index);
    const { ratings: count, average } = toSatisfaction(ratingsOf.get(index) ?? []);
    return {
      ...toOutcomes(row),
      startsAt: start.toISOString(),
      timeToAcceptMedianMs: row?.median ?? null,
      ratings: count,
      averageStars: average,
    };
  });
}

/** Requests by weekday and hour of the zone's clock. The offsets are ours: PostgreSQL may know older rules of time zones. */
export async function readBusiest(db: Queryable, scope: Scope, zone: string, span: Span): Promise<number[][]> {
  const { changes, offsets } = listOffsets(zone, span);
  const edges = changes.map((at) => new Date(at));
  const { rows } = await sql<{ weekday: number; hour: number; requests: number }>`
    WITH local AS (
      SELECT floor(date_part('epoch', f.requested_at))::bigint
        + (${offsets}::bigint[])[width_bucket(f.requested_at, ${edges}::timestamptz[]) + 1] AS second
      FROM handoff_facts f WHERE ${within(scope, HANDOFFS, true)}
    )
    SELECT ((second / 86400 + 3) % 7)::int AS weekday, (second / 3600 % 24)::int AS hour, count(*) AS requests
    FROM local GROUP BY 1, 2`.execute(db);
  const busiest = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const { weekday, hour, requests } of rows) {
    const day = busiest[weekday];
    if (day) day[hour] = requests;
  }
  return busiest;
}
