import { type RawBuilder, sql } from 'kysely';
import type { Durations, Outcomes, Satisfaction } from '#contract/analytics/report.ts';
import type { OutcomeRow } from './scope.ts';

/** Columns of `measure`, as they come from PostgreSQL. */
export interface Measured {
  count: number;
  average: number | null;
  /** Median and 90th percentile. */
  quantiles: [number, number] | null;
}

/** `<name>`: a JSON of what `Measured` says, of a column of milliseconds. */
export function measure(column: RawBuilder<unknown>, filter: RawBuilder<unknown> = sql`true`): RawBuilder<Measured> {
  const where = sql`FILTER (WHERE ${filter})`;
  return sql<Measured>`json_build_object(
    'count', count(${column}) ${where},
    'average', avg(${column}) ${where},
    'quantiles', percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY ${column}) ${where})`;
}

const NOTHING: Measured = { count: 0, average: null, quantiles: null };

export function toDurations({ count, average, quantiles }: Measured = NOTHING): Durations {
  return { count, averageMs: average, medianMs: quantiles?.[0] ?? null, p90Ms: quantiles?.[1] ?? null };
}

export function toOutcomes(row: OutcomeRow | undefined): Outcomes {
  const { requests = 0, accepted = 0, cancelled = 0, expired = 0, waiting = 0 } = row ?? {};
  return { requests, accepted, cancelled, expired, waiting };
}

/** From how many ratings there are of each number of stars. */
export function toSatisfaction(rows: readonly { stars: number; ratings: number }[]): Satisfaction {
  const stars = [0, 0, 0, 0, 0];
  for (const row of rows) stars[row.stars - 1] = (stars[row.stars - 1] ?? 0) + row.ratings;
  const ratings = stars.reduce((sum, count) => sum + count, 0);
  const sum = stars.reduce((total, count, index) => total + count * (index + 1), 0);
  return { ratings, average: ratings === 0 ? null : sum / ratings, stars };
}

export function toShare(within: number, of: number): { within: number; of: number; share: number | null } {
  return { within, of, share: of === 0 ? null : within / of };
}
