import { sql } from 'kysely';
import type { z } from 'zod';
import type { TranscriptMessage, TranscriptPage, transcriptQuerySchema } from '#contract/history/past-conversations.ts';
import type { Database } from '../../../server/database/connection.ts';
import { MESSAGE_COLUMNS, presentMessage } from '../../conversation/index.ts';

type Query = z.output<typeof transcriptQuerySchema>;

export interface Thread {
  id: string;
  workspaceId: string;
  lastSeq: number;
}

const PAGE = 50;

/** A page of a conversation that the caller has found visible. */
export async function readPage(db: Database, thread: Thread, query: Query): Promise<TranscriptPage> {
  const { after, limit } = decideRange(query, thread.lastSeq);
  const messages = await readMessages(db, thread, { after, limit });
  const [first, last] = [messages[0]?.seq ?? after + 1, messages.at(-1)?.seq ?? after];
  return { messages, hasEarlier: first > 1 && thread.lastSeq > 0, hasLater: last < thread.lastSeq };
}

/** `seq` has no gaps, so that every page is a range of it. */
export function decideRange(query: Query, lastSeq: number): { after: number; limit: number } {
  const { afterSeq, beforeSeq, aroundSeq, limit = PAGE } = query;
  if (beforeSeq !== undefined) {
    const after = Math.max(0, Math.min(beforeSeq - 1, lastSeq) - limit);
    return { after, limit: Math.min(limit, beforeSeq - 1 - after) };
  }
  if (aroundSeq === undefined) return { after: afterSeq ?? 0, limit };
  // Near an end there are more on the other side.
  const begin = aroundSeq - 1 - Math.floor(limit / 2);
  return { after: Math.max(0, Math.min(begin, lastSeq - limit)), limit };
}

export async function readMessages(
  db: Database,
  { id, workspaceId }: Pick<Thread, 'id' | 'workspaceId'>,
  { after, limit }: { after: number; limit: number },
): Promise<TranscriptMessage[]> {
  const rows = await db
    .selectFrom('messages')
    .select(MESSAGE_COLUMNS)
    .where('conversation_id', '=', id)
    .where('seq', '>', after)
    .where('seq', '<=', after + limit)
    .orderBy('seq')
    .execute();
  const ids = new Set(rows.flatMap((row) => row.detail?.sources ?? []));
  const questions = ids.size > 0 ? await readQuestions(db, workspaceId, [...ids]) : new Map<string, string>();
  return rows.map((row) => ({
    ...presentMessage(row),
    sources: (row.detail?.sources ?? []).flatMap((source) => {
      const question = questions.get(source);
      return question === undefined ? [] : [{ id: source, question }];
    }),
  }));
}

/** Of knowledge entries that still exist. */
async function readQuestions(db: Database, workspaceId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; question: string }>`
    SELECT k.id, k.question FROM knowledge_entries k JOIN chatbots b ON b.id = k.chatbot_id
    WHERE k.id = ANY (${ids}::uuid[]) AND b.workspace_id = ${workspaceId}
  `.execute(db);
  return new Map(rows.map(({ id, question }) => [id, question]));
}
