import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QueueChange } from '#contract/agent-socket.ts';
import type { Conversation, PendingHandoff, VisitorConversation } from '#contract/conversations.ts';
import type { Me } from '#contract/members.ts';
import { buildWorkspace } from '../../../test-support/factories.ts';
import { must } from '../../../test-support/socket-clients.ts';
import { nextPush, openSocketHouse, type SocketHouse } from '../../../test-support/socket-house.ts';
import { newId } from '../../new-id.ts';

let house: SocketHouse;
beforeAll(async () => {
  house = await openSocketHouse();
});
afterAll(() => house.close());

type QueuePush = { rev: number; change: QueueChange };

async function waiting() {
  const visitor = await house.visitor();
  const { conversation } = await must(visitor.socket.emitWithAck('conversation:open', {}));
  await must(visitor.socket.emitWithAck('handoff:request', { conversationId: conversation.id }));
  // Consoles are told of it only once it is routed; here the id is known earlier.
  await house.events.settled();
  const handoffId = (await house.conversations.view(conversation.id))?.forAgent.handoffId ?? '';
  return { visitor, conversationId: conversation.id, handoffId };
}

describe('a chat that is handed on', () => {
  test('goes back with its note; visitor, queue and both agents learn it; the draft waits for the next', async () => {
    const ana = await house.agent({ name: 'Ana' });
    const ben = await house.agent({ name: 'Ben' });
    const { visitor, conversationId, handoffId } = await waiting();
    const busy = nextPush<Me>(ana.socket, 'me:changed', (me) => me.load.activeChats === 1);
    await must(ana.socket.emitWithAck('handoff:accept', { handoffId }));
    await busy;
    await must(ana.socket.emitWithAck('draft:set', { conversationId, text: 'I was about to say' }));

    const waits = nextPush<VisitorConversation>(visitor.socket, 'conversation:changed', (c) => c.status === 'pending');
    const gone = nextPush<Conversation>(ana.socket, 'conversation:changed', (c) => c.status === 'pending');
    const returned = nextPush<QueuePush>(ben.socket, 'queue:changed', (push) => push.change.type === 'returned');
    const free = nextPush<Me>(ana.socket, 'me:changed', (me) => me.load.activeChats === 0);
    const request = { conversationId, toMemberId: ben.memberId, note: 'knows the kiln' };
    expect(await must(ana.socket.emitWithAck('handoff:transfer', request))).toMatchObject({
      status: 'pending',
      agent: null,
    });
    expect(await waits).toMatchObject({ queuePosition: 1, agentName: null });
    expect(await gone).toMatchObject({ id: conversationId, agent: null });
    await free;
    expect((await returned).change).toMatchObject({
      type: 'returned',
      handoff: {
        id: handoffId,
        offer: { to: { name: 'Ben' } },
        handover: { cause: 'transferred', from: { name: 'Ana' }, note: 'knows the kiln' },
      },
    });

    expect(await ana.socket.emitWithAck('handoff:accept', { handoffId })).toMatchObject({
      error: { code: 'not_offered', offeredTo: { name: 'Ben' } },
    });
    const chat = await must(ben.socket.emitWithAck('handoff:accept', { handoffId }));
    expect(chat).toMatchObject({
      conversation: { agent: { name: 'Ben' } },
      handover: { note: 'knows the kiln' },
      leftDraft: { text: 'I was about to say', by: 'Ana' },
    });
    const synced = await must(ben.socket.emitWithAck('session:sync', { known: [] }));
    expect(synced.chats[0]?.leftDraft?.by).toBe('Ana');
    expect(synced.me.load).toEqual({ activeChats: 1, cap: null });
    expect(house.faults).toEqual([]);
  });

  test('an offer that is passed is told to everybody as open', async () => {
    const cleo = await house.agent({ name: 'Cleo' });
    const dan = await house.agent({ name: 'Dan' });
    const { conversationId, handoffId } = await waiting();
    await must(cleo.socket.emitWithAck('handoff:accept', { handoffId }));
    await must(cleo.socket.emitWithAck('handoff:transfer', { conversationId, toMemberId: dan.memberId }));
    const isOpen = (handoff: PendingHandoff) => handoff.id === handoffId && handoff.offer === null;
    // Passed quickly enough, it is open already when its return is told.
    const opened = Promise.race([
      nextPush<{ handoff: PendingHandoff }>(cleo.socket, 'queue:updated', ({ handoff }) => isOpen(handoff)),
      nextPush<{ change: QueueChange }>(
        cleo.socket,
        'queue:changed',
        ({ change }) => change.type === 'returned' && isOpen(change.handoff),
      ),
    ]);
    await must(dan.socket.emitWithAck('handoff:pass', { handoffId }));
    await opened;
    const told = await must(dan.socket.emitWithAck('handoff:explain', { handoffId }));
    const rules = told.agents.find((each) => each.agent.name === 'Dan')?.decisions.map((each) => each.verdict.rule);
    expect(rules).toEqual(['open', 'offered', 'passed', 'open']);
  });
});

