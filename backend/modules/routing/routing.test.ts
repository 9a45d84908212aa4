import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../server/new-id.ts';
import { buildMember, buildWorkspace } from '../../test-support/factories.ts';
import { checkRouting, openQuietHouse, openRoutingHouse, readHandoff } from '../../test-support/routing-house.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { codeOf, take } from '../team/test-team.ts';
import { readWaiting, saveDecision } from './offers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const OFFER_MS = 20_000;

async function setUp(chatbot: Parameters<typeof openQuietHouse>[1] = { routing_mode: 'balanced' }) {
  const house = await openQuietHouse(database.db, chatbot);
  const workspaceId = house.chatbot.workspace_id;
  const offeredTo = async (handoffId: string) => (await readHandoff(database.db, handoffId)).offered_to;
  const ana = await house.agent(workspaceId, { name: 'Ana' });
  const ben = await house.agent(workspaceId, { name: 'Ben' });
  const request = () => house.request(house.chatbot.id);
  async function pass(ms: number): Promise<void> {
    house.clock.advance(ms);
    await house.routing.runDue();
    await house.events.settled();
  }
  async function goAway({ memberId }: { memberId: string }): Promise<void> {
    house.routing.presence.disconnect(memberId, memberId);
    await house.routing.presence.settled();
    await house.events.settled();
  }
  return { ...house, workspaceId, ana, ben, request, offeredTo, pass, goAway };
}

/** Ana has never had a chat, Ben has: the first offer is Ana's. */
async function withBenBusy() {
  const house = await setUp();
  const { handoffId } = await house.request();
  const first = (await house.offeredTo(handoffId)) === house.ana.memberId ? house.ana : house.ben;
  take(await house.handoffs.accept(first, handoffId));
  await house.events.settled();
  return { ...house, busy: first, idle: first === house.ana ? house.ben : house.ana };
}

