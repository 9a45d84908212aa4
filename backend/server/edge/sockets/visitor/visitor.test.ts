import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scheduleSchema } from '#contract/business-hours.ts';
import { connectVisitor, must } from '../../../../test-support/socket-clients.ts';
import { nextPush, openSocketHouse, type SocketHouse } from '../../../../test-support/socket-house.ts';
import { newId } from '../../../new-id.ts';

let house: SocketHouse;
beforeEach(async () => {
  house = await openSocketHouse();
});
afterEach(async () => {
  await house.close();
  expect(house.faults).toEqual([]);
});

const SECRET = 'a-secret-of-the-site-'.padEnd(43, 'x');

async function setUp(fields: Record<string, unknown>): Promise<void> {
  const { id, workspace_id: workspaceId } = house.chatbot;
  await house.db.updateTable('chatbots').set(fields).where('id', '=', id).execute();
  house.chatbots.forget(id);
  house.events.emit('chatbot.changed', { workspaceId, chatbotId: id });
  await house.events.settled();
}

async function addSecret(): Promise<void> {
  const row = { id: newId(), chatbot_id: house.chatbot.id, secret: SECRET, created_at: new Date() };
  await house.db.insertInto('identity_secrets').values(row).execute();
}

const sign = (claims: Record<string, unknown>) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));

async function talk() {
  const visitor = await house.visitor();
  const { conversation } = await must(visitor.socket.emitWithAck('conversation:open', {}));
  return { ...visitor, conversationId: conversation.id };
}

describe('allowed sites', () => {
  test('another site’s page is refused, an allowed one is let in and noted', async () => {
    await setUp({ allowed_sites: ['https://shop.example'] });
    const from = (origin: string) => connectVisitor(house.url, { chatbotId: house.chatbot.id }, { origin });
    await expect(from('https://evil.example')).rejects.toMatchObject({ data: { code: 'forbidden' } });
    (await from('https://shop.example')).close();
    await expect
      .poll(() => house.db.selectFrom('site_connections').select('origin').execute())
      .toEqual([{ origin: 'https://shop.example' }]);
  });

  test('our own pages are always let in', async () => {
    await setUp({ allowed_sites: ['https://shop.example'] });
    const preview = await connectVisitor(
      house.url,
      { chatbotId: house.chatbot.id },
      { origin: 'https://desk.example.com' },
    );
    expect(preview.connected).toBe(true);
    preview.close();
  });
});

