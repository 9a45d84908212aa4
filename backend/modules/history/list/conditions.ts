import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { listConversationsQuerySchema } from '#contract/history/past-conversations.ts';
import { instantsOf } from '../days.ts';
import { type Viewer, visibleTo } from '../viewer.ts';

export type ListQuery = z.output<typeof listConversationsQuerySchema>;

/** Everything a list is narrowed by but its text, on `conversation_index i`. Only what was asked for is in the statement. */
export function conditionsOf(viewer: Viewer, query: ListQuery, zone: string): RawBuilder<unknown> {
  const { since, before } = instantsOf(query, zone);
  const { status, handoff, chatbot, agent, visitor, reason, stars } = query;
  const conditions = [
    visibleTo(viewer),
    status !== undefined && sql`i.status = ${status}`,
    handoff !== undefined && (handoff === 'none' ? sql`i.handoff_id IS NULL` : sql`i.handoff_state = ${handoff}`),
    chatbot !== undefined && sql`i.chatbot_id = ${chatbot}::uuid`,
    agent !== undefined && sql`i.agents @> ARRAY[${agent}::uuid]`,
    visitor !== undefined && sql`i.visitor_id = ${visitor}::uuid`,
    reason !== undefined && sql`i.reason = ${reason}`,
    stars !== undefined && (stars === 'any' ? sql`i.stars IS NOT NULL` : sql`i.stars = ${Number(stars)}`),
    since && sql`i.started_at >= ${since}`,
    before && sql`i.started_at < ${before}`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== false && condition !== null),
    sql` AND `,
  );
}
