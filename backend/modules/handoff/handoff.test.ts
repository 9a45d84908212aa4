import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEventBus } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import { countWaiting } from '../../test-support/count-waiting.ts';
import {
  buildConversation,
  buildHandoff,
  buildMember,
  buildMessage,
  buildWorkspace,
} from '../../test-support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../test-support/test-database.ts';
import { createConversationService } from '../conversation/index.ts';
import { createHandoffService } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const clock = { now: () => new Date('2026-03-01T10:00:00.000Z') };

function setUp() {
  const facts: { name: string; rev: number }[] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  for (const name of ['handoff.requested', 'handoff.accepted', 'handoff.ended'] as const) {
    events.on(name, ({ rev }) => {
      facts.push({ name, rev });
    });
  }
  const deps = { db: database.db, clock, events };
  const conversations = createConversationService({
    ...deps,
    onError: (error) => {
      throw error;
    },
  });
  return { facts, conversations, handoffs: createHandoffService({ ...deps, conversations }) };
}

async function agentOf(workspaceId: string, name = 'Ana') {
  const member = await buildMember(database.db, { workspace_id: workspaceId, name });
  return { memberId: member.id, workspaceId, name };
}

async function stateOf(handoffId: string) {
  const row = await database.db
    .selectFrom('handoffs')
    .innerJoin('conversations', 'conversations.id', 'handoffs.conversation_id')
    .where('handoffs.id', '=', handoffId)
    .select(['handoffs.state', 'handoffs.accepted_by', 'conversations.status', 'conversations.assigned_member_id'])
    .executeTakeFirstOrThrow();
  return row;
}

describe('requesting', () => {
  test('a closed conversation cannot ask, a missing one is not found', async () => {
    const { handoffs } = setUp();
    const closed = await buildConversation(database.db, { status: 'closed' });
    expect(await handoffs.request({ conversationId: closed.id, reason: 'visitor_asked' })).toMatchObject({
      ok: false,
      error: { code: 'wrong_state' },
    });
    expect(await handoffs.request({ conversationId: newId(), reason: 'visitor_asked' })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });

  test('asking ten times at once makes one request', async () => {
    const { handoffs, facts } = setUp();
    const { id, workspace_id } = await buildConversation(database.db);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => handoffs.request({ conversationId: id, reason: 'visitor_asked' })),
    );
    const ids = new Set(answers.map((answer) => (answer.ok ? answer.value.handoffId : answer.error.code)));
    expect(ids.size).toBe(1);
    expect(facts).toEqual([{ name: 'handoff.requested', rev: 1 }]);
    expect((await handoffs.queue(workspace_id)).handoffs).toHaveLength(1);
  });
});

describe('accepting', () => {
  test('a foreign request answers exactly as a missing one', async () => {
    const { handoffs } = setUp();
    const handoff = await buildHandoff(database.db);
    const outsider = await agentOf((await buildWorkspace(database.db)).id);
    const foreign = await handoffs.accept(outsider, handoff.id);
    expect(foreign).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(foreign).toEqual(await handoffs.accept(outsider, newId()));
    expect(await stateOf(handoff.id)).toMatchObject({ state: 'pending', accepted_by: null });
  });

  test('of thirty agents at once exactly one wins; the others learn who', async () => {
    const { handoffs, facts } = setUp();
    const workspace = await buildWorkspace(database.db);
    const handoff = await buildHandoff(database.db, { workspace_id: workspace.id });
    const agents = await Promise.all(Array.from({ length: 30 }, (_, index) => agentOf(workspace.id, `Agent ${index}`)));
    // Several have read the request, and wait for its row, before the first of them gets it.
    const claims = await database.db.transaction().execute(async (trx) => {
      await trx.selectFrom('handoffs').select('id').where('id', '=', handoff.id).forUpdate().execute();
      const begun = agents.map((agent) => handoffs.accept(agent, handoff.id));
      // The claims have taken every other connection.
      await expect.poll(() => countWaiting(trx)).toBeGreaterThan(3);
      return begun;
    });
    const answers = await Promise.all(claims);
    const winners = agents.filter((_, index) => answers[index]?.ok);
    expect(winners).toHaveLength(1);
    const losers = answers.filter((answer) => !answer.ok);
    for (const loser of losers) {
      expect(loser).toMatchObject({ error: { code: 'already_claimed', claimedBy: { name: winners[0]?.name } } });
    }
    expect(await stateOf(handoff.id)).toMatchObject({
      state: 'accepted',
      status: 'active',
      accepted_by: winners[0]?.memberId,
      assigned_member_id: winners[0]?.memberId,
    });
    expect(facts).toHaveLength(1);
  });

  test('the winner may repeat the claim; a request that is gone says so', async () => {
    const { handoffs, conversations } = setUp();
    const handoff = await buildHandoff(database.db);
    const ana = await agentOf(handoff.workspace_id);
    expect(await handoffs.accept(ana, handoff.id)).toMatchObject({ ok: true });
    expect(await handoffs.accept(ana, handoff.id)).toMatchObject({ ok: true });

    const other = await buildHandoff(database.db, { workspace_id: handoff.workspace_id });
    const view = await conversations.view(other.conversation_id);
    if (!view) throw new Error('missing');
    await handoffs.withdraw(view);
    expect(await handoffs.accept(ana, other.id)).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  });

  test('the thread says who came, and everything before counts as read', async () => {
    const { handoffs, conversations } = setUp();
    const conversation = await buildConversation(database.db);
    await buildMessage(database.db, { conversation_id: conversation.id });
    const handoff = await buildHandoff(database.db, { conversation_id: conversation.id });
    await handoffs.accept(await agentOf(handoff.workspace_id, 'Ana'), handoff.id);
    const thread = await conversations.load(conversation.id, null);
    expect(thread?.messages.at(-1)).toMatchObject({
      seq: 2,
      author: { kind: 'system' },
      content: { event: { type: 'handoff_accepted', agentName: 'Ana' } },
    });
    expect(thread?.view.forAgent).toMatchObject({ agentReadSeq: 2, lastSeq: 2, status: 'active' });
  });
});

