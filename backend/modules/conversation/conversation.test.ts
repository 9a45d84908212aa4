import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEventBus, type DomainEvents } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import {
  buildChatbot,
  buildConversation,
  buildHandoff,
  buildMember,
  buildMessage,
  buildVisitor,
} from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { createConversationService } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const clock = { now: () => new Date('2026-03-01T10:00:00.000Z') };

function setUp() {
  const faults: unknown[] = [];
  const told: DomainEvents['message.created'][] = [];
  const events = createEventBus((error) => faults.push(error));
  events.on('message.created', (event) => {
    told.push(event);
  });
  const conversations = createConversationService({
    db: database.db,
    clock,
    events,
    onError: (error) => faults.push(error),
  });
  return { conversations, events, told, faults };
}

async function seqsOf(conversationId: string): Promise<number[]> {
  const rows = await database.db
    .selectFrom('messages')
    .where('conversation_id', '=', conversationId)
    .orderBy('seq')
    .select('seq')
    .execute();
  return rows.map((row) => row.seq);
}

describe('who may write', () => {
  test('a visitor cannot write into somebody else’s conversation, and learns nothing about it', async () => {
    const { conversations } = setUp();
    const { id } = await buildConversation(database.db);
    const stranger = await buildVisitor(database.db);
    const foreign = { visitorId: stranger.id, clientId: 'client-0001', text: 'hi' };
    const answer = await conversations.sendFromVisitor({ ...foreign, conversationId: id });
    const missing = await conversations.sendFromVisitor({ ...foreign, conversationId: newId() });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(answer).toEqual(missing);
  });

  test('nobody writes after the end', async () => {
    const { conversations } = setUp();
    const { id, visitor_id } = await buildConversation(database.db, { status: 'closed' });
    const answer = await conversations.sendFromVisitor({
      visitorId: visitor_id,
      conversationId: id,
      clientId: 'client-0001',
      text: 'hi',
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
    expect(await seqsOf(id)).toEqual([]);
  });

  test.each(['pending', 'active', 'closed'] as const)(
    'the bot is silent while the conversation is %s',
    async (status) => {
      const { conversations } = setUp();
      const chatbot = await buildChatbot(database.db);
      const { id } = await buildConversation(database.db, { chatbot_id: chatbot.id, status });
      const answer = await conversations.sendFromBot({ conversationId: id, chatbot, replyTo: newId(), text: 'late' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
    },
  );

  test('only the assigned agent writes into an active chat', async () => {
    const { conversations } = setUp();
    const { id, workspace_id, assigned_member_id } = await buildConversation(database.db, { status: 'active' });
    const colleague = await buildMember(database.db, { workspace_id });
    const outsider = await buildMember(database.db);
    const send = (member: { id: string; workspace_id: string; name: string }) =>
      conversations.sendFromAgent({
        member: { memberId: member.id, workspaceId: member.workspace_id, name: member.name },
        conversationId: id,
        clientId: 'client-0001',
        text: 'Hello',
      });
    expect(await send(colleague)).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
    expect(await send(outsider)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await send({ id: assigned_member_id ?? '', workspace_id, name: 'Ana' })).toMatchObject({ ok: true });
  });
});

describe('storing', () => {
  test('a repeated send gets the original receipt and is told only once', async () => {
    const { conversations, told } = setUp();
    const { id, visitor_id } = await buildConversation(database.db);
    const send = () =>
      conversations.sendFromVisitor({ visitorId: visitor_id, conversationId: id, clientId: 'client-0001', text: 'hi' });
    const [first, twin] = await Promise.all([send(), send()]);
    const later = await send();
    expect(first).toMatchObject({ ok: true, value: { seq: 1 } });
    expect(twin).toEqual(first);
    expect(later).toEqual(first);
    expect(told).toHaveLength(1);
    expect(await seqsOf(id)).toEqual([1]);
  });

  test('the same client id with another text is refused', async () => {
    const { conversations } = setUp();
    const { id, visitor_id } = await buildConversation(database.db);
    const base = { visitorId: visitor_id, conversationId: id, clientId: 'client-0001' };
    await conversations.sendFromVisitor({ ...base, text: 'one' });
    const answer = await conversations.sendFromVisitor({ ...base, text: 'two' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'idempotency_mismatch', field: 'clientId' } });
  });

  test('many at once, in several conversations: no gap, no duplicate, each author’s order kept', async () => {
    const { conversations, told, faults } = setUp();
    const threads = await Promise.all(Array.from({ length: 4 }, () => buildConversation(database.db)));
    const sends = Array.from({ length: 200 }, (_, index) => {
      const thread = threads[index % threads.length];
      if (!thread) throw new Error('unreachable');
      return conversations.sendFromVisitor({
        visitorId: thread.visitor_id,
        conversationId: thread.id,
        clientId: `client-${String(index).padStart(4, '0')}`,
        text: String(index),
      });
    });
    const receipts = await Promise.all(sends);
    expect(receipts.every((receipt) => receipt.ok)).toBe(true);
    expect(faults).toEqual([]);
    for (const thread of threads) {
      expect(await seqsOf(thread.id)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      const texts = told
        .filter((event) => event.conversationId === thread.id)
        .map((event) => (event.message.content.kind === 'text' ? Number(event.message.content.text) : Number.NaN));
      expect(texts).toEqual([...texts].sort((a, b) => a - b));
      const row = await database.db
        .selectFrom('conversations')
        .where('id', '=', thread.id)
        .select('last_seq')
        .executeTakeFirstOrThrow();
      expect(row.last_seq).toBe(50);
    }
  });

  test('an acknowledged message is in the database', async () => {
    const { conversations } = setUp();
    const { id, visitor_id } = await buildConversation(database.db);
    const receipt = await conversations.sendFromVisitor({
      visitorId: visitor_id,
      conversationId: id,
      clientId: 'client-0001',
      text: 'durable',
    });
    const row = await database.db
      .selectFrom('messages')
      .where('conversation_id', '=', id)
      .selectAll()
      .executeTakeFirst();
    expect(receipt).toMatchObject({ ok: true, value: { id: row?.id, seq: 1 } });
  });

  test('a store that fails answers "unavailable" and loses nothing silently', async () => {
    const broken = await createTestDatabase();
    const faults: unknown[] = [];
    const conversations = createConversationService({
      db: broken.db,
      clock,
      events: createEventBus(() => {}),
      onError: (error) => faults.push(error),
    });
    const { id, visitor_id } = await buildConversation(broken.db);
    await broken.drop();
    const answer = await conversations.sendFromVisitor({
      visitorId: visitor_id,
      conversationId: id,
      clientId: 'client-0001',
      text: 'hi',
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(faults).toHaveLength(1);
  });
});

describe('opening and reading', () => {
  test('opening twice at once ends in one conversation with one greeting', async () => {
    const { conversations } = setUp();
    const chatbot = await buildChatbot(database.db, { greeting: 'Hello there' });
    const visitor = await buildVisitor(database.db, { chatbot_id: chatbot.id });
    const open = () => conversations.open({ workspaceId: chatbot.workspace_id, chatbot, visitorId: visitor.id });
    const [one, two] = await Promise.all([open(), open()]);
    expect(one.view.forVisitor.id).toBe(two.view.forVisitor.id);
    expect(one.messages).toMatchObject([{ seq: 1, author: { kind: 'bot' }, content: { text: 'Hello there' } }]);
    expect(await seqsOf(one.view.forVisitor.id)).toEqual([1]);
  });

  test('pages forward, backward and from the end, always ascending', async () => {
    const { conversations } = setUp();
    const { id } = await buildConversation(database.db);
    for (let index = 0; index < 7; index += 1) await buildMessage(database.db, { conversation_id: id });
    const seqs = async (query: { afterSeq?: number; beforeSeq?: number }) => {
      const page = await conversations.page({ conversationId: id, limit: 3, ...query });
      return [page.messages.map((message) => message.seq), page.hasMore];
    };
    expect(await seqs({ afterSeq: 0 })).toEqual([[1, 2, 3], true]);
    expect(await seqs({ afterSeq: 4 })).toEqual([[5, 6, 7], false]);
    expect(await seqs({ beforeSeq: 4 })).toEqual([[1, 2, 3], false]);
    expect(await seqs({})).toEqual([[5, 6, 7], true]);
  });

  test('a first load reaches back to the first unread message', async () => {
    const { conversations } = setUp();
    const { id } = await buildConversation(database.db, { status: 'active' });
    for (let index = 0; index < 60; index += 1) await buildMessage(database.db, { conversation_id: id });
    const thread = await conversations.load(id, null);
    expect(thread?.messages).toHaveLength(60);
  });

  test('a read mark moves forward only, and never past the last message', async () => {
    const { conversations } = setUp();
    const { id, assigned_member_id } = await buildConversation(database.db, { status: 'active' });
    for (let index = 0; index < 3; index += 1) await buildMessage(database.db, { conversation_id: id });
    const reader = { memberId: assigned_member_id ?? '' };
    const readUpTo = async () => (await conversations.view(id))?.forAgent.agentReadSeq;
    await conversations.markRead({ conversationId: id, seq: 2, reader });
    expect(await readUpTo()).toBe(2);
    await conversations.markRead({ conversationId: id, seq: 1, reader });
    expect(await readUpTo()).toBe(2);
    await conversations.markRead({ conversationId: id, seq: 99, reader });
    expect(await readUpTo()).toBe(3);
    await conversations.markRead({ conversationId: id, seq: 3, reader: { memberId: newId() } });
    expect(await readUpTo()).toBe(3);
  });
});

describe('places in the queue', () => {
  test('are the same asked for all who wait and for one, by the time somebody came into it', async () => {
    const { conversations } = setUp();
    const chatbot = await buildChatbot(database.db);
    const other = await buildChatbot(database.db);
    const minutes = [7, 2, 9, 2, 5];
    const waiting = [];
    for (const minute of minutes) {
      const { id } = await buildConversation(database.db, { chatbot_id: chatbot.id });
      const queuedAt = new Date(clock.now().getTime() + minute * 60_000);
      await buildHandoff(database.db, { conversation_id: id, queued_at: queuedAt });
      waiting.push({ id, minute });
    }
    // Somebody else's queue, and somebody who is not waiting any more.
    await buildHandoff(database.db, {
      conversation_id: (await buildConversation(database.db, { chatbot_id: other.id })).id,
    });
    const agent = await buildMember(database.db, { workspace_id: chatbot.workspace_id });
    const taken = await buildConversation(database.db, { chatbot_id: chatbot.id });
    await buildHandoff(database.db, { conversation_id: taken.id, accepted_by: agent.id });

    const all = await conversations.viewWaitingIn(chatbot.workspace_id);
    const placeOf = new Map(all.map(({ forVisitor }) => [forVisitor.id, forVisitor.queuePosition]));
    expect([...placeOf.values()].toSorted()).toEqual([1, 2, 3, 4, 5]);
    for (const { id, minute } of waiting) {
      expect((await conversations.view(id))?.forVisitor.queuePosition).toBe(placeOf.get(id));
      const earlier = minutes.filter((one) => one < minute).length;
      expect(placeOf.get(id)).toBeGreaterThan(earlier);
    }
    expect((await conversations.view(taken.id))?.forVisitor.queuePosition).toBeNull();
  });
});
