import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWorkspace } from '../../../test-support/factories.ts';
import { startMailServer, type TestMailServer } from '../../../test-support/mail-server.ts';
import { must } from '../../../test-support/socket-clients.ts';
import { nextPush, openSocketHouse, type SocketHouse } from '../../../test-support/socket-house.ts';
import { newId } from '../../new-id.ts';

type RaisedAlert = { id: string; kind: string; conversationId: string | null; text: string; words: string[] };
type Outcome = { alertId: string; state: string; detail: string; afterMs: number };

let house: SocketHouse;
beforeAll(async () => {
  house = await openSocketHouse();
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const storedAlerts = async (each: SocketHouse = house) =>
  (await each.db.selectFrom('alerts').select('kind').execute()).map(({ kind }) => kind);

describe('an alert that no other push carries', () => {
  test('reaches whom it concerns, and nobody else', async () => {
    const manager = await house.agent({ permissions: ['chats.respond', 'workspace.manage'] });
    const agent = await house.agent();
    const workspaceId = (await buildWorkspace(house.db)).id;
    const stranger = await house.agent({ permissions: ['chats.respond', 'workspace.manage'], workspaceId });
    const overheard: string[] = [];
    for (const each of [agent, stranger]) each.socket.on('alert:raised', ({ kind }) => overheard.push(kind));
    await house.alerts.settings.save(house.chatbot.workspace_id, { waitingMinutes: 5, words: ['refund'] });

    const visitor = await house.visitor();
    const { conversation } = await must(visitor.socket.emitWithAck('conversation:open', {}));
    const conversationId = conversation.id;
    const raised = nextPush<RaisedAlert>(manager.socket, 'alert:raised');
    const text = 'I want a <b>Refund</b>!';
    await must(visitor.socket.emitWithAck('message:send', { conversationId, clientId: 'refund-01', text }));
    expect(await raised).toMatchObject({ kind: 'keyword', conversationId, text, words: ['Refund'] });

    // A message left for the team concerns every agent, so whoever hears it has heard all that came before.
    const left = nextPush<RaisedAlert>(agent.socket, 'alert:raised', ({ kind }) => kind === 'contact');
    const { visitor_id } = await house.db
      .selectFrom('conversations')
      .where('id', '=', conversationId)
      .select('visitor_id')
      .executeTakeFirstOrThrow();
    const message = { clientId: 'contact-1', name: 'Vera', email: 'vera@example.test', text: 'Call me' };
    const from = { workspaceId: house.chatbot.workspace_id, chatbotId: house.chatbot.id, visitorId: visitor_id };
    await must(house.contact.leave({ ...from, conversationId, ...message }));
    expect(await left).toMatchObject({ kind: 'contact', text: 'Call me' });
    expect(overheard).toEqual(['contact']);
  });
});

describe('alert:report', () => {
  test.each([
    ['nothing', { reports: [] }],
    ['an unknown channel', { reports: [{ ...report(newId()), channel: 'smoke' }] }],
    ['an unknown key', { reports: [{ ...report(newId()), memberId: newId() }] }],
    ['a reason with NUL', { reports: [{ ...report(newId()), reason: 'x\u0000' }] }],
    ['101 at once', { reports: Array.from({ length: 101 }, () => report(newId())) }],
  ])('refuses %s', async (_, request) => {
    const { socket } = await house.agent();
    const answer = await socket.emitWithAck('alert:report', request as never);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  test('of a foreign request answers like that of a missing one, and changes nothing', async () => {
    const visitor = await house.visitor();
    const { conversation } = await must(visitor.socket.emitWithAck('conversation:open', {}));
    await must(visitor.socket.emitWithAck('handoff:request', { conversationId: conversation.id }));
    const handoffId = (await house.conversations.view(conversation.id))?.forAgent.handoffId ?? '';
    const outsider = await house.agent({ workspaceId: (await buildWorkspace(house.db)).id });
    const foreign = await outsider.socket.emitWithAck('alert:report', { reports: [report(handoffId)] });
    expect(foreign).toEqual(await outsider.socket.emitWithAck('alert:report', { reports: [report(newId())] }));
    expect(await house.db.selectFrom('alert_receipts').selectAll().execute()).toEqual([]);
    const agent = await house.agent();
    await must(agent.socket.emitWithAck('alert:report', { reports: [report(handoffId)] }));
    const receipts = await house.db.selectFrom('alert_receipts').select(['about', 'member_id', 'outcome']).execute();
    expect(receipts).toEqual([{ about: handoffId, member_id: agent.memberId, outcome: 'seen' }]);
  });

  function report(handoffId: string) {
    return { about: { kind: 'new_request', handoffId }, channel: 'toast', outcome: 'seen' } as const;
  }
});

describe('alert:test', () => {
  test('without a mail server: comes back here alone, its mail is kept, and nothing counts it', async () => {
    const agent = await house.agent();
    const before = await storedAlerts();
    const overheard: unknown[] = [];
    (await house.agent()).socket.on('alert:raised', (push) => overheard.push(push));
    const raised = nextPush<RaisedAlert>(agent.socket, 'alert:raised');
    const mailed = nextPush<Outcome>(agent.socket, 'alert:mailed');
    const started = await must(agent.socket.emitWithAck('alert:test', {}));
    expect(started.mail).toBe('no_server');
    expect(await raised).toMatchObject({ id: started.alertId, kind: 'test', conversationId: null, words: [] });
    expect(await mailed).toMatchObject({ alertId: started.alertId, state: 'kept' });
    expect(overheard).toEqual([]);
    expect(await storedAlerts()).toEqual(before);
    const synced = await must(agent.socket.emitWithAck('session:sync', { known: [] }));
    expect(synced.queue.map(({ id }) => id)).not.toContain(started.alertId);
  });

  test('for a member who wants no mail at all', async () => {
    const agent = await house.agent();
    const never = {
      new_request: 'never',
      waiting: 'never',
      message: 'never',
      keyword: 'never',
      contact: 'never',
    } as const;
    const preferences = { choices: never, chatbots: [], quietHours: { enabled: false, schedule: null } };
    await must(
      house.alerts.preferences.save({ memberId: agent.memberId, workspaceId: house.chatbot.workspace_id }, preferences),
    );
    const mailed = nextPush<Outcome>(agent.socket, 'alert:mailed');
    expect(await must(agent.socket.emitWithAck('alert:test', {}))).toMatchObject({ mail: 'off' });
    expect(await mailed).toMatchObject({ state: 'off' });
  });

  describe('with a mail server', () => {
    let server: TestMailServer;
    let connected: SocketHouse;
    beforeAll(async () => {
      server = await startMailServer();
      connected = await openSocketHouse({ smtpUrl: server.url });
    });
    afterAll(async () => {
      await connected.close();
      await server.close();
    });

    test('mails the member, and tells when it was sent', async () => {
      const agent = await connected.agent();
      const mailed = nextPush<Outcome>(agent.socket, 'alert:mailed');
      const started = await must(agent.socket.emitWithAck('alert:test', {}));
      expect(started.mail).toBe('on_its_way');
      expect(await mailed).toMatchObject({ alertId: started.alertId, state: 'sent' });
      expect(server.received.map(({ recipients }) => recipients)).toEqual([[agent.me.email]]);
      expect(await storedAlerts(connected)).toEqual([]);
    });

    test('tells what the mail server had against it', async () => {
      server.mood = { refuseRecipient: 550 };
      const agent = await connected.agent();
      const mailed = nextPush<Outcome>(agent.socket, 'alert:mailed');
      await must(agent.socket.emitWithAck('alert:test', {}));
      const outcome = await mailed;
      expect(outcome).toMatchObject({ state: 'failed' });
      expect(outcome.detail).not.toBe('');
      server.mood = 'take';
    });

    test('a real request is with the mail server within two seconds', async () => {
      await connected.signIn();
      const count = server.received.length;
      const visitor = await connected.visitor();
      const { conversation } = await must(visitor.socket.emitWithAck('conversation:open', {}));
      const began = performance.now();
      await must(visitor.socket.emitWithAck('handoff:request', { conversationId: conversation.id }));
      await expect.poll(() => server.received.length, { timeout: 2_000 }).toBeGreaterThan(count);
      expect(performance.now() - began).toBeLessThan(2_000);
    });
  });
});

describe('what an alert links to', () => {
  async function strangeConversation() {
    const visitor = await house.visitor();
    const { conversation } = await must(visitor.socket.emitWithAck('conversation:open', {}));
    return conversation.id;
  }

  test('can be read by whoever may see transcripts, and not written', async () => {
    const conversationId = await strangeConversation();
    const reader = await house.agent({ permissions: ['chats.respond', 'transcripts.view'] });
    const opened = await must(reader.socket.emitWithAck('conversation:open', { conversationId }));
    expect(opened.conversation).toMatchObject({ id: conversationId, status: 'bot' });
    const page = await must(reader.socket.emitWithAck('conversation:page', { conversationId, afterSeq: 0 }));
    expect(page.messages).toHaveLength(1);
    const refused = await Promise.all([
      reader.socket.emitWithAck('message:send', { conversationId, clientId: 'intrude-1', text: 'Hello' }),
      reader.socket.emitWithAck('draft:set', { conversationId, text: 'Hello' }),
      reader.socket.emitWithAck('typing:set', { conversationId, typing: true }),
      reader.socket.emitWithAck('handoff:complete', { conversationId }),
    ]);
    expect(refused.map(({ ok }) => ok)).toEqual([false, false, false, false]);
    await reader.socket.emitWithAck('message:read', { conversationId, seq: 1 });
    expect((await house.conversations.view(conversationId))?.forAgent.agentReadSeq).toBe(0);
  });

  test('is missing for an agent without that permission, and for other companies', async () => {
    const conversationId = await strangeConversation();
    const workspaceId = (await buildWorkspace(house.db)).id;
    const agents = [
      await house.agent(),
      await house.agent({ permissions: ['chats.respond', 'transcripts.view', 'workspace.manage'], workspaceId }),
    ];
    for (const { socket } of agents) {
      const missing = await socket.emitWithAck('conversation:open', { conversationId: newId() });
      expect(missing).toMatchObject({ ok: false, error: { code: 'not_found' } });
      expect(await socket.emitWithAck('conversation:open', { conversationId })).toEqual(missing);
      expect(await socket.emitWithAck('conversation:page', { conversationId, afterSeq: 0 })).toEqual(missing);
    }
  });
});