describe('ending', () => {
  test('only the agent who has the chat completes it; repeating succeeds', async () => {
    const { handoffs } = setUp();
    const handoff = await buildHandoff(database.db);
    const [ana, ben] = [await agentOf(handoff.workspace_id), await agentOf(handoff.workspace_id, 'Ben')];
    await handoffs.accept(ana, handoff.id);
    expect(await handoffs.complete(ben, handoff.conversation_id)).toMatchObject({ ok: false });
    expect(await handoffs.complete(ana, handoff.conversation_id)).toMatchObject({ ok: true });
    expect(await handoffs.complete(ana, handoff.conversation_id)).toMatchObject({ ok: true });
    expect(await stateOf(handoff.id)).toMatchObject({ state: 'completed', status: 'closed' });
  });

  test.each(['bot', 'pending', 'active'] as const)('the visitor can end a conversation that is %s', async (status) => {
    const { handoffs, conversations } = setUp();
    const conversation = await buildConversation(database.db);
    const given = { conversation_id: conversation.id };
    if (status === 'pending') await buildHandoff(database.db, given);
    if (status === 'active') {
      const agent = await agentOf(conversation.workspace_id);
      await buildHandoff(database.db, { ...given, accepted_by: agent.memberId });
    }
    const view = await conversations.view(conversation.id);
    if (!view) throw new Error('missing');
    expect(await handoffs.endByVisitor(view)).toMatchObject({ ok: true });
    expect(await handoffs.endByVisitor(view)).toMatchObject({ ok: true });
    const after = await conversations.load(conversation.id, null);
    expect(after?.view.forVisitor.status).toBe('closed');
    expect(after?.messages).toMatchObject([{ content: { event: { type: 'conversation_ended' } } }]);
  });

  test('accept, withdraw and complete racing leave one consistent state and gapless revisions', async () => {
    const { handoffs, conversations } = setUp();
    const workspace = await buildWorkspace(database.db);
    for (let round = 0; round < 20; round += 1) {
      const conversation = await buildConversation(database.db, { workspace_id: workspace.id });
      await handoffs.request({ conversationId: conversation.id, reason: 'keyword' });
      const view = await conversations.view(conversation.id);
      const handoffId = view?.forAgent.handoffId;
      if (!view || !handoffId) throw new Error('missing');
      const [ana, ben] = [await agentOf(workspace.id), await agentOf(workspace.id, 'Ben')];
      await Promise.all([
        handoffs.accept(ana, handoffId),
        handoffs.withdraw(view),
        handoffs.accept(ben, handoffId),
        handoffs.endByVisitor(view),
        handoffs.complete(ana, conversation.id),
      ]);
      const { state, status } = await stateOf(handoffId);
      const allowed = ['accepted/active', 'completed/closed', 'cancelled/bot', 'cancelled/closed'];
      expect(allowed).toContain(`${state}/${status}`);
    }
    const revs = await database.db
      .selectFrom('handoff_events')
      .where('workspace_id', '=', workspace.id)
      .orderBy('rev')
      .select('rev')
      .execute();
    expect(revs.map((row) => row.rev)).toEqual(revs.map((_, index) => index + 1));
  });
});

describe('the queue', () => {
  test('is oldest first, with the visitor’s last words and the revision it shows', async () => {
    const { handoffs } = setUp();
    const workspace = await buildWorkspace(database.db);
    const conversations = [];
    for (let index = 0; index < 3; index += 1) {
      const conversation = await buildConversation(database.db, { workspace_id: workspace.id });
      await buildMessage(database.db, { conversation_id: conversation.id, body: `question ${index}` });
      await handoffs.request({ conversationId: conversation.id, reason: 'visitor_asked' });
      conversations.push(conversation);
    }
    const queue = await handoffs.queue(workspace.id);
    expect(queue.rev).toBe(3);
    expect(queue.handoffs.map((handoff) => handoff.conversationId)).toEqual(conversations.map(({ id }) => id));
    expect(queue.handoffs[0]?.preview).toEqual({ text: 'question 0', seq: 1 });
  });
});
