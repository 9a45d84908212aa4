import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QueueChange } from '#contract/agent-socket.ts';
import type { VisitorConversation } from '#contract/conversations.ts';
import type { Message } from '#contract/messages.ts';
import { must } from '../../../test-support/socket-clients.ts';
import { nextPush, openSocketHouse, type SocketHouse } from '../../../test-support/socket-house.ts';

let house: SocketHouse;
beforeAll(async () => {
  house = await openSocketHouse();
});
afterAll(() => house.close());

async function openConversation(visitor: Awaited<ReturnType<SocketHouse['visitor']>>): Promise<string> {
  return (await must(visitor.socket.emitWithAck('conversation:open', {}))).conversation.id;
}

function fromBot(push: Message): boolean {
  return push.author.kind === 'bot';
}

describe('the main job', () => {
  test('question, answer, request, one winner, chat both ways, end', async () => {
    const ana = await house.agent({ name: 'Ana' });
    const ben = await house.agent({ name: 'Ben' });
    const visitor = await house.visitor();
    const conversationId = await openConversation(visitor);

    const answered = nextPush<Message>(visitor.socket, 'message:created', fromBot);
    const ask = { conversationId, clientId: 'question-1', text: 'When do you open?' };
    await must(visitor.socket.emitWithAck('message:send', ask));
    expect(await answered).toMatchObject({ seq: 3, content: { text: 'At nine.' } });

    const announced = [ana, ben].map((agent) =>
      nextPush<{ rev: number; change: QueueChange }>(agent.socket, 'queue:changed'),
    );
    const claims = { conversationId, name: 'Zoë', email: 'zoe@example.com' };
    const waiting = await must(visitor.socket.emitWithAck('handoff:request', claims));
    expect(waiting).toMatchObject({ status: 'pending', queuePosition: 1, visitor: { name: 'Zoë' } });
    const [toAna, toBen] = await Promise.all(announced);
    expect(toAna).toEqual(toBen);
    expect(toAna).toMatchObject({
      rev: ana.synced.rev + 1,
      change: { type: 'requested', handoff: { visitor: { name: 'Zoë' }, preview: { text: 'When do you open?' } } },
    });
    if (toAna?.change.type !== 'requested') throw new Error('unexpected');
    const { handoff } = toAna.change;

    const joined = nextPush<VisitorConversation>(visitor.socket, 'conversation:changed', (c) => c.status === 'active');
    const answers = await Promise.all(
      [ana, ben].map((agent) => agent.socket.emitWithAck('handoff:accept', { handoffId: handoff.id })),
    );
    const winner = answers[0]?.ok ? ana : ben;
    const loser = winner === ana ? ben : ana;
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      error: { code: 'already_claimed', claimedBy: { name: winner.me.name } },
    });
    expect(await joined).toMatchObject({ agentName: winner.me.name, queuePosition: null });

    const heard: string[] = [];
    loser.socket.on('message:created', () => heard.push('message'));
    loser.socket.on('conversation:changed', () => heard.push('conversation'));
    loser.socket.on('typing:changed', () => heard.push('typing'));

    const toAgent = nextPush<Message>(winner.socket, 'message:created', (push) => push.author.kind === 'visitor');
    const thanks = { conversationId, clientId: 'thanks-01', text: 'Are you real?' };
    const receipt = await must(visitor.socket.emitWithAck('message:send', thanks));
    expect(await toAgent).toMatchObject({ id: receipt.id, seq: receipt.seq, clientId: 'thanks-01' });

    const seesTyping = nextPush(visitor.socket, 'typing:changed');
    await must(winner.socket.emitWithAck('typing:set', { conversationId, typing: true }));
    expect(await seesTyping).toEqual({ conversationId, name: winner.me.name, typing: true });

    const toVisitor = nextPush<Message>(visitor.socket, 'message:created', (push) => push.author.kind === 'agent');
    const hello = { conversationId, clientId: 'hello-001', text: 'As real as it gets.' };
    await must(winner.socket.emitWithAck('message:send', hello));
    expect(await toVisitor).toMatchObject({ author: { kind: 'agent', name: winner.me.name } });

    expect(await loser.socket.emitWithAck('message:send', { ...hello, clientId: 'intrude-1' })).toMatchObject({
      ok: false,
      error: { code: 'wrong_state' },
    });
    expect(await loser.socket.emitWithAck('conversation:open', { conversationId })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });

    const ended = nextPush<VisitorConversation>(visitor.socket, 'conversation:changed', (c) => c.status === 'closed');
    await must(winner.socket.emitWithAck('handoff:complete', { conversationId }));
    await ended;
    expect(await visitor.socket.emitWithAck('message:send', { ...thanks, clientId: 'too-late-1' })).toMatchObject({
      ok: false,
      error: { code: 'wrong_state' },
    });
    expect(heard).toEqual([]);
    expect(house.faults).toEqual([]);
  });

  test('asking for a person in words is enough', async () => {
    const visitor = await house.visitor();
    const conversationId = await openConversation(visitor);
    const waiting = nextPush<VisitorConversation>(
      visitor.socket,
      'conversation:changed',
      (c) => c.status === 'pending',
    );
    const text = 'Can I talk to a human please?';
    await must(visitor.socket.emitWithAck('message:send', { conversationId, clientId: 'person-01', text }));
    expect(await waiting).toMatchObject({ status: 'pending' });
  });
});

