import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEventBus } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import { buildChatbot, buildMember, buildVisitor } from '../../test-support/factories.ts';
import { createRandom, isSoak, type Random } from '../../test-support/random.ts';
import { createTestClock } from '../../test-support/test-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { createContactService } from '../contact/index.ts';
import { createConversationService } from '../conversation/index.ts';
import { type Actor, createHandoffService } from '../handoff/index.ts';
import { createAnalyticsService, rebuildFacts } from './index.ts';
import { expectAlike } from './test/expect-alike.ts';
import { computeReport } from './test/oracle.ts';
import { readRawRows } from './test/raw-rows.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const fail = (error: unknown): never => {
  throw error;
};

/** The real services on one clock, with analytics that can be killed and started again. */
async function openHouse() {
  const { db } = database;
  const clock = createTestClock();
  const events = createEventBus(fail);
  const base = { db, clock, events };
  const conversations = createConversationService({ ...base, onError: fail });
  const handoffs = createHandoffService({ ...base, conversations });
  const contact = createContactService(base);
  const chatbot = await buildChatbot(db);
  const workspaceId = chatbot.workspace_id;
  const agents: Actor[] = [];
  for (let count = 0; count < 3; count += 1) {
    const member = await buildMember(db, { workspace_id: workspaceId });
    agents.push({ memberId: member.id, workspaceId, name: member.name });
  }
  const start = () => {
    const service = createAnalyticsService({ ...base, timers: clock, onError: fail });
    service.start();
    return service;
  };
  return { db, clock, events, conversations, handoffs, contact, chatbot, workspaceId, agents, start };
}

type House = Awaited<ReturnType<typeof openHouse>>;

async function openThread({ db, conversations, chatbot, workspaceId }: House) {
  const visitor = await buildVisitor(db, { chatbot_id: chatbot.id });
  const { view } = await conversations.open({ workspaceId, chatbot, visitorId: visitor.id });
  return { visitorId: visitor.id, conversationId: view.forAgent.id };
}

/** Something that somebody might do just now; what the rules refuse does not happen. */
async function actSomehow(house: House, random: Random, thread: { visitorId: string; conversationId: string }) {
  const { conversations, handoffs, contact, agents, chatbot, db, clock, workspaceId } = house;
  const { conversationId, visitorId } = thread;
  const view = await conversations.view(conversationId);
  if (!view) return;
  const agent = random.pick(agents);
  const holder = agents.find(({ memberId }) => memberId === view.assignedMemberId) ?? agent;
  const sent = { conversationId, clientId: newId(), text: 'words' };
  const verdict = random.pick(['answered', 'missed', 'failed', 'chat'] as const);
  const deeds: (() => Promise<unknown>)[] = [
    () => conversations.sendFromVisitor({ visitorId, ...sent }),
    () => conversations.sendFromVisitor({ visitorId, ...sent }),
    () => conversations.sendFromBot({ conversationId, chatbot, replyTo: newId(), text: 'reply', detail: { verdict } }),
    () => handoffs.request({ conversationId, reason: random.pick(['visitor_asked', 'keyword', 'rule'] as const) }),
    () => (view.forAgent.handoffId ? handoffs.accept(agent, view.forAgent.handoffId) : Promise.resolve()),
    () => conversations.sendFromAgent({ member: holder, ...sent }),
    () => conversations.sendFromAgent({ member: holder, ...sent }),
    () => handoffs.release(holder, conversationId, ''),
    () => (random.next() < 0.3 ? handoffs.complete(holder, conversationId) : Promise.resolve()),
    () => (random.next() < 0.2 ? handoffs.withdraw(view) : Promise.resolve()),
    () => (random.next() < 0.2 ? handoffs.expire(view) : Promise.resolve()),
    () => (random.next() < 0.1 ? handoffs.endByVisitor(view) : Promise.resolve()),
    () => {
      const from = { name: 'Vera', email: 'vera@example.test', text: 'Call me' };
      const owner = { workspaceId, chatbotId: chatbot.id, visitorId, conversationId, clientId: newId() };
      return random.next() < 0.2 ? contact.leave({ ...owner, ...from }) : Promise.resolve();
    },
    () =>
      sql`
        INSERT INTO handoff_ratings (handoff_id, stars, comment, at)
        SELECT id, ${1 + random.below(5)}, 'said', ${clock.now()} FROM handoffs
        WHERE conversation_id = ${conversationId} AND state = 'completed' ON CONFLICT DO NOTHING`.execute(db),
  ];
  await random.pick(deeds)();
}

/** Lets what the clock has set off come to its end. */
async function settle({ events, clock }: House, analytics: { stop(): Promise<void> } | null): Promise<void> {
  clock.advance(2_500);
  await events.settled();
  await analytics?.stop();
}

