import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../server/new-id.ts';
import { buildMember, buildWorkspace } from '../../test-support/factories.ts';
import { codeOf, take } from '../../test-support/results.ts';
import { checkRouting } from '../../test-support/routing-house.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { OFFER_MS, openTeam, openTeamWithOneBusy } from './test-team-house.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const setUp = (chatbot?: Parameters<typeof openTeam>[1]) => openTeam(database.db, chatbot);
const withBenBusy = () => openTeamWithOneBusy(database.db);

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
