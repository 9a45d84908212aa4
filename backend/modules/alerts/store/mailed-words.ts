import { sql } from 'kysely';
import type { Queryable } from '../../../server/database/connection.ts';
import type { RaisedFact } from '../fact.ts';
import { foldWord } from '../rules/find-words.ts';

/** A conversation in which somebody says "refund" over and over is told once in so long. */
const AGAIN_AFTER_MS = 10 * 60_000;

/** Who has been mailed about which listed words of this conversation a moment ago, or is about to be. */
export async function readMailedWords(db: Queryable, alert: RaisedFact): Promise<ReadonlyMap<string, Set<string>>> {
  const since = new Date(alert.raisedAt.getTime() - AGAIN_AFTER_MS);
  const { rows } = await sql<{ member_id: string; words: string[] }>`
    SELECT d.member_id, a.words
    FROM alerts a JOIN alert_deliveries d ON d.alert_id = a.id
    WHERE a.conversation_id = ${alert.conversationId} AND a.kind = 'keyword' AND a.id <> ${alert.alertId}
      AND a.at > ${since} AND d.channel = 'email' AND d.state IN ('waiting', 'mailed')
  `.execute(db);
  const mailed = new Map<string, Set<string>>();
  for (const { member_id, words } of rows) {
    const known = mailed.get(member_id) ?? new Set();
    mailed.set(member_id, known);
    for (const word of words) known.add(foldWord(word));
  }
  return mailed;
}

/** True when every word of the alert is one they were mailed about. */
export function isRepeated({ words }: RaisedFact, known: ReadonlySet<string> | undefined): boolean {
  return known !== undefined && words.every((word) => known.has(foldWord(word)));
}
