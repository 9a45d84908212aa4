import { CompiledQuery } from 'kysely';
import type { Database } from '../../../server/database/connection.ts';
import { toPlainArray, toTextArray, toUuidArray } from './array-literals.ts';
import { type ConversationFacts, type Draft, type FactsRow, presentFacts } from './draft.ts';

/** The drafts of one conversation within a batch, in their order. */
export interface Line {
  conversationId: string;
  drafts: readonly Draft[];
}

export interface StoredLine {
  /** The drafts got `base + 1`, `base + 2` and so on. */
  base: number;
  conversation: ConversationFacts;
}

interface Touched extends FactsRow {
  id: string;
  base: number;
}

/**
 * Stores drafts on the assumption that all of them are new and allowed, which nearly all are: one statement, one commit,
 * one update per conversation and one insert per message, without looking anything up.
 *
 * The update of the conversation takes its row lock, hands out the numbers and decides who may write, all on the same
 * version of the row; where it says no, the conversation is missing in the answer and nothing of it is stored. A draft
 * that was stored before violates the unique index: the whole statement then fails, and nothing has happened.
 *
 * @returns for each line where its numbers begin, or null: its drafts have to be judged one by one (`judge-and-store.ts`).
 */
export async function storeNew(db: Database, lines: readonly Line[], now: Date): Promise<(StoredLine | null)[]> {
  const parameters = [...describeLines(lines), ...describeDrafts(lines), now];
  const { rows } = await db.executeQuery<Touched>(CompiledQuery.raw(STATEMENT, parameters));
  const touched = new Map(rows.map((row) => [row.id, row]));
  return lines.map((line) => {
    const row = touched.get(line.conversationId);
    return row ? { base: row.base, conversation: presentFacts(row) } : null;
  });
}

/** Parameters 1 to 6: what is asked of each conversation. */
function describeLines(lines: readonly Line[]): string[] {
  const rights = lines.map((line) => requiredRights(line.drafts));
  return [
    toUuidArray(lines.map((line) => line.conversationId)),
    toPlainArray(lines.map((line) => line.drafts.length)),
    toUuidArray(rights.map((right) => right.visitorId)),
    toUuidArray(rights.map((right) => right.chatbotId)),
    toUuidArray(rights.map((right) => right.memberId)),
    toUuidArray(rights.map((right) => right.workspaceId)),
  ];
}

/** Parameters 7 to 15: the messages, each with its place in its line. */
function describeDrafts(lines: readonly Line[]): string[] {
  const drafts = lines.flatMap((line) => line.drafts);
  return [
    toUuidArray(drafts.map((draft) => draft.id)),
    toUuidArray(drafts.map((draft) => draft.conversationId)),
    toPlainArray(lines.flatMap((line) => line.drafts.map((_, index) => index + 1))),
    toPlainArray(drafts.map((draft) => draft.author.kind)),
    toUuidArray(drafts.map((draft) => draft.author.id)),
    toTextArray(drafts.map((draft) => draft.author.name)),
    toPlainArray(drafts.map((draft) => draft.clientId)),
    toTextArray(drafts.map((draft) => draft.text)),
    toTextArray(drafts.map((draft) => (draft.detail ? JSON.stringify(draft.detail) : null))),
  ];
}

/** What must be true of the conversation for all of these authors to be allowed to write into it now. */
function requiredRights(drafts: readonly Draft[]) {
  const rights: Record<'visitorId' | 'chatbotId' | 'memberId' | 'workspaceId', string | null> = {
    visitorId: null,
    chatbotId: null,
    memberId: null,
    workspaceId: null,
  };
  for (const { author, workspaceId } of drafts) {
    const key = author.kind === 'visitor' ? 'visitorId' : author.kind === 'bot' ? 'chatbotId' : 'memberId';
    // Two authors of one kind cannot both be right: leave the line to be judged draft by draft.
    if (rights[key] !== null && rights[key] !== author.id) return { ...rights, visitorId: NOBODY };
    rights[key] = author.id;
    if (author.kind === 'agent') rights.workspaceId = workspaceId;
  }
  return rights;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

const STATEMENT = `
  WITH touched AS (
    UPDATE conversations c SET last_seq = c.last_seq + line.size
    FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[])
      AS line(id, size, visitor_id, chatbot_id, member_id, workspace_id)
    WHERE c.id = line.id
      AND (line.visitor_id IS NULL OR (c.visitor_id = line.visitor_id AND c.status <> 'closed'))
      AND (line.chatbot_id IS NULL OR (c.chatbot_id = line.chatbot_id AND c.status = 'bot'))
      AND (line.member_id IS NULL OR (c.status = 'active' AND c.assigned_member_id = line.member_id
        AND c.workspace_id = line.workspace_id))
    RETURNING c.id, c.last_seq - line.size AS base, c.workspace_id, c.chatbot_id, c.visitor_id, c.status, c.assigned_member_id
  ),
  stored AS (
    INSERT INTO messages
      (id, conversation_id, seq, author_kind, author_id, author_name, client_id, kind, body, detail, created_at)
    SELECT m.id, touched.id, touched.base + m.place, m.author_kind, m.author_id, m.author_name, m.client_id, 'text', m.body,
      m.detail::jsonb, $16::timestamptz
    FROM unnest($7::uuid[], $8::uuid[], $9::int[], $10::text[], $11::uuid[], $12::text[], $13::text[], $14::text[], $15::text[])
      AS m(id, conversation_id, place, author_kind, author_id, author_name, client_id, body, detail)
    JOIN touched ON touched.id = m.conversation_id
  )
  SELECT * FROM touched`;
