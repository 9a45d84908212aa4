import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Me, Permission } from '#contract/members.ts';
import type { Availability } from '#contract/visitor-socket.ts';
import { buildChatbot, buildMember } from '../../../test-support/factories.ts';
import { connectAgent, must } from '../../../test-support/socket-clients.ts';
import { nextPush, openSocketHouse, type SocketHouse } from '../../../test-support/socket-house.ts';
import { newId } from '../../new-id.ts';

let house: SocketHouse;
beforeAll(async () => {
  house = await openSocketHouse();
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

async function ownerActor(of: SocketHouse = house) {
  const workspaceId = of.chatbot.workspace_id;
  const email = `${newId()}@example.test`;
  const { id, name } = await buildMember(of.db, { workspace_id: workspaceId, role: 'owner', email });
  return { memberId: id, workspaceId, name, familyId: newId(), address: '10.0.0.9' };
}

async function waiting() {
  const visitor = await house.visitor();
  const { conversation } = await must(visitor.socket.emitWithAck('conversation:open', {}));
  await must(visitor.socket.emitWithAck('handoff:request', { conversationId: conversation.id }));
  await house.events.settled();
  const handoffId = (await house.conversations.view(conversation.id))?.forAgent.handoffId ?? '';
  return { visitor, conversationId: conversation.id, handoffId };
}

const closed = (socket: { once(name: 'disconnect', listener: () => void): unknown }) =>
  new Promise<number>((resolve) => {
    const since = performance.now();
    socket.once('disconnect', () => resolve(performance.now() - since));
  });

test('a permission that is given counts on the open connection, and every window of the member hears of it', async () => {
  const owner = await ownerActor();
  const ana = await house.agent({ name: 'Ana' });
  const second = await connectAgent(house.url, ana.accessToken);
  const { conversationId, handoffId } = await waiting();
  const ben = await house.agent({ name: 'Ben' });
  await must(ben.socket.emitWithAck('handoff:accept', { handoffId }));
  // Somebody else's chat is not hers to read.
  expect(await ana.socket.emitWithAck('conversation:open', { conversationId })).toMatchObject({ ok: false });
  const heard = [ana.socket, second].map((socket) =>
    nextPush<Me>(socket, 'me:changed', (me) => me.permissions.includes('transcripts.view')),
  );
  const permissions: Permission[] = ['chats.respond', 'transcripts.view'];
  const given = await house.teamAdmin.members.change(owner, ana.memberId, { permissions });
  expect(given.ok).toBe(true);
  await Promise.all(heard);
  expect((await ana.socket.emitWithAck('conversation:open', { conversationId })).ok).toBe(true);

  const gone = nextPush<Me>(ana.socket, 'me:changed', (me) => !me.permissions.includes('transcripts.view'));
  await house.teamAdmin.members.change(owner, ana.memberId, { permissions: ['chats.respond'] });
  await gone;
  expect(await ana.socket.emitWithAck('conversation:open', { conversationId })).toMatchObject({
    error: { code: 'not_found' },
  });
  second.close();
});

test('without “Respond to Live Chats” the chats wait for others, and nothing of the queue is told or done any more', async () => {
  const owner = await ownerActor();
  const ana = await house.agent({ name: 'Ana' });
  const { conversationId, handoffId, visitor } = await waiting();
  await must(ana.socket.emitWithAck('handoff:accept', { handoffId }));
  const heard: string[] = [];
  const told = nextPush<Me>(ana.socket, 'me:changed', (me) => !me.permissions.includes('chats.respond'));
  const since = performance.now();
  await house.teamAdmin.members.change(owner, ana.memberId, { permissions: ['analytics.view'] });
  await told;
  expect(performance.now() - since).toBeLessThan(2_000);
  await house.events.settled();
  expect((await house.conversations.view(conversationId))?.forAgent.status).toBe('pending');
  expect(house.routing.presence.isOnline(ana.memberId)).toBe(false);
  expect(ana.socket.connected).toBe(true);
  ana.socket.onAny((name: string) => heard.push(name));

  for (const [name, request] of [
    ['handoff:accept', { handoffId }],
    ['message:send', { conversationId, clientId: 'no-more-0001', text: 'Hello' }],
    ['presence:set', { choice: 'online' }],
    ['team:agents', {}],
  ] as const) {
    const answer = await ana.socket.emitWithAck(name as 'handoff:accept', request as { handoffId: string });
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  }
  // It was hers, and it waits: neither is hers to read now.
  expect(await ana.socket.emitWithAck('conversation:open', { conversationId })).toMatchObject({
    error: { code: 'not_found' },
  });
  await must(visitor.socket.emitWithAck('message:send', { conversationId, clientId: 'still-0001', text: 'Anybody?' }));
  await waiting();
  expect(await must(ana.socket.emitWithAck('session:sync', { known: [] }))).toMatchObject({
    me: { permissions: ['analytics.view'] },
    queue: [],
    chats: [],
  });
  // What has changed about herself may be told in two steps.
  expect(heard.filter((name) => name !== 'me:changed')).toEqual([]);
});

test('whoever answers no chats connects all the same, and the permission counts as soon as it is given', async () => {
  const owner = await ownerActor();
  const mia = await house.agent({ name: 'Mia', permissions: ['chatbots.manage'] });
  expect(house.routing.presence.isOnline(mia.memberId)).toBe(false);
  const { handoffId } = await waiting();
  expect(await mia.socket.emitWithAck('handoff:accept', { handoffId })).toMatchObject({ error: { code: 'forbidden' } });
  const explained = await must(house.routing.explain(house.chatbot.workspace_id, handoffId));
  const verdicts = explained.agents.find(({ agent }) => agent.id === mia.memberId)?.decisions;
  expect(verdicts?.map(({ verdict }) => verdict.rule)).toEqual(['no_permission']);

  const told = nextPush<Me>(mia.socket, 'me:changed', ({ availability }) => availability.state === 'online');
  await house.teamAdmin.members.change(owner, mia.memberId, { permissions: ['chatbots.manage', 'chats.respond'] });
  await told;
  expect(house.routing.presence.isOnline(mia.memberId)).toBe(true);
  const asked = nextPush(mia.socket, 'queue:changed');
  await waiting();
  await asked;
  expect((await mia.socket.emitWithAck('handoff:accept', { handoffId })).ok).toBe(true);
});

test.each(['disable', 'remove'] as const)('%s ends every connection, and the chats wait for others', async (way) => {
  const owner = await ownerActor();
  const ana = await house.agent({ name: 'Ana' });
  const { conversationId, handoffId } = await waiting();
  const other = await waiting();
  await must(ana.socket.emitWithAck('handoff:accept', { handoffId }));
  const reason = nextPush<{ reason: string }>(ana.socket, 'session:ended');
  const ended = closed(ana.socket);
  expect((await house.teamAdmin.members[way](owner, ana.memberId)).ok).toBe(true);
  expect(await reason).toEqual({ reason: 'disabled' });
  expect(await ended).toBeLessThan(2_000);
  const view = await house.conversations.view(conversationId);
  expect(view?.forAgent).toMatchObject({ status: 'pending', agent: null });
  await expect(connectAgent(house.url, ana.accessToken)).rejects.toMatchObject({ data: { code: 'unauthorized' } });
  const { memberId, me } = ana;
  const late = await house.handoffs.accept({ memberId, workspaceId: me.workspaceId, name: 'Ana' }, other.handoffId);
  expect(late).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test('who answers for other chatbots only is passed over, cannot accept, and makes nobody available', async () => {
  // Of its own: nobody else may be online.
  const quiet = await openSocketHouse();
  const { db, chatbot, teamAdmin, routing } = quiet;
  const workspaceId = chatbot.workspace_id;
  const other = await buildChatbot(db, { workspace_id: workspaceId });
  const owner = await ownerActor(quiet);
  const ana = await quiet.agent({ name: 'Ana' });
  const visitor = await quiet.visitor();
  const offline = nextPush<Availability>(visitor.socket, 'availability:changed', ({ agentsOnline }) => !agentsOnline);
  const told = nextPush<Me>(ana.socket, 'me:changed', (me) => me.chatbotIds !== null);
  const changed = await teamAdmin.members.change(owner, ana.memberId, { chatbotIds: [other.id] });
  expect(changed.ok).toBe(true);
  expect((await told).chatbotIds).toEqual([other.id]);
  expect((await offline).agentsOnline).toBe(false);
  expect(routing.presence.anyoneOnline(workspaceId, chatbot.id)).toBe(false);
  expect(routing.presence.anyoneOnline(workspaceId, other.id)).toBe(true);

  const { conversation } = await must(visitor.socket.emitWithAck('conversation:open', {}));
  const made = await quiet.handoffs.request({ conversationId: conversation.id, reason: 'visitor_asked' });
  await quiet.events.settled();
  const handoffId = made.ok ? made.value.handoffId : '';
  expect(await ana.socket.emitWithAck('handoff:accept', { handoffId })).toMatchObject({
    error: { code: 'forbidden', message: 'You do not answer for this chatbot.' },
  });
  const explained = await must(ana.socket.emitWithAck('handoff:explain', { handoffId }));
  const decisions = explained.agents.find(({ agent }) => agent.id === ana.memberId)?.decisions;
  expect(decisions?.map(({ verdict }) => verdict.rule)).toEqual(['not_serving']);

  await teamAdmin.members.change(owner, ana.memberId, { chatbotIds: [chatbot.id] });
  expect((await ana.socket.emitWithAck('handoff:accept', { handoffId })).ok).toBe(true);
  expect(quiet.faults).toEqual([]);
  await quiet.close();
});
