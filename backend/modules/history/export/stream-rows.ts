import { type RawBuilder, sql } from 'kysely';
import type { ExportFormat, ExportRow } from '#contract/history/export.ts';
import type { Database } from '../../../server/database/connection.ts';
import type { GiveWay } from '../../../server/give-way.ts';
import { csvHeading, toCsvRow } from '../files/columns.ts';
import { BYTE_ORDER_MARK } from '../files/csv.ts';
import { type Viewer, visibleTo } from '../viewer.ts';
import { type Exported, readAll, readConversations, readRange, toRows } from './export-rows.ts';
import type { RowPosition } from './row-cursor.ts';

/** So many messages are read, written and forgotten at a time: a few milliseconds of work, between which chats go on. */
const PAGE = 200;
const CONVERSATIONS = 100;

const WRITERS: Record<ExportFormat, { begin: string; write: (row: ExportRow) => string }> = {
  jsonl: { begin: '', write: (row) => `${JSON.stringify(row)}\n` },
  csv: { begin: BYTE_ORDER_MARK + csvHeading, write: toCsvRow },
};

export interface StreamInput {
  conditions: RawBuilder<unknown>;
  format: ExportFormat;
  /** Behind this row; then without what a file begins with. */
  after: RowPosition | null;
  giveWay: GiveWay;
}

/**
 * The file, part by part. A part is made when the one before has left; between two nothing is held in the database, so
 * that a slow reader costs nobody anything, and one who has gone ends it. While people chat it takes rests.
 */
export async function* streamRows(db: Database, input: StreamInput): AsyncGenerator<string> {
  const { begin, write } = WRITERS[input.format];
  if (!input.after && begin !== '') yield begin;
  let began = performance.now();
  for await (const rows of pages(db, input)) {
    // One text per page: the network is not asked for every row.
    let text = '';
    for (const row of rows) text += write(row);
    const workedMs = performance.now() - began;
    if (text !== '') yield text;
    await input.giveWay(workedMs);
    began = performance.now();
  }
}

async function* pages(
  db: Database,
  { conditions, after }: Pick<StreamInput, 'conditions' | 'after'>,
): AsyncGenerator<ExportRow[]> {
  let from: RowPosition | null = after;
  for (;;) {
    const waiting = await readConversations(db, { conditions, from, limit: CONVERSATIONS + 1 });
    const next = waiting.length > CONVERSATIONS ? waiting.pop() : undefined;
    let place = 0;
    // The one that was broken off, and any that does not fit into a page, is read in pieces.
    const first = waiting[0];
    if (first && from?.id === first.id) {
      yield* inPieces(db, first, from.seq);
      place = 1;
    }
    while (place < waiting.length) {
      const taken = takePage(waiting, place);
      place += taken.length;
      const [only] = taken;
      if (only && only.last_seq > PAGE) yield* inPieces(db, only, 0);
      else yield await readTogether(db, taken);
    }
    if (!next) return;
    from = { micros: next.micros, id: next.id, seq: 0 };
  }
}

/** As many conversations as fill a page, at least one. */
function takePage(waiting: readonly Exported[], place: number): Exported[] {
  const taken: Exported[] = [];
  let room = PAGE;
  for (const conversation of waiting.slice(place)) {
    room -= conversation.last_seq;
    if (taken.length > 0 && room < 0) break;
    taken.push(conversation);
  }
  return taken;
}

async function readTogether(db: Database, taken: readonly Exported[]): Promise<ExportRow[]> {
  const messages = await readAll(
    db,
    taken.map(({ id }) => id),
  );
  const byConversation = Map.groupBy(messages, ({ conversation_id }) => conversation_id);
  return taken.flatMap((conversation) => toRows(conversation, byConversation.get(conversation.id) ?? []));
}

async function* inPieces(db: Database, conversation: Exported, behind: number): AsyncGenerator<ExportRow[]> {
  for (let afterSeq = behind; afterSeq < conversation.last_seq; afterSeq += PAGE) {
    const messages = await readRange(db, conversation.id, { afterSeq, upToSeq: afterSeq + PAGE });
    yield toRows(conversation, messages);
  }
}

/** The lines of one conversation, as an export has them. */
export async function* streamConversation(db: Database, viewer: Viewer, id: string): AsyncGenerator<string> {
  const conditions = sql`${visibleTo(viewer)} AND i.conversation_id = ${id}`;
  const [conversation] = await readConversations(db, { conditions, from: null, limit: 1 });
  if (!conversation) return;
  for await (const rows of inPieces(db, conversation, 0)) yield rows.map(toCsvRow).join('');
}