describe('an offer', () => {
  test('is accepted by the one it is made to; others are told whose it is and until when', async () => {
    const { handoffs, request, idle, busy, clock } = await withBenBusy();
    const { handoffId } = await request();
    const refused = await handoffs.accept(busy, handoffId);
    const until = new Date(clock.now().getTime() + OFFER_MS).toISOString();
    expect(refused).toMatchObject({ error: { code: 'not_offered', offeredTo: { name: idle.name, until } } });
    expect(codeOf(await handoffs.accept(idle, handoffId))).toBe('ok');
  });

  test('that is passed is the next one’s at once', async () => {
    const { routing, request, offeredTo, idle, busy } = await withBenBusy();
    const { handoffId } = await request();
    take(await routing.pass(busy, handoffId));
    expect(await offeredTo(handoffId)).toBe(idle.memberId);
    take(await routing.pass(idle, handoffId));
    expect(await offeredTo(handoffId)).toBe(busy.memberId);
    take(await routing.pass(busy, handoffId));
    expect(await offeredTo(handoffId)).toBeNull();
  });

  test('that nobody takes goes round once, then it is open to all', async () => {
    const { handoffs, request, offeredTo, idle, busy, pass } = await withBenBusy();
    const { handoffId } = await request();
    expect(await offeredTo(handoffId)).toBe(idle.memberId);
    await pass(OFFER_MS - 1);
    expect(await offeredTo(handoffId)).toBe(idle.memberId);
    await pass(1);
    expect(await offeredTo(handoffId)).toBe(busy.memberId);
    await pass(OFFER_MS);
    expect(await offeredTo(handoffId)).toBeNull();
    expect(codeOf(await handoffs.accept(idle, handoffId))).toBe('ok');
  });

  test('goes on when its agent leaves, locks the screen or reaches the cap', async () => {
    const { routing, handoffs, request, offeredTo, idle, busy, goAway, events, clock, agent, workspaceId } =
      await withBenBusy();
    const first = await request();
    await routing.presence.report(idle.memberId, idle.memberId, { activity: 'locked', since: clock.now() });
    await events.settled();
    expect(await offeredTo(first.handoffId)).toBe(busy.memberId);
    await goAway(busy);
    expect(await offeredTo(first.handoffId)).toBeNull();

    const cleo = await agent(workspaceId, { name: 'Cleo', cap: 1 });
    const [one, two] = [await request(), await request()];
    expect([await offeredTo(one.handoffId), await offeredTo(two.handoffId)]).toEqual([cleo.memberId, cleo.memberId]);
    take(await handoffs.accept(cleo, one.handoffId));
    await events.settled();
    expect(await offeredTo(two.handoffId)).toBeNull();
    expect(await handoffs.accept(cleo, two.handoffId)).toMatchObject({
      error: { code: 'at_cap', message: 'You have 1 of 1 chats.' },
    });
  });

  test('that two servers see run out is passed on once', async () => {
    const { request, clock, routing } = await withBenBusy();
    const { handoffId } = await request();
    clock.advance(OFFER_MS);
    const other = openRoutingHouse(database.db, clock);
    const servers = [routing, other.routing];
    await Promise.all(Array.from({ length: 10 }, (_, index) => servers[index % 2]?.runDue()));
    const decisions = await database.db
      .selectFrom('routing_decisions')
      .where('handoff_id', '=', handoffId)
      .selectAll()
      .execute();
    expect(decisions).toHaveLength(2);
    await other.close();
  });

  test('is changed only as it was read: of two decisions at once the second does nothing', async () => {
    const { request, clock, workspaceId, offeredTo } = await withBenBusy();
    const { handoffId } = await request();
    const before = await offeredTo(handoffId);
    const read = () => readWaiting(database.db, workspaceId, handoffId);
    const [one, two] = await Promise.all([read(), read()]);
    if (!one || !two) throw new Error('not waiting');
    const open = { offer: null, verdicts: [] };
    const stay = { offer: two.offer, verdicts: [] };
    expect(await saveDecision(database.db, one, open, clock.now())).toBe(true);
    expect(await saveDecision(database.db, two, stay, clock.now())).toBe(false);
    expect([before, await offeredTo(handoffId)]).toEqual([one.offer?.to, null]);
  });

  test('nobody there: open to all, and it stays so when somebody comes', async () => {
    const { request, offeredTo, goAway, ana, ben, agent, workspaceId, handoffs } = await setUp();
    await goAway(ana);
    await goAway(ben);
    const { handoffId } = await request();
    expect(await offeredTo(handoffId)).toBeNull();
    const cleo = await agent(workspaceId, { name: 'Cleo' });
    expect(await offeredTo(handoffId)).toBeNull();
    expect(codeOf(await handoffs.accept(cleo, handoffId))).toBe('ok');
  });

  test('a request that no server has decided about is found after a start', async () => {
    const { request, routing, offeredTo } = await setUp();
    const { handoffId } = await request();
    await database.db
      .updateTable('handoffs')
      .set({ routed: false, offered_to: null, offered_at: null, offer_expires_at: null })
      .where('id', '=', handoffId)
      .execute();
    await routing.runDue();
    expect(await offeredTo(handoffId)).not.toBeNull();
  });

  test('survives a clock that is set back: it lasts its own length from then on', async () => {
    const { request, clock, offeredTo, pass } = await withBenBusy();
    const { handoffId } = await request();
    const first = await offeredTo(handoffId);
    clock.set(-3_600_000);
    await pass(0);
    expect(await offeredTo(handoffId)).toBe(first);
    await pass(OFFER_MS);
    expect(await offeredTo(handoffId)).not.toBe(first);
  });
});

