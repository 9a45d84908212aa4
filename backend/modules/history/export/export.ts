import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { ExportSize, exportQuerySchema, exportSizeQuerySchema } from '#contract/history/export.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Database } from '../../../server/database/connection.ts';
import type { GiveWay } from '../../../server/give-way.ts';
import { instantsOf } from '../days.ts';
import type { FileParts } from '../files/file-parts.ts';
import { type Viewer, visibleTo } from '../viewer.ts';
import { readRowCursor } from './row-cursor.ts';
import { streamRows } from './stream-rows.ts';

type SizeQuery = z.output<typeof exportSizeQuerySchema>;
type Query = z.output<typeof exportQuerySchema>;

function conditionsOf(viewer: Viewer, { from, to, chatbots }: SizeQuery, zone: string): RawBuilder<unknown> {
  const { since, before } = instantsOf({ from, to }, zone);
  return sql`${visibleTo(viewer)} AND i.started_at >= ${since} AND i.started_at < ${before}
    ${chatbots ? sql`AND i.chatbot_id = ANY (${chatbots}::uuid[])` : sql``}`;
}

export async function measureExport(db: Database, viewer: Viewer, query: SizeQuery, zone: string): Promise<ExportSize> {
  const { rows } = await sql<ExportSize>`
    SELECT count(*) AS conversations, coalesce(sum(c.last_seq), 0)::bigint AS messages
    FROM conversation_index i JOIN conversations c ON c.id = i.conversation_id
    WHERE ${conditionsOf(viewer, query, zone)}
  `.execute(db);
  return rows[0] ?? { conversations: 0, messages: 0 };
}

/** `invalid` for an `after` that no row has ever had. Nothing is read before the first part is asked for. */
export function openExport(
  db: Database,
  viewer: Viewer,
  query: Query,
  { zone, giveWay }: { zone: string; giveWay: GiveWay },
): Result<FileParts> {
  const after = query.after === undefined ? null : readRowCursor(query.after);
  if (after === undefined) return fail('invalid', 'is not the cursor of a row', { field: 'after' });
  const { format, from, to } = query;
  return succeed({
    name: `messages-${from}-to-${to}.${format}`,
    type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
    parts: streamRows(db, { conditions: conditionsOf(viewer, query, zone), format, after, giveWay }),
  });
}
