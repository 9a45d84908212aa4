import type { RawBuilder } from 'kysely';
import type { Hit } from '#contract/history/past-conversations.ts';
import type { Database } from '../../../server/database/connection.ts';
import type { Position } from '../position.ts';
import { type SearchCursor, writeSearchCursor } from './cursor.ts';
import { type Found, findHit } from './judge.ts';
import { parseQuery } from './parse-query.ts';
import { readWindow } from './read-window.ts';
import { toIndexQuery } from './to-tsquery.ts';

/** What is written while somebody reads must not move what they have not seen yet; longer than a message's way to its commit. */
const SETTLED_MS = 10_000;
/** Where hardly anything that the index finds is right, a page ends here: it may be short, and goes on behind its cursor. */
const MOST_WINDOWS = 8;

export interface SearchPage {
  hits: { id: string; hit: Hit | null }[];
  nextCursor: string | null;
}

interface Shown {
  found: Found;
  top: Position | null;
  bottom: Position;
}

/**
 * One page of what was found. All matches, newest first, are cut into windows; each window is read and put into order, the
 * best first. So pages go on without limit, and each costs the same. A window is told by its two ends, not by a count:
 * conversations that come in between move nothing.
 */
export async function searchPage(
  db: Database,
  input: { text: string; conditions: RawBuilder<unknown>; cursor: SearchCursor | null; limit: number; now: Date },
): Promise<SearchPage> {
  const { conditions, cursor, limit } = input;
  const query = parseQuery(input.text);
  if (!query) return { hits: [], nextCursor: null };
  const asOf = cursor?.asOf ?? input.now.getTime() - SETTLED_MS;
  const shown: Shown[] = [];
  let [top, bottom, last] = [cursor?.top ?? null, cursor?.bottom ?? null, cursor?.last ?? null];
  let looked: SearchCursor | null = null;
  for (let windows = 0; windows < MOST_WINDOWS && shown.length <= limit; windows += 1) {
    const window = await readWindow(db, {
      ...{ query, ...toIndexQuery(query), conditions, asOf },
      ...{ top, bottom, last, enough: limit + 1 - shown.length },
    });
    const { end } = window;
    if (!end) return finish(null);
    shown.push(...window.found.map((found) => ({ found, top, bottom: end })));
    // Nothing of this window is left: should the page end here, the next begins below it.
    looked = { top: end, bottom: end, last: { score: 0, position: end }, asOf };
    if (!window.isMore) return finish(null);
    [top, bottom, last] = [end, null, null];
  }
  return finish(looked);

  async function finish(rest: SearchCursor | null): Promise<SearchPage> {
    const page = shown.slice(0, limit);
    const final = page.at(-1);
    const next =
      final && shown.length > limit
        ? { ...final, last: { score: final.found.score, position: final.found.position }, asOf }
        : rest;
    if (!query) return { hits: [], nextCursor: null };
    const hits = await Promise.all(
      page.map(async ({ found }) => ({ id: found.position.id, hit: await findHit(db, found, query) })),
    );
    return { hits, nextCursor: next && writeSearchCursor(next) };
  }
}