test('facts that followed, through kills and repeated and missing news, are those of a rebuild', {
  timeout: 60_000,
}, async () => {
  const random = createRandom();
  const house = await openHouse();
  const { db, clock, events, workspaceId } = house;
  const threads = [];
  for (let count = 0; count < 12; count += 1) threads.push(await openThread(house));
  let analytics: ReturnType<House['start']> | null = null;
  for (let step = 0; step < (isSoak ? 4_000 : 500); step += 1) {
    clock.advance(random.below(20_000));
    if (random.next() < 0.03) {
      await analytics?.stop();
      // Now and then nobody listens for a while.
      analytics = random.next() < 0.3 ? null : house.start();
    }
    const thread = random.pick(threads);
    await actSomehow(house, random, thread);
    if (random.next() < 0.2)
      events.emit('conversation.changed', { workspaceId, conversationId: thread.conversationId });
  }
  await settle(house, analytics);
  const last = house.start();
  await last.catchUp();
  await last.stop();

  const report = await rebuildFacts(db, { replace: false });
  expect(report, `seed ${random.seed}`).toMatchObject({ differing: 0, behind: 0, conversations: threads.length });
  expect(report.rows).toBeGreaterThan(threads.length);
  const day = clock.now().toISOString().slice(0, 10);
  const query = { from: '2026-11-23', to: day, compare: 'none' } as const;
  const { countedUntil: _, ...live } = await last.report({ workspaceId, readsTranscripts: true, query });
  expectAlike(
    live,
    computeReport(await readRawRows(db, workspaceId), query, clock.now().getTime()),
    `seed ${random.seed}`,
  );
});

test('news alone brings the facts up to date, seconds later', async () => {
  const house = await openHouse();
  const { clock, handoffs, agents, conversations } = house;
  const { conversationId, visitorId } = await openThread(house);
  const analytics = house.start();
  await conversations.sendFromVisitor({ visitorId, conversationId, clientId: newId(), text: 'Hello' });
  const made = await handoffs.request({ conversationId, reason: 'visitor_asked' });
  if (!made.ok) throw new Error(made.error.message);
  clock.advance(7_000);
  await handoffs.accept(agents[0] as Actor, made.value.handoffId);
  // Each look lets some more seconds of the follower's time go by.
  await vi.waitFor(async () => {
    clock.advance(2_500);
    const facts = await database.db.selectFrom('handoff_facts').selectAll().execute();
    expect(facts).toMatchObject([{ outcome: 'accepted', accept_ms: 7_000, taken_by: [agents[0]?.memberId] }]);
  }, 10_000);
  await analytics.stop();
});

test('two followers at once count everything once', async () => {
  const random = createRandom(11);
  const house = await openHouse();
  const threads = [];
  for (let count = 0; count < 10; count += 1) threads.push(await openThread(house));
  const [one, other] = [house.start(), house.start()];
  for (let step = 0; step < 80; step += 1) {
    house.clock.advance(1_500);
    await actSomehow(house, random, random.pick(threads));
  }
  await Promise.all([one.catchUp(), other.catchUp()]);
  await Promise.all([one.stop(), other.stop()]);
  expect(await rebuildFacts(house.db, { replace: false })).toMatchObject({ differing: 0, behind: 0 });
});

test('a rebuild finds what is wrong, mends it, and then finds nothing', async () => {
  const random = createRandom(3);
  const house = await openHouse();
  const { db } = house;
  const threads = [];
  for (let count = 0; count < 6; count += 1) threads.push(await openThread(house));
  for (let step = 0; step < 150; step += 1) {
    house.clock.advance(1_500);
    await actSomehow(house, random, random.pick(threads));
  }
  const analytics = house.start();
  await analytics.catchUp();
  await analytics.stop();
  await sql`UPDATE handoff_facts SET accept_ms = 1 + coalesce(accept_ms, 0)
    WHERE handoff_id = (SELECT min(handoff_id::text)::uuid FROM handoff_facts)`.execute(db);
  await sql`DELETE FROM conversation_facts
    WHERE conversation_id = (SELECT min(conversation_id::text)::uuid FROM conversation_facts)`.execute(db);
  expect(await rebuildFacts(db, { replace: false })).toMatchObject({ differing: 2 });
  expect(await rebuildFacts(db, { replace: true })).toMatchObject({ differing: 2 });
  expect(await rebuildFacts(db, { replace: false })).toMatchObject({ differing: 0, behind: 0 });
});

test('what a conversation leaves behind when it is deleted: nothing', async () => {
  const house = await openHouse();
  const { db, conversations } = house;
  const { conversationId, visitorId } = await openThread(house);
  await conversations.sendFromVisitor({ visitorId, conversationId, clientId: newId(), text: 'Hello' });
  const analytics = house.start();
  await analytics.catchUp();
  expect(await db.selectFrom('conversation_facts').selectAll().execute()).toHaveLength(1);
  await db.deleteFrom('conversations').where('id', '=', conversationId).execute();
  await analytics.catchUp();
  await analytics.stop();
  for (const table of ['conversation_facts', 'analytics_progress', 'handoff_facts'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
});
