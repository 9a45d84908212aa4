import { sql } from 'kysely';
import type { AgentRow } from '#contract/analytics/report.ts';
import type { Queryable } from '../../../server/database/connection.ts';
import { type Measured, measure, toDurations, toSatisfaction } from './measures.ts';
import type { RatingRow } from './ratings.ts';
import { HANDOFFS, RATED, RESPONSES, type Scope, within } from './scope.ts';

/** A line for everybody who had something to do with the period's requests, the busiest first. */
export async function readAgents(db: Queryable, scope: Scope, ratings: readonly RatingRow[]): Promise<AgentRow[]> {
  const chosen = scope.agents ? sql`= ANY(${scope.agents}::uuid[])` : sql`IS NOT NULL`;
  const { rows } = await sql<{
    id: string;
    name: string;
    accepted: number;
    completed: number;
    first: Measured | null;
    later: Measured | null;
  }>`
    WITH accepted AS (
      SELECT member_id, count(*) AS accepted FROM handoff_facts f CROSS JOIN unnest(f.taken_by) AS member_id
      WHERE ${within(scope, HANDOFFS, true)} AND member_id ${chosen} GROUP BY 1
    ),
    completed AS (
      SELECT f.completed_by AS member_id, count(*) AS completed FROM handoff_facts f
      WHERE ${within(scope, RATED, true)} AND f.completed_by IS NOT NULL GROUP BY 1
    ),
    responses AS (
      SELECT f.member_id, ${measure(sql`f.ms`, sql`f.is_first`)} AS first, ${measure(sql`f.ms`, sql`NOT f.is_first`)} AS later
      FROM response_facts f WHERE ${within(scope, RESPONSES, true)} GROUP BY 1
    )
    SELECT m.id, m.name, coalesce(accepted, 0) AS accepted, coalesce(completed, 0) AS completed, first, later
    FROM accepted FULL JOIN completed USING (member_id) FULL JOIN responses USING (member_id)
    JOIN members m ON m.id = member_id AND m.workspace_id = ${scope.workspaceId}
    ORDER BY accepted DESC, m.name, m.id`.execute(db);
  const ratingsOf = Map.groupBy(
    ratings.filter(({ period }) => period === 0),
    ({ member_id }) => member_id,
  );
  return rows.map(({ id, name, accepted, completed, first, later }) => ({
    agent: { id, name },
    ...{
      accepted,
      completed,
      firstResponse: toDurations(first ?? undefined),
      response: toDurations(later ?? undefined),
    },
    satisfaction: toSatisfaction(ratingsOf.get(id) ?? []),
  }));
}
