import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWorkspace } from '../../../test-support/factories.ts';
import { connectAgent, connectVisitor, must } from '../../../test-support/socket-clients.ts';
import { nextPush, openSocketHouse, type SocketHouse } from '../../../test-support/socket-house.ts';
import { newId } from '../../new-id.ts';

let house: SocketHouse;
beforeAll(async () => {
  house = await openSocketHouse();
});
afterAll(() => house.close());

const refusedWith = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) });

describe('an agent’s connection is refused', () => {
  test('without a token, with nonsense, or with another protocol', async () => {
    const { accessToken } = await house.signIn();
    await expect(connectAgent(house.url, '')).rejects.toEqual(refusedWith('invalid'));
    await expect(connectAgent(house.url, 'x'.repeat(40))).rejects.toEqual(refusedWith('unauthorized'));
    const old = connectAgent(house.url, accessToken, { auth: { protocol: 0 } });
    await expect(old).rejects.toEqual(
      expect.objectContaining({ data: expect.objectContaining({ incompatibility: 'client_too_old' }) }),
    );
  });

  test('from a page of another site, on the WebSocket itself', async () => {
    const { accessToken } = await house.signIn();
    await expect(connectAgent(house.url, accessToken, { origin: 'https://evil.example' })).rejects.toThrow();
    const allowed = await connectAgent(house.url, accessToken, { origin: 'https://desk.example.com' });
    expect(allowed.connected).toBe(true);
    allowed.close();
  });

  test('and an open one is closed at once when its session ends', async () => {
    const { socket, refreshToken } = await house.agent();
    const told = nextPush(socket, 'session:ended');
    const closed = nextPush<string>(socket, 'disconnect');
    await house.team.signOut(refreshToken);
    expect(await told).toEqual({ reason: 'signed_out' });
    expect(await closed).toBe('io server disconnect');
  });
});

describe('a visitor’s connection is refused', () => {
  test('for a chatbot that is not there', async () => {
    const missing = connectVisitor(house.url, { chatbotId: newId() });
    await expect(missing).rejects.toEqual(refusedWith('not_found'));
    await expect(connectVisitor(house.url, { chatbotId: 'x' })).rejects.toEqual(refusedWith('invalid'));
  });

  test('and an unknown token just makes a new visitor', async () => {
    const { started } = await house.visitor('t'.repeat(43));
    expect(started.visitorToken).not.toBeNull();
    expect(started.thread).toBeNull();
  });
});

describe('calls are refused', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['an unknown key', { conversationId: newId(), clientId: 'client-01', text: 'x', role: 'owner' }],
    ['an array for text', { conversationId: newId(), clientId: 'client-01', text: ['x'] }],
    ['8,001 characters', { conversationId: newId(), clientId: 'client-01', text: 'x'.repeat(8_001) }],
    ['a prototype', JSON.parse('{"__proto__": {"text": "x"}, "conversationId": 1}')],
    ['a foreign shape', 'text'],
  ])('message:send with %s names what is wrong and goes on', async (_, request) => {
    const { socket } = await house.visitor();
    const answer = await socket.emitWithAck('message:send', request as never);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(socket.connected).toBe(true);
  });

  test('page sizes that are no sizes', async () => {
    const { socket } = await house.visitor();
    const { conversation } = await must(socket.emitWithAck('conversation:open', {}));
    for (const limit of [-1, 0, 201, Number.POSITIVE_INFINITY, Number.NaN, 'abc']) {
      const request = { conversationId: conversation.id, afterSeq: 0, limit } as never;
      expect(await socket.emitWithAck('conversation:page', request)).toMatchObject({
        ok: false,
        error: { code: 'invalid', field: 'limit' },
      });
    }
  });

  test('a visitor can reach neither another visitor’s conversation nor an agent’s calls', async () => {
    const owner = await house.visitor();
    const { conversation } = await must(owner.socket.emitWithAck('conversation:open', {}));
    const stranger = await house.visitor();
    const conversationId = conversation.id;
    const answers = await Promise.all([
      stranger.socket.emitWithAck('message:send', { conversationId, clientId: 'client-01', text: 'x' }),
      stranger.socket.emitWithAck('conversation:page', { conversationId, afterSeq: 0 }),
      stranger.socket.emitWithAck('conversation:end', { conversationId }),
      stranger.socket.emitWithAck('handoff:request', { conversationId }),
      stranger.socket.emitWithAck('typing:set', { conversationId, typing: true }),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });

    const call = ['handoff:accept', { handoffId: newId() }] as never;
    const agentCall = stranger.socket.timeout(200).emitWithAck(...(call as ['typing:set', never]));
    await expect(agentCall).rejects.toThrow();
  });

  test('an agent of another workspace sees, reads and accepts nothing', async () => {
    const visitor = await house.visitor();
    const { conversation } = await must(visitor.socket.emitWithAck('conversation:open', {}));
    await must(visitor.socket.emitWithAck('handoff:request', { conversationId: conversation.id }));
    const handoffId = (await house.conversations.view(conversation.id))?.forAgent.handoffId ?? '';
    const outsider = await house.agent({ workspaceId: (await buildWorkspace(house.db)).id });
    expect(outsider.synced.queue).toEqual([]);
    const foreign = await outsider.socket.emitWithAck('handoff:accept', { handoffId });
    const missing = await outsider.socket.emitWithAck('handoff:accept', { handoffId: newId() });
    expect(foreign).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(foreign).toEqual(missing);
    const opened = await outsider.socket.emitWithAck('conversation:open', { conversationId: conversation.id });
    expect(opened).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  test('another member’s token on an open connection', async () => {
    const { socket } = await house.agent();
    const other = await house.signIn();
    const answer = await socket.emitWithAck('session:renew', { accessToken: other.accessToken });
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  test('a flood of typing is dropped without keeping messages back', async () => {
    const { socket } = await house.visitor();
    const { conversation } = await must(socket.emitWithAck('conversation:open', {}));
    const conversationId = conversation.id;
    const signs = Array.from({ length: 60 }, () => socket.emitWithAck('typing:set', { conversationId, typing: true }));
    const answers = await Promise.all(signs);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(20);
    expect(answers.at(-1)).toMatchObject({ error: { code: 'rate_limited' } });
    await must(socket.emitWithAck('message:send', { conversationId, clientId: 'client-0001', text: 'still here' }));
    await must(socket.emitWithAck('conversation:page', { conversationId, beforeSeq: 2 }));
  });

  test('a flood of messages is slowed down, not stored, and tells for how long', async () => {
    const { socket } = await house.visitor();
    const { conversation } = await must(socket.emitWithAck('conversation:open', {}));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        socket.emitWithAck('message:send', {
          conversationId: conversation.id,
          clientId: `flood-${String(index).padStart(4, '0')}`,
          text: 'flood',
        }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(20);
    const refused = answers.find((answer) => !answer.ok);
    expect(refused).toMatchObject({ error: { code: 'rate_limited', retryAfterMs: expect.any(Number) } });
  });
});
