import { sql } from 'kysely';
import type { Queryable } from '../../../server/database/connection.ts';
import { periodOf, RATED, type Scope, within } from './scope.ts';

/** How many ratings of so many stars a period, a point of its series and an agent have. */
export interface RatingRow {
  period: number;
  /** Place in the list of starts that was asked with. */
  point: number;
  member_id: string | null;
  stars: number;
  ratings: number;
}

/** Every number about ratings is a sum of these. `starts`: of the points, in order of time. */
export async function readRatings(db: Queryable, scope: Scope, starts: readonly Date[]): Promise<RatingRow[]> {
  const { rows } = await sql<RatingRow>`
    SELECT ${periodOf(sql`f.requested_at`, scope)} AS period,
      width_bucket(f.requested_at, ${starts}::timestamptz[]) - 1 AS point,
      f.completed_by AS member_id, r.stars, count(*) AS ratings
    FROM handoff_facts f JOIN handoff_ratings r ON r.handoff_id = f.handoff_id
    WHERE ${within(scope, RATED)} AND f.completed_by IS NOT NULL
    GROUP BY 1, 2, 3, 4`.execute(db);
  return rows;
}
