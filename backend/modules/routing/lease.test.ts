import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, take } from '../../test-support/results.ts';
import { openQuietHouse, openRoutingHouse, readHandoff } from '../../test-support/routing-house.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { GRACE_MS } from './desks.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Ana holds the older of two chats, the other waits; Ben is there. Deadlines are kept. */
async function setUp() {
  const house = await openQuietHouse(database.db);
  await house.routing.start();
  const workspaceId = house.chatbot.workspace_id;
  const [ana, ben] = [await house.agent(workspaceId, { name: 'Ana' }), await house.agent(workspaceId, { name: 'Ben' })];
  const held = await house.request(house.chatbot.id);
  take(await house.handoffs.accept(ana, held.handoffId));
  house.clock.advance(1_000);
  const waiting = await house.request(house.chatbot.id);
  await house.settled();
  const leave = async (agent = ana) => {
    house.routing.presence.disconnect(agent.memberId, agent.memberId);
    await house.settled();
  };
  const requeues = async () => {
    const query = database.db.selectFrom('handoff_events').where('handoff_id', '=', held.handoffId);
    return (await query.where('type', '=', 'requeued').selectAll().execute()).length;
  };
  return { ...house, workspaceId, ana, ben, held, waiting, leave, requeues };
}

describe('Q3: an agent who is gone', () => {
  test('for less than the grace time keeps the chat', async () => {
    const { routing, clock, ana, leave, requeues, settled, close } = await setUp();
    await leave();
    clock.advance(GRACE_MS - 1);
    await settled();
    await routing.presence.connect({ ...ana, choice: 'online' }, 'again');
    clock.advance(GRACE_MS);
    await settled();
    expect(await requeues()).toBe(0);
    await close();
  });

  test('for longer loses it once: to the front of the queue, with the unsent words, and everybody is told', async () => {
    const { conversations, handoffs, clock, ana, ben, held, waiting, leave, requeues, settled, close, events } =
      await setUp();
    const { conversationId, handoffId } = held;
    const told: string[] = [];
    events.on('handoff.requeued', ({ handoffId: which, agentId, cause }) => {
      if (which === handoffId) told.push(`${cause} ${agentId}`);
    });
    const draft = { member: ana, conversationId, text: 'Dear Mia, the answer is' };
    take(await conversations.setDraft(draft));
    await leave();
    clock.advance(GRACE_MS);
    await settled();
    expect(await requeues()).toBe(1);
    expect(told).toEqual([`lease_lapsed ${ana.memberId}`]);
    const queue = await handoffs.queue(ana.workspaceId);
    expect(queue.handoffs.map((each) => each.id)).toEqual([handoffId, waiting.handoffId]);
    const thread = await conversations.load(conversationId, null);
    expect(thread?.view.forVisitor).toMatchObject({ status: 'pending', queuePosition: 1 });
    expect(thread?.messages.at(-1)?.content).toMatchObject({
      event: { type: 'handoff_requeued', cause: 'lease_lapsed', agentName: 'Ana' },
    });
    const late = { member: ana, conversationId, clientId: 'late-0001', text: 'I am back' };
    expect(codeOf(await conversations.sendFromAgent(late))).toBe('wrong_state');
    expect(codeOf(await conversations.setDraft({ ...draft, text: 'no' }))).toBe('wrong_state');

    take(await handoffs.accept(ben, handoffId));
    const view = await conversations.view(conversationId);
    expect((await conversations.leftDraftsOf(view ? [view] : [])).get(conversationId)).toMatchObject({
      text: draft.text,
      by: 'Ana',
    });
    clock.advance(10 * GRACE_MS);
    await settled();
    expect(await requeues()).toBe(1);
    await close();
  });

  test('before the server was restarted loses it when the stored time comes, not later', async () => {
    const { clock, leave, requeues, close, settled } = await setUp();
    await leave();
    clock.advance(30_000);
    await settled();
    await close();

    const next = openRoutingHouse(database.db, clock);
    await next.routing.start();
    await next.settled();
    clock.advance(29_999);
    await next.settled();
    expect(await requeues()).toBe(0);
    clock.advance(1);
    await next.settled();
    expect(await requeues()).toBe(1);
    await next.close();
  });

  test('only because the server was has the whole grace time from its start', async () => {
    const { clock, requeues, close } = await setUp();
    await close();
    clock.advance(10 * GRACE_MS);

    const next = openRoutingHouse(database.db, clock);
    await next.routing.start();
    await next.settled();
    clock.advance(GRACE_MS - 1);
    await next.settled();
    expect(await requeues()).toBe(0);
    clock.advance(1);
    await next.settled();
    expect(await requeues()).toBe(1);
    await next.close();
  });

  test('and back at the very moment keeps it: the transition looks again', async () => {
    const { handoffs, ana, held, requeues, close } = await setUp();
    expect(await handoffs.lapse(ana, held.handoffId)).toBe(false);
    expect(await requeues()).toBe(0);
    await close();
  });

  test('is neither kept for an hour longer nor given up at once when the clock is set back', async () => {
    const { clock, leave, requeues, settled, close } = await setUp();
    await leave();
    clock.set(-3_600_000);
    // Within this second it is noticed.
    clock.advance(1_000);
    await settled();
    clock.advance(GRACE_MS - 1);
    await settled();
    expect(await requeues()).toBe(0);
    clock.advance(1);
    await settled();
    expect(await requeues()).toBe(1);
    await close();
  });

  test('and given back twice at once: the team sees it once', async () => {
    const { clock, leave, requeues, close, routing } = await setUp();
    const other = openRoutingHouse(database.db, clock);
    await leave();
    clock.advance(GRACE_MS);
    await Promise.all([routing.runDue(), other.routing.runDue(), routing.runDue(), other.routing.runDue()]);
    expect(await requeues()).toBe(1);
    await other.close();
    await close();
  });
});

describe('drafts', () => {
  test('are kept per agent, forgotten when emptied, and gone with the end of the chat', async () => {
    const { conversations, handoffs, ana, ben, held, close } = await setUp();
    const { conversationId } = held;
    const count = async () =>
      (await database.db.selectFrom('drafts').where('conversation_id', '=', conversationId).selectAll().execute())
        .length;
    const write = (member: typeof ana, text: string) => conversations.setDraft({ member, conversationId, text });
    expect(codeOf(await write(ben, 'mine?'))).toBe('wrong_state');
    take(await write(ana, 'Hel'));
    take(await write(ana, 'Hello'));
    expect(await count()).toBe(1);
    take(await write(ana, ''));
    expect(await count()).toBe(0);
    take(await write(ana, 'Bye'));
    take(await handoffs.complete(ana, conversationId));
    expect(await count()).toBe(0);
    expect(codeOf(await write(ana, 'late'))).toBe('wrong_state');
    expect((await readHandoff(database.db, held.handoffId)).state).toBe('completed');
    await close();
  });
});