describe('coming back', () => {
  test('a visitor gets only what they missed, in the same conversation', async () => {
    const visitor = await house.visitor();
    const conversationId = await openConversation(visitor);
    const answered = nextPush<Message>(visitor.socket, 'message:created', fromBot);
    await must(
      visitor.socket.emitWithAck('message:send', { conversationId, clientId: 'question-1', text: 'When do you open?' }),
    );
    await answered;
    visitor.socket.close();

    const back = await house.visitor(visitor.token);
    const again = await must(back.socket.emitWithAck('session:start', { known: { conversationId, afterSeq: 2 } }));
    expect(again.visitorToken).toBeNull();
    expect(again.thread?.messages.map((message) => message.seq)).toEqual([3]);
    expect(back.started.thread?.messages.map((message) => message.seq)).toEqual([1, 2, 3]);
  });

  test('an agent who was away finds queue and chats as they are', async () => {
    const agent = await house.agent();
    const visitor = await house.visitor();
    const conversationId = await openConversation(visitor);
    await must(visitor.socket.emitWithAck('handoff:request', { conversationId }));
    const before = await must(agent.socket.emitWithAck('session:sync', { known: [] }));
    const mine = before.queue.find((handoff) => handoff.conversationId === conversationId);
    await must(agent.socket.emitWithAck('handoff:accept', { handoffId: mine?.id ?? '' }));
    await must(visitor.socket.emitWithAck('message:send', { conversationId, clientId: 'meanwhile', text: 'hello?' }));

    const known = [{ conversationId, afterSeq: 3 }];
    const after = await must(agent.socket.emitWithAck('session:sync', { known }));
    expect(after.rev).toBeGreaterThan(before.rev);
    expect(after.queue.some((handoff) => handoff.conversationId === conversationId)).toBe(false);
    const chat = after.chats.find((each) => each.conversation.id === conversationId);
    expect(chat?.messages).toMatchObject([{ seq: 4, content: { text: 'hello?' } }]);
  });
});

describe('presence and availability', () => {
  test('visitors learn when agents come and go, once per change', async () => {
    const quiet = await openSocketHouse();
    try {
      const visitor = await quiet.visitor();
      const nobody = { handoff: false, agentsOnline: false, reason: 'nobody_here', contactForm: true };
      expect(visitor.started.availability).toMatchObject(nobody);
      const came = nextPush(visitor.socket, 'availability:changed');
      const agent = await quiet.agent();
      expect(await came).toMatchObject({ handoff: true, agentsOnline: true, reason: null });
      const away = nextPush(visitor.socket, 'availability:changed');
      await must(agent.socket.emitWithAck('presence:set', { choice: 'away' }));
      expect(await away).toMatchObject(nobody);
      const back = nextPush(visitor.socket, 'availability:changed');
      await must(agent.socket.emitWithAck('presence:set', { choice: 'online' }));
      await back;
      const left = nextPush(visitor.socket, 'availability:changed');
      agent.socket.close();
      expect(await left).toMatchObject(nobody);
    } finally {
      await quiet.close();
    }
  });
});
