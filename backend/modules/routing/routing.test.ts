import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, take } from '../../test-support/results.ts';
import { checkRouting, openRoutingHouse, readHandoff } from '../../test-support/routing-house.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { readWaiting, saveDecision } from './offers.ts';
import { OFFER_MS, openTeam, openTeamWithOneBusy } from './test-team-house.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const setUp = (chatbot?: Parameters<typeof openTeam>[1]) => openTeam(database.db, chatbot);
const withBenBusy = () => openTeamWithOneBusy(database.db);

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
    const read = () => readWaiting(database.db, { workspaceId, handoffId });
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