describe('accepting is refused', () => {
  test('to a member who is disabled or has lost the permission, in the claim itself', async () => {
    const { handoffs, request, ana, ben } = await setUp({});
    const { handoffId } = await request();
    const { db } = database;
    await db.updateTable('members').set({ disabled_at: new Date() }).where('id', '=', ana.memberId).execute();
    await db.updateTable('members').set({ permissions: [] }).where('id', '=', ben.memberId).execute();
    for (const agent of [ana, ben]) expect(codeOf(await handoffs.accept(agent, handoffId))).toBe('forbidden');
    expect((await readHandoff(db, handoffId)).state).toBe('pending');
  });

  test('above the agent’s own cap, which counts before the chatbot’s', async () => {
    const { handoffs, request, agent, workspaceId } = await setUp({ agent_cap: 1 });
    const cleo = await agent(workspaceId, { name: 'Cleo', cap: 2 });
    const requests = [await request(), await request(), await request()];
    const codes = [];
    for (const { handoffId } of requests) codes.push(codeOf(await handoffs.accept(cleo, handoffId)));
    expect(codes).toEqual(['ok', 'ok', 'at_cap']);
    expect(codeOf(await handoffs.complete(cleo, requests[0]?.conversationId ?? ''))).toBe('ok');
    expect(codeOf(await handoffs.accept(cleo, requests[2]?.handoffId ?? ''))).toBe('ok');
    expect(await checkRouting(database.db)).toEqual([]);
  });

  test('but not to somebody who is merely away: they are evidently there', async () => {
    const { handoffs, request, goAway, ana } = await setUp({});
    const { handoffId } = await request();
    await goAway(ana);
    expect(codeOf(await handoffs.accept(ana, handoffId))).toBe('ok');
  });
});

describe('giving a chat back', () => {
  test('only by whoever has it; foreign and missing chats look the same', async () => {
    const { handoffs, routing, request, ana, ben } = await setUp({});
    const { handoffId, conversationId } = await request();
    take(await handoffs.accept(ana, handoffId));
    const outsider = { memberId: newId(), workspaceId: (await buildWorkspace(database.db)).id, name: 'Out' };
    expect(codeOf(await handoffs.release(ben, conversationId, ''))).toBe('wrong_state');
    expect(codeOf(await routing.transfer(ben, conversationId, ana.memberId, ''))).toBe('wrong_state');
    const foreign = await handoffs.release(outsider, conversationId, '');
    expect(codeOf(foreign)).toBe('not_found');
    expect(foreign).toEqual(await handoffs.release(outsider, newId(), ''));
    expect(await routing.pass(outsider, handoffId)).toEqual(await routing.pass(outsider, newId()));
    expect(await routing.explain(outsider.workspaceId, handoffId)).toEqual(
      await routing.explain(outsider.workspaceId, newId()),
    );
  });

  test('returns it to the front with note and cause; the visitor waits again; the old agent writes no more', async () => {
    const { handoffs, conversations, request, ana, ben, pass } = await setUp({});
    const first = await request();
    await pass(1_000);
    const second = await request();
    take(await handoffs.accept(ana, first.handoffId));
    await pass(1_000);
    take(await handoffs.release(ana, first.conversationId, 'speaks French'));
    const queue = await handoffs.queue(ana.workspaceId);
    expect(queue.handoffs.map((handoff) => handoff.id)).toEqual([first.handoffId, second.handoffId]);
    const handover = { cause: 'released', from: { id: ana.memberId, name: 'Ana' }, note: 'speaks French' };
    expect(queue.handoffs[0]).toMatchObject({ offer: null, handover });
    const thread = await conversations.load(first.conversationId, null);
    expect(thread?.view).toMatchObject({
      assignedMemberId: null,
      forVisitor: { status: 'pending', queuePosition: 1, agentName: null },
    });
    expect(thread?.messages.at(-1)?.content).toEqual({
      kind: 'event',
      event: { type: 'handoff_requeued', cause: 'released', agentName: 'Ana' },
    });
    const late = { conversationId: first.conversationId, clientId: 'late-0001', text: 'one more thing' };
    expect(codeOf(await conversations.sendFromAgent({ member: ana, ...late }))).toBe('wrong_state');
    expect(codeOf(await handoffs.accept(ben, first.handoffId))).toBe('ok');
    expect((await conversations.view(first.conversationId))?.handover).toMatchObject(handover);
    expect(await checkRouting(database.db)).toEqual([]);
  });

  test('a transfer asks the colleague first; then it is open to all', async () => {
    const { handoffs, routing, request, ana, ben, agent, workspaceId, offeredTo, pass } = await setUp({});
    const cleo = await agent(workspaceId, { name: 'Cleo' });
    const { handoffId, conversationId } = await request();
    take(await handoffs.accept(ana, handoffId));
    expect(await routing.transfer(ana, conversationId, ana.memberId, '')).toMatchObject({
      error: { code: 'invalid', field: 'toMemberId' },
    });
    const reader = await buildMember(database.db, { workspace_id: workspaceId, permissions: [] });
    const stranger = await buildMember(database.db);
    for (const id of [reader.id, stranger.id, newId()]) {
      expect(codeOf(await routing.transfer(ana, conversationId, id, ''))).toBe('not_found');
    }
    take(await routing.transfer(ana, conversationId, cleo.memberId, 'yours'));
    expect(codeOf(await handoffs.accept(ben, handoffId))).toBe('not_offered');
    expect(await offeredTo(handoffId)).toBe(cleo.memberId);
    await pass(OFFER_MS);
    expect(await offeredTo(handoffId)).toBeNull();
    expect(codeOf(await handoffs.accept(ben, handoffId))).toBe('ok');
  });

  test('a transfer to somebody who is not there does not let the visitor wait for them', async () => {
    const { handoffs, routing, request, ana, ben, offeredTo, goAway } = await setUp({});
    const { handoffId, conversationId } = await request();
    take(await handoffs.accept(ana, handoffId));
    await goAway(ben);
    take(await routing.transfer(ana, conversationId, ben.memberId, ''));
    expect(await offeredTo(handoffId)).toBeNull();
  });
});