describe('presence', () => {
  test('the first sync already knows that one is there, and a locked screen is told with its reason', async () => {
    const eva = await house.agent({ name: 'Eva' });
    expect(eva.synced.me.availability).toMatchObject({ state: 'online', reason: 'chosen' });
    const away = nextPush<Me>(eva.socket, 'me:changed', (me) => me.availability.state === 'away');
    await must(eva.socket.emitWithAck('activity:report', { activity: 'locked', sinceMs: 60_000 }));
    expect((await away).availability.reason).toBe('locked');
    const { agents } = await must(eva.socket.emitWithAck('team:agents', {}));
    expect(agents.find((each) => each.name === 'Eva')).toMatchObject({
      presence: { state: 'away', reason: 'locked' },
      activeChats: 0,
      cap: null,
    });
  });
});

describe('another workspace', () => {
  test('sees and moves nothing: foreign ids answer as missing ones', async () => {
    const owner = await house.agent({ name: 'Fay' });
    const { conversationId, handoffId } = await waiting();
    await must(owner.socket.emitWithAck('handoff:accept', { handoffId }));
    const { socket, memberId } = await house.agent({ workspaceId: (await buildWorkspace(house.db)).id });
    const ask = (ids: { conversationId: string; handoffId: string; toMemberId: string }) =>
      Promise.all([
        socket.emitWithAck('handoff:pass', { handoffId: ids.handoffId }),
        socket.emitWithAck('handoff:explain', { handoffId: ids.handoffId }),
        socket.emitWithAck('handoff:release', { conversationId: ids.conversationId }),
        socket.emitWithAck('handoff:transfer', { conversationId: ids.conversationId, toMemberId: ids.toMemberId }),
        socket.emitWithAck('draft:set', { conversationId: ids.conversationId, text: 'x' }),
        socket.emitWithAck('handoff:background', { conversationId: ids.conversationId }),
      ]);
    const foreign = await ask({ conversationId, handoffId, toMemberId: owner.memberId });
    for (const answer of foreign) expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(foreign).toEqual(await ask({ conversationId: newId(), handoffId: newId(), toMemberId: newId() }));
    expect(await must(socket.emitWithAck('handoff:recent', {}))).toEqual({ handoffs: [] });
    const { agents } = await must(socket.emitWithAck('team:agents', {}));
    expect(agents.map((each) => each.id)).toEqual([memberId]);
    expect(await owner.socket.emitWithAck('handoff:transfer', { conversationId, toMemberId: memberId })).toMatchObject({
      error: { code: 'not_found' },
    });
  });
});

test('consoles hear of a request before they hear anything about it, and then nothing twice', async () => {
  // Where somebody is chosen to be asked first, which takes a moment.
  await house.db.updateTable('chatbots').set({ routing_mode: 'balanced' }).execute();
  const ana = await house.agent({ name: 'Ana' });
  const heard: string[] = [];
  ana.socket.on('queue:changed', ({ change }) => {
    if ('handoff' in change) heard.push(`${change.type} ${change.handoff.conversationId}`);
  });
  ana.socket.on('queue:updated', ({ handoff }) => heard.push(`updated ${handoff.conversationId}`));
  const arrived = nextPush<QueuePush>(ana.socket, 'queue:changed', (push) => push.change.type === 'requested');
  const { conversationId } = await waiting();
  await arrived;
  // A round trip on the same connection: whatever was on its way has arrived.
  await must(ana.socket.emitWithAck('session:sync', { known: [] }));
  await house.events.settled();
  expect(heard.filter((news) => news.endsWith(conversationId))).toEqual([`requested ${conversationId}`]);
});