describe('a contact message', () => {
  const message = { clientId: 'contact-1', name: 'Vera', email: 'vera@example.com', text: 'Do you ship?' };

  test('sent twice is stored once, with its thread', async () => {
    const { socket, conversationId } = await talk();
    await must(socket.emitWithAck('contact:send', message));
    await must(socket.emitWithAck('contact:send', message));
    const stored = await house.db.selectFrom('contact_messages').selectAll().execute();
    expect(stored).toMatchObject([
      { name: 'Vera', email: 'vera@example.com', body: 'Do you ship?', conversation_id: conversationId },
    ]);
  });

  test('is refused with what is no address', async () => {
    const { socket } = await talk();
    const answer = await socket.emitWithAck('contact:send', {
      ...message,
      email: 'vera@x.example\nBcc: all@x.example',
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid', field: 'email' } });
  });

  test('is refused after twenty that nobody has read', async () => {
    const { socket } = await talk();
    for (let count = 0; count < 20; count += 1) {
      await must(socket.emitWithAck('contact:send', { ...message, clientId: `contact-${count}-x` }));
    }
    const answer = await socket.emitWithAck('contact:send', { ...message, clientId: 'contact-too-many' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
  });
});

describe('a rating', () => {
  test('counts once, and only after a chat with a person', async () => {
    const agent = await house.agent();
    const { socket, conversationId } = await talk();
    const rate = (stars: number) => socket.emitWithAck('handoff:rate', { conversationId, stars, comment: 'Kind.' });
    expect(await rate(1)).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
    await must(socket.emitWithAck('handoff:request', { conversationId }));
    const [waiting] = (await must(agent.socket.emitWithAck('session:sync', { known: [] }))).queue;
    await must(agent.socket.emitWithAck('handoff:accept', { handoffId: waiting?.id ?? '' }));
    await must(agent.socket.emitWithAck('handoff:complete', { conversationId }));
    await must(rate(5));
    await must(rate(1));
    const stored = await house.db.selectFrom('handoff_ratings').select(['stars', 'comment']).execute();
    expect(stored).toEqual([{ stars: 5, comment: 'Kind.' }]);
  });

  test('of somebody else’s conversation is as good as of none', async () => {
    const { conversationId } = await talk();
    const { socket } = await house.visitor();
    const answer = await socket.emitWithAck('handoff:rate', { conversationId, stars: 5 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

describe('a signed identity', () => {
  test('is told to agents as verified, and cannot be overwritten by a claim', async () => {
    await addSecret();
    const { socket, conversationId } = await talk();
    const token = await sign({ sub: 'user-7', name: 'Vera' });
    expect(await must(socket.emitWithAck('visitor:identify', { token }))).toEqual({ name: 'Vera', email: null });
    await must(socket.emitWithAck('visitor:update', { name: 'The owner', email: null }));
    const view = await house.conversations.view(conversationId);
    expect(view?.forAgent.visitor).toMatchObject({ name: 'Vera', verified: true });
  });

  test('a claim is told as a claim', async () => {
    const { socket, conversationId } = await talk();
    await must(socket.emitWithAck('visitor:update', { name: 'The owner', email: null }));
    const view = await house.conversations.view(conversationId);
    expect(view?.forAgent.visitor).toMatchObject({ name: 'The owner', verified: false });
  });

  test('of another person does not open the conversations of the one before', async () => {
    await addSecret();
    const { socket } = await talk();
    await must(socket.emitWithAck('visitor:identify', { token: await sign({ sub: 'user-7' }) }));
    const answer = await socket.emitWithAck('visitor:identify', { token: await sign({ sub: 'user-8' }) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  });

  test('where it is required, messages, requests and contact messages are refused without it', async () => {
    await addSecret();
    await setUp({ require_identity: true });
    const { socket, conversationId } = await talk();
    const attempts = () =>
      Promise.all([
        socket.emitWithAck('message:send', { conversationId, clientId: 'message-1', text: 'Hello' }),
        socket.emitWithAck('handoff:request', { conversationId }),
        socket.emitWithAck('contact:send', {
          clientId: 'contact-1',
          name: 'Vera',
          email: 'vera@example.com',
          text: 'Hello',
        }),
      ]);
    for (const answer of await attempts()) expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    await must(socket.emitWithAck('visitor:identify', { token: await sign({ sub: 'user-7' }) }));
    for (const answer of await attempts()) expect(answer).toMatchObject({ ok: true });
  });
});

describe('two tabs of one visitor', () => {
  test('what one reads the other hears, and nobody else', async () => {
    const { socket, token, conversationId } = await talk();
    const other = await house.visitor(token);
    const heard = nextPush(other.socket, 'message:read');
    await must(socket.emitWithAck('message:read', { conversationId, seq: 1 }));
    expect(await heard).toEqual({ conversationId, seq: 1 });
  });
});

describe('closing time', () => {
  const closed = JSON.stringify(scheduleSchema.parse({ timezone: 'UTC', week: {}, exceptions: [] }));

  test('who waits is let go and told, a chat in progress goes on, and nobody new can ask', async () => {
    const agent = await house.agent();
    const [served, waiting, late] = [await talk(), await talk(), await talk()];
    await must(served.socket.emitWithAck('handoff:request', { conversationId: served.conversationId }));
    const [first] = (await must(agent.socket.emitWithAck('session:sync', { known: [] }))).queue;
    await must(agent.socket.emitWithAck('handoff:accept', { handoffId: first?.id ?? '' }));
    await must(waiting.socket.emitWithAck('handoff:request', { conversationId: waiting.conversationId }));
    const back = nextPush<{ status: string }>(waiting.socket, 'conversation:changed', ({ status }) => status === 'bot');
    const told = nextPush(waiting.socket, 'availability:changed');
    await setUp({ hours_enabled: true, schedule: closed });
    expect(await told).toMatchObject({ handoff: false, reason: 'outside_hours', contactForm: true });
    await back;
    const { conversationId } = served;
    await must(
      agent.socket.emitWithAck('message:send', { conversationId, clientId: 'still-here', text: 'Still here' }),
    );
    const refused = await late.socket.emitWithAck('handoff:request', { conversationId: late.conversationId });
    expect(refused).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  });
});
