import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEventBus } from '../../server/events.ts';
import { buildChatbot, buildKnowledgeEntry, buildVisitor, buildWorkspace } from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { createConversationService } from '../conversation/index.ts';
import { createHandoffService } from '../handoff/index.ts';
import { createChatbotService, DEFAULT_SETTINGS } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The real modules on a real database: one visitor who has just opened the chat. */
async function openChat(options: { offersPerson?: () => boolean } = {}) {
  const { db } = database;
  const clock = { now: () => new Date() };
  const raise = (error: unknown): never => {
    throw error;
  };
  const events = createEventBus(raise);
  const conversations = createConversationService({ db, clock, events, onError: raise });
  const handoffs = createHandoffService({ db, clock, events, conversations });
  const log = { error: () => {}, warn: () => {} };
  const chatbots = createChatbotService({
    db,
    clock,
    events,
    conversations,
    handoffs,
    log,
    secret: randomBytes(32),
    ...options,
  });
  const row = await buildChatbot(db);
  await buildKnowledgeEntry(db, { chatbot_id: row.id, question: 'When are you open?', answer: 'From nine to five.' });
  const visitor = await buildVisitor(db, { chatbot_id: row.id });
  const { view } = await conversations.open({ workspaceId: row.workspace_id, chatbot: row, visitorId: visitor.id });
  const conversationId = view.forAgent.id;
  let sends = 0;
  return {
    chatbots,
    chatbotId: row.id,
    conversationId,
    async say(text: string) {
      sends += 1;
      const clientId = `client-id-${sends}`;
      const sent = await conversations.sendFromVisitor({ visitorId: visitor.id, conversationId, clientId, text });
      expect(sent).toMatchObject({ ok: true });
    },
    async thread() {
      await conversations.drain();
      await events.settled();
      const loaded = await conversations.load(conversationId, null);
      const lines = loaded?.messages.map(({ author, content }) =>
        content.kind === 'text' ? `${author.kind}: ${content.text}` : `system: ${content.event.type}`,
      );
      return { status: loaded?.view.forAgent.status, lines: lines?.slice(1) };
    },
  };
}

describe('responding', () => {
  test('answers, and hands over when asked to', async () => {
    const chat = await openChat();
    const stop = chat.chatbots.startResponding();
    await chat.say('When are you open?');
    expect(await chat.thread()).toEqual({
      status: 'bot',
      lines: ['visitor: When are you open?', 'bot: From nine to five.'],
    });
    await chat.say('Can I talk to a person?');
    expect((await chat.thread()).status).toBe('pending');
    await chat.say('When are you open?');
    expect((await chat.thread()).lines?.slice(2)).toEqual([
      'visitor: Can I talk to a person?',
      'system: handoff_requested',
      'visitor: When are you open?',
    ]);
    stop();
  });

  test('nobody is called, and nobody offered, while nobody can be had', async () => {
    let open = false;
    const chat = await openChat({ offersPerson: () => open });
    const stop = chat.chatbots.startResponding();
    await chat.say('Can I talk to a person?');
    const { status, lines } = await chat.thread();
    expect(status).toBe('bot');
    expect(lines?.at(-1)).toMatch(/^bot: I'm sorry, I can't pass this chat on to a person/);
    open = true;
    await chat.say('Can I talk to a person?');
    expect((await chat.thread()).status).toBe('pending');
    stop();
  });

  test('makes up once for what was missed while the server was down', async () => {
    const chat = await openChat();
    await chat.say('hi');
    await chat.say('When are you open?');
    await Promise.all([
      chat.chatbots.respondIfOwed(chat.conversationId),
      chat.chatbots.respondIfOwed(chat.conversationId),
    ]);
    await chat.chatbots.respondIfOwed(chat.conversationId);
    expect((await chat.thread()).lines).toEqual([
      'visitor: hi',
      'visitor: When are you open?',
      'bot: Hello! What can I help you with?',
      'bot: From nine to five.',
    ]);
  });

  test('ends when stopped', async () => {
    const chat = await openChat();
    chat.chatbots.startResponding()();
    await chat.say('hi');
    expect((await chat.thread()).lines).toEqual(['visitor: hi']);
  });
});

describe('find', () => {
  test('does not know made-up ids', async () => {
    const { chatbots } = await openChat();
    expect(await chatbots.find('00000000-0000-7000-8000-000000000000')).toBeNull();
    await expect(chatbots.respondIfOwed('00000000-0000-7000-8000-000000000000')).resolves.toBeUndefined();
  });

  test('keeps what it found until told to forget', async () => {
    const { chatbots } = await openChat();
    const row = await buildChatbot(database.db, { name: 'Before' });
    expect(await chatbots.find(row.id)).toMatchObject({ name: 'Before', handoffEnabled: true });
    await database.db.updateTable('chatbots').set({ name: 'After' }).where('id', '=', row.id).execute();
    expect(await chatbots.find(row.id)).toMatchObject({ name: 'Before' });
    chatbots.forget(row.id);
    expect(await chatbots.find(row.id)).toMatchObject({ name: 'After' });
  });
});

test('a new chatbot answers as chatbots always did', async () => {
  const { chatbots } = await openChat();
  const row = await buildChatbot(database.db);
  expect((await chatbots.find(row.id))?.settings).toEqual(DEFAULT_SETTINGS);
});

test('settings reach the conversation: language, threshold and rules', async () => {
  const chat = await openChat();
  const stop = chat.chatbots.startResponding();
  const rules = JSON.stringify({ phrases: [], keywords: ['Rechnung'] });
  const settings = { language: 'de', misses_before_offer: 2, escalation_rules: rules };
  await database.db.updateTable('chatbots').set(settings).where('id', '=', chat.chatbotId).execute();
  await chat.say('Verkauft ihr Autos?');
  await chat.say('Wo ist meine Rechnung?');
  expect(await chat.thread()).toEqual({
    status: 'pending',
    lines: [
      'visitor: Verkauft ihr Autos?',
      'visitor: Wo ist meine Rechnung?',
      'bot: Das weiß ich leider nicht. Manchmal hilft es, anders zu fragen.',
      'system: handoff_requested',
    ],
  });
  const { conversationId } = chat;
  const handoffs = database.db.selectFrom('handoffs').where('conversation_id', '=', conversationId);
  expect(await handoffs.select(['reason', 'summary']).executeTakeFirst()).toEqual({
    reason: 'keyword',
    summary: {
      lastQuestion: 'Wo ist meine Rechnung?',
      tried: [{ question: 'Verkauft ihr Autos?', answerTitle: null }],
    },
  });
  stop();
});

test('a workspace lists its own chatbots only', async () => {
  const { chatbots } = await openChat();
  const workspace = await buildWorkspace(database.db);
  const mine = await buildChatbot(database.db, { workspace_id: workspace.id });
  expect((await chatbots.listOf(workspace.id)).map((chatbot) => chatbot.id)).toEqual([mine.id]);
});
