import { createHash, randomBytes } from 'node:crypto';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Queryable } from '../server/database/connection.ts';
import type { Schema } from '../server/database/schema.ts';
import { newId } from '../server/new-id.ts';

type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;
type Given<Table extends keyof Schema> = Partial<Insertable<Schema[Table]>>;

let count = 0;
/** Different for every call, so that names and e-mails never collide by accident. */
function nextNumber(): number {
  count += 1;
  return count;
}

export function buildWorkspace(db: Queryable, given: Given<'workspaces'> = {}): Promise<Row<'workspaces'>> {
  return db
    .insertInto('workspaces')
    .values({ id: newId(), name: `Workspace ${nextNumber()}`, ...given })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** An agent who may respond to live chats, unless told otherwise. The password hash matches no password. */
export async function buildMember(db: Queryable, given: Given<'members'> = {}): Promise<Row<'members'>> {
  const number = nextNumber();
  return db
    .insertInto('members')
    .values({
      id: newId(),
      workspace_id: given.workspace_id ?? (await buildWorkspace(db)).id,
      email: `agent${number}@example.test`,
      name: `Agent ${number}`,
      role: 'agent',
      permissions: ['chats.respond'],
      password_hash: 'none',
      ...given,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function buildChatbot(db: Queryable, given: Given<'chatbots'> = {}): Promise<Row<'chatbots'>> {
  return db
    .insertInto('chatbots')
    .values({
      id: newId(),
      workspace_id: given.workspace_id ?? (await buildWorkspace(db)).id,
      name: `Bot ${nextNumber()}`,
      greeting: 'Hello! How can I help?',
      ...given,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function buildKnowledgeEntry(
  db: Queryable,
  given: Given<'knowledge_entries'> = {},
): Promise<Row<'knowledge_entries'>> {
  return db
    .insertInto('knowledge_entries')
    .values({
      id: newId(),
      chatbot_id: given.chatbot_id ?? (await buildChatbot(db)).id,
      question: 'When do you open?',
      answer: 'At nine.',
      ...given,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The workspace that a chatbot belongs to: rows that name both must agree. */
async function workspaceOf(db: Queryable, chatbotId: string): Promise<string> {
  const row = await db
    .selectFrom('chatbots')
    .where('id', '=', chatbotId)
    .select('workspace_id')
    .executeTakeFirstOrThrow();
  return row.workspace_id;
}

/** Anonymous, unless given a name. `token` is what the visitor's browser would hold (only its hash is stored). */
export async function buildVisitor(
  db: Queryable,
  given: Given<'visitors'> = {},
): Promise<Row<'visitors'> & { token: string }> {
  const token = randomBytes(32).toString('base64url');
  const chatbotId =
    given.chatbot_id ?? (await buildChatbot(db, given.workspace_id ? { workspace_id: given.workspace_id } : {})).id;
  const row = await db
    .insertInto('visitors')
    .values({
      id: newId(),
      workspace_id: given.workspace_id ?? (await workspaceOf(db, chatbotId)),
      chatbot_id: chatbotId,
      token_hash: createHash('sha256').update(token).digest(),
      name: null,
      email: null,
      ...given,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...row, token };
}

/** With the bot, unless told otherwise; `active` gets an agent of the workspace. Has no messages. */
export async function buildConversation(
  db: Queryable,
  given: Given<'conversations'> = {},
): Promise<Row<'conversations'>> {
  const visitor = given.visitor_id
    ? await db.selectFrom('visitors').where('id', '=', given.visitor_id).selectAll().executeTakeFirstOrThrow()
    : await buildVisitor(db, {
        ...(given.workspace_id ? { workspace_id: given.workspace_id } : {}),
        ...(given.chatbot_id ? { chatbot_id: given.chatbot_id } : {}),
      });
  const agent =
    given.status === 'active' && !given.assigned_member_id
      ? await buildMember(db, { workspace_id: visitor.workspace_id })
      : null;
  return db
    .insertInto('conversations')
    .values({
      id: newId(),
      workspace_id: visitor.workspace_id,
      chatbot_id: visitor.chatbot_id,
      visitor_id: visitor.id,
      assigned_member_id: agent?.id ?? null,
      started_at: new Date(),
      ...(given.status === 'closed' ? { closed_at: new Date() } : {}),
      ...given,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The next message of the conversation, by its visitor unless told otherwise; `last_seq` moves along. */
export async function buildMessage(db: Queryable, given: Given<'messages'> = {}): Promise<Row<'messages'>> {
  const conversationId = given.conversation_id ?? (await buildConversation(db)).id;
  const conversation = await db
    .updateTable('conversations')
    .set((column) => ({ last_seq: column('last_seq', '+', 1) }))
    .where('id', '=', conversationId)
    .returning(['last_seq', 'visitor_id'])
    .executeTakeFirstOrThrow();
  return db
    .insertInto('messages')
    .values({
      id: newId(),
      conversation_id: conversationId,
      seq: conversation.last_seq,
      author_kind: 'visitor',
      author_id: conversation.visitor_id,
      author_name: null,
      client_id: `client-${nextNumber()}-${randomBytes(4).toString('hex')}`,
      kind: 'text',
      body: 'Hello',
      created_at: new Date(),
      ...given,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Waiting, unless told otherwise; puts its conversation into `pending`, or `active` when given `accepted_by`, whose desk counts it. */
export async function buildHandoff(db: Queryable, given: Given<'handoffs'> = {}): Promise<Row<'handoffs'>> {
  const memberId = given.accepted_by ?? null;
  const conversationId =
    given.conversation_id ??
    (await buildConversation(db, given.workspace_id ? { workspace_id: given.workspace_id } : {})).id;
  const conversation = await db
    .updateTable('conversations')
    .set(memberId ? { status: 'active', assigned_member_id: memberId } : { status: 'pending' })
    .where('id', '=', conversationId)
    .returningAll()
    .executeTakeFirstOrThrow();
  const now = new Date();
  if (memberId) {
    await db
      .insertInto('agent_desks')
      .values({ member_id: memberId, workspace_id: conversation.workspace_id, active_chats: 1 })
      .onConflict((conflict) =>
        conflict.column('member_id').doUpdateSet({ active_chats: sql<number>`agent_desks.active_chats + 1` }),
      )
      .execute();
  }
  return db
    .insertInto('handoffs')
    .values({
      id: newId(),
      workspace_id: conversation.workspace_id,
      chatbot_id: conversation.chatbot_id,
      conversation_id: conversationId,
      reason: 'visitor_asked',
      requested_at: now,
      queued_at: now,
      ...(memberId ? { state: 'accepted' as const, accepted_at: now } : {}),
      ...given,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Kept, because no mail server is set, unless told otherwise. */
export async function buildMail(db: Queryable, given: Given<'mails'> = {}): Promise<Row<'mails'>> {
  const now = new Date();
  const number = nextNumber();
  return db
    .insertInto('mails')
    .values({
      id: newId(),
      workspace_id: given.workspace_id ?? (await buildWorkspace(db)).id,
      kind: 'test',
      to_address: `person${number}@example.test`,
      subject: `Mail ${number}`,
      html: `<p>Mail ${number}</p>`,
      text: `Mail ${number}`,
      dedupe_key: `mail:${number}`,
      state: 'kept',
      created_at: now,
      queued_at: now,
      ...given,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}