describe('"Why didn’t I get it?"', () => {
  test('tells each agent’s rule in order of time, once', async () => {
    const { routing, handoffs, request, idle, busy, goAway, agent, workspaceId, pass, events } = await withBenBusy();
    const cleo = await agent(workspaceId, { name: 'Cleo' });
    await goAway(cleo);
    const { handoffId } = await request();
    await pass(5_000);
    take(await routing.pass(idle, handoffId));
    await pass(OFFER_MS);
    take(await handoffs.accept(idle, handoffId));
    await events.settled();
    const told = take(await routing.explain(workspaceId, handoffId));
    const rulesOf = (name: string) =>
      told.agents.find((each) => each.agent.name === name)?.decisions.map((each) => each.verdict.rule);
    expect(told).toMatchObject({ mode: 'balanced', state: 'accepted', acceptedBy: { name: idle.name } });
    expect(rulesOf(idle.name)).toEqual(['offered', 'passed', 'open', 'accepted']);
    expect(rulesOf(busy.name)).toEqual(['not_next', 'offered', 'timed_out', 'open']);
    expect(new Set(rulesOf('Cleo'))).toEqual(new Set(['unavailable']));
    const [first] = await handoffs.recent(workspaceId);
    expect(first).toMatchObject({ id: handoffId, state: 'accepted', acceptedBy: { name: idle.name }, endedAt: null });
  });

  test('in first come, first served it says who had it in their list', async () => {
    const { routing, request, ana, ben, goAway, workspaceId } = await setUp({});
    await goAway(ben);
    const { handoffId } = await request();
    const told = take(await routing.explain(workspaceId, handoffId));
    expect(told.agents).toMatchObject([
      { agent: { id: ana.memberId }, decisions: [{ verdict: { rule: 'open' } }] },
      {
        agent: { id: ben.memberId },
        decisions: [{ verdict: { rule: 'unavailable', presence: { reason: 'not_connected' } } }],
      },
    ]);
  });
});
