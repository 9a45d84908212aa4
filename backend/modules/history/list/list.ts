import type { ConversationList } from '#contract/history/past-conversations.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Database } from '../../../server/database/connection.ts';
import { readPosition, writePosition } from '../position.ts';
import { readSearchCursor } from '../search/cursor.ts';
import { searchPage } from '../search/search.ts';
import type { Viewer } from '../viewer.ts';
import { conditionsOf, type ListQuery } from './conditions.ts';
import { findNewest } from './list-conversations.ts';
import { presentConversations } from './present-conversations.ts';

const PAGE = 25;

/** One page of the past, newest first; with `text` in windows of the newest, the best of each first. */
export async function listPast(
  db: Database,
  input: { viewer: Viewer; query: ListQuery; zone: string; now: Date },
): Promise<Result<ConversationList>> {
  const { query, now } = input;
  const timezone = input.zone;
  const conditions = conditionsOf(input.viewer, query, timezone);
  const limit = query.limit ?? PAGE;
  if (query.text === undefined) {
    const after = query.cursor === undefined ? null : readPosition(query.cursor);
    if (after === undefined) return notOurs();
    const found = await findNewest(db, { conditions, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const ids = page.map(({ id }) => id);
    return succeed({
      conversations: await presentConversations(db, ids, now),
      nextCursor: last ? writePosition(last) : null,
      timezone,
    });
  }
  const cursor = query.cursor === undefined ? null : readSearchCursor(query.cursor);
  if (cursor === undefined) return notOurs();
  const { hits, nextCursor } = await searchPage(db, { text: query.text, conditions, cursor, limit, now });
  const hitOf = new Map(hits.map(({ id, hit }) => [id, hit]));
  const conversations = await presentConversations(db, [...hitOf.keys()], now);
  return succeed({
    conversations: conversations.map((one) => ({ ...one, hit: hitOf.get(one.id) ?? null })),
    nextCursor,
    timezone,
  });
}

function notOurs(): Result<never> {
  return fail('invalid', 'is not a cursor of this list', { field: 'cursor' });
}
