import { sql } from 'kysely';
import type { Database, Queryable } from '../../../server/database/connection.ts';
import type { PlannedConversation } from './planned.ts';
import { addRows, type Cast, type EventRow, type FilledIds, noRows, type Rows } from './rows.ts';

/** So many conversations go in with one statement per table. */
const BATCH = 400;

export interface FilledTraffic {
  conversations: number;
  messages: number;
  handoffs: number;
}

/**
 * Stores planned traffic as if it had happened. Nobody is told anything, so nobody may be connected: what the queue has
 * seen before gets other revisions, in the order of time. `onFilled` hears of every conversation.
 */
export async function fillTraffic(
  db: Database,
  cast: Cast,
  traffic: Iterable<PlannedConversation>,
  onFilled: (planned: PlannedConversation, ids: FilledIds) => void = () => {},
): Promise<FilledTraffic> {
  const filled: FilledTraffic = { conversations: 0, messages: 0, handoffs: 0 };
  const events: EventRow[] = [];
  let rows = noRows();

  /** What is being stored while the next part is made up. */
  let storing: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    await storing;
    filled.conversations += rows.conversations.length;
    filled.messages += rows.messages.length;
    filled.handoffs += rows.handoffs.length;
    const full = rows;
    rows = noRows();
    storing = db.transaction().execute((trx) => insertRows(trx, full));
    // Told to whoever awaits it next, and to nobody before.
    storing.catch(() => {});
  }

  for (const planned of traffic) {
    onFilled(planned, addRows({ rows, events, cast }, planned));
    if (rows.conversations.length >= BATCH) await flush();
  }
  await flush();
  await storing;
  await db.transaction().execute((trx) => insertEvents(trx, cast.workspaceId, events));
  return filled;
}

/** PostgreSQL reads the rows out of one JSON text per table, which is as fast as it is short. */
async function insertRows(db: Queryable, rows: Rows): Promise<void> {
  await sql`
    INSERT INTO visitors (id, workspace_id, chatbot_id, token_hash, name, email, created_at)
    SELECT id, workspace_id, chatbot_id, sha256(id::text::bytea), name, email, created_at
    FROM json_populate_recordset(NULL::visitors, ${JSON.stringify(rows.visitors)}::json)`.execute(db);
  await insertAs(db, 'conversations', rows.conversations);
  await insertAs(db, 'messages', rows.messages);
  await insertAs(db, 'handoffs', rows.handoffs);
  await insertAs(db, 'handoff_ratings', rows.handoff_ratings);
  await insertAs(db, 'contact_messages', rows.contact_messages);
}

/** Columns that no row names keep their default. */
async function insertAs(db: Queryable, table: keyof Rows, rows: Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
  await sql`
    INSERT INTO ${sql.table(table)} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
    db,
  );
}

async function insertEvents(db: Queryable, workspaceId: string, events: EventRow[]): Promise<void> {
  events.sort((a, b) => a.at - b.at);
  const { queue_rev: before } = await db
    .updateTable('workspaces')
    .set({ queue_rev: sql<number>`queue_rev + ${events.length}` })
    .where('id', '=', workspaceId)
    .returning(sql<number>`queue_rev - ${events.length}`.as('queue_rev'))
    .executeTakeFirstOrThrow();
  for (let from = 0; from < events.length; from += 10_000) {
    const part = events.slice(from, from + 10_000).map((event, index) => ({
      ...{ ...event, at: new Date(event.at).toISOString() },
      ...{ workspace_id: workspaceId, rev: before + from + index + 1 },
    }));
    await sql`
      INSERT INTO handoff_events (workspace_id, rev, handoff_id, type, member_id, at)
      SELECT workspace_id, rev, handoff_id, type, member_id, at
      FROM json_populate_recordset(NULL::handoff_events, ${JSON.stringify(part)}::json)`.execute(db);
  }
  if (before > 0) await orderRevisions(db, workspaceId);
  await sql`
    INSERT INTO agent_desks (member_id, workspace_id, active_chats, last_chat_at)
    SELECT e.member_id, ${workspaceId}::uuid,
      (SELECT count(*) FROM handoffs h WHERE h.state = 'accepted' AND h.accepted_by = e.member_id), max(e.at)
    FROM handoff_events e WHERE e.workspace_id = ${workspaceId} AND e.member_id IS NOT NULL
    GROUP BY e.member_id
    ON CONFLICT (member_id) DO UPDATE SET active_chats = excluded.active_chats,
      last_chat_at = greatest(agent_desks.last_chat_at, excluded.last_chat_at)`.execute(db);
}

/** In two steps, because each revision is somebody else's until all have moved. */
async function orderRevisions(db: Queryable, workspaceId: string): Promise<void> {
  await sql`
    UPDATE handoff_events e SET rev = -o.place FROM (
      SELECT rev, row_number() OVER (ORDER BY at, rev) AS place FROM handoff_events WHERE workspace_id = ${workspaceId}
    ) o WHERE e.workspace_id = ${workspaceId} AND e.rev = o.rev`.execute(db);
  await sql`UPDATE handoff_events SET rev = -rev WHERE workspace_id = ${workspaceId}`.execute(db);
}
