import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '#contract/messages.ts';
import type { VisitorPushes } from '#contract/visitor-socket.ts';
import { buildKnowledgeEntry } from '../../test-support/factories.ts';
import {
  beginStream,
  callsTool,
  endStream,
  type FakeModelServer,
  says,
  startFakeModelServer,
  writeChunk,
} from '../../test-support/fake-model-server.ts';
import { must } from '../../test-support/socket-clients.ts';
import { nextPush, openSocketHouse, type SocketHouse } from '../../test-support/socket-house.ts';

let model: FakeModelServer;
let house: SocketHouse;
let entryId: string;
beforeAll(async () => {
  model = await startFakeModelServer();
  house = await openSocketHouse({ languageModel: model.settings });
  const { id } = house.chatbot;
  await house.db.updateTable('chatbots').set({ engine: 'model' }).where('id', '=', id).execute();
  const entry = { chatbot_id: id, question: 'How much does shipping cost?', answer: 'Five euros.' };
  entryId = (await buildKnowledgeEntry(house.db, entry)).id;
});
afterAll(async () => {
  await house.close();
  await model.stop();
});
beforeEach(() => {
  house.faults.length = 0;
});

type Streaming = VisitorPushes['reply:streaming'];
const isBotText = (message: Message): boolean => message.author.kind === 'bot' && message.seq > 1;
const isRequested = ({ content }: Message): boolean =>
  content.kind === 'event' && content.event.type === 'handoff_requested';

/** A visitor who has asked something that the model is to answer. */
async function askAboutShipping() {
  const { socket } = await house.visitor();
  const streamed: (string | null)[] = [];
  socket.on('reply:streaming', ({ text }) => streamed.push(text));
  const { conversation } = await must(socket.emitWithAck('conversation:open', {}));
  const conversationId = conversation.id;
  let sends = 0;
  return {
    socket,
    streamed,
    conversationId,
    send: (text = 'How much is shipping?') => {
      sends += 1;
      return must(socket.emitWithAck('message:send', { conversationId, clientId: `client-id-${sends}`, text }));
    },
    botSays: () => nextPush<Message>(socket, 'message:created', isBotText),
    messages: () =>
      house.db
        .selectFrom('messages')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .orderBy('seq')
        .execute(),
    handoff: () =>
      house.db
        .selectFrom('handoffs')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .executeTakeFirstOrThrow(),
  };
}

/** The model says nine words and waits. */
function hesitate() {
  const began = Promise.withResolvers<ServerResponse>();
  model.answer((response) => {
    beginStream(response);
    for (let word = 0; word < 12; word += 1) writeChunk(response, { content: `word${word} ` });
    began.resolve(response);
  });
  return began.promise;
}

describe('the model', () => {
  test('writes the answer before the visitor’s eyes; what is stored takes its place', async () => {
    const visitor = await askAboutShipping();
    const began = hesitate();
    const answered = visitor.botSays();
    const started = nextPush<Streaming>(visitor.socket, 'reply:streaming', ({ text }) => text !== '');
    const receipt = await visitor.send();
    expect(await started).toEqual({
      conversationId: visitor.conversationId,
      replyTo: receipt.id,
      text: expect.stringMatching(/^word0/),
    });
    endStream(await began);
    expect(await answered).toMatchObject({ seq: 3, content: { kind: 'text', text: expect.stringMatching(/word11$/) } });
    const stored = await visitor.messages();
    expect(stored.at(-1)?.detail).toMatchObject({ verdict: 'answered', sources: [entryId] });
    expect(visitor.streamed[0]).toBe('');
    expect(house.faults).toEqual([]);
  });

  test('is cut short by a request for a person: nothing of its answer is shown or stored any more', async () => {
    const visitor = await askAboutShipping();
    hesitate();
    const started = nextPush<Streaming>(visitor.socket, 'reply:streaming', ({ text }) => text !== '');
    await visitor.send();
    await started;
    const requested = nextPush<Message>(visitor.socket, 'message:created', isRequested);
    const { conversationId } = visitor;
    await must(visitor.socket.emitWithAck('handoff:request', { conversationId }));
    await requested;
    const shown = visitor.streamed.length;
    // The model is let go at once, not when it has been silent for too long: that would be warned of.
    await model.released();
    await house.events.settled();
    // A round trip: whatever was pushed before has arrived.
    await visitor.send('hello?');
    expect(visitor.streamed.slice(shown)).toEqual([]);
    expect((await visitor.messages()).map((message) => message.author_kind)).toEqual([
      'bot',
      'visitor',
      'system',
      'visitor',
    ]);
    expect(house.faults).toEqual([]);
  });

  test('is cut short by the visitor’s leaving', async () => {
    const visitor = await askAboutShipping();
    const began = hesitate();
    await visitor.send();
    await began;
    await must(visitor.socket.emitWithAck('conversation:end', { conversationId: visitor.conversationId }));
    await model.released();
    await house.events.settled();
    expect((await visitor.messages()).map((message) => message.author_kind)).toEqual(['bot', 'visitor', 'system']);
    expect(house.faults).toEqual([]);
  });

  test('that calls for a person because the visitor wants one gets one', async () => {
    const visitor = await askAboutShipping();
    model.answer(callsTool('request_live_agent', '{"why":"visitor_asked"}'));
    const requested = nextPush<Message>(visitor.socket, 'message:created', isRequested);
    await visitor.send('How much is shipping? I would rather hear it from Anna');
    await requested;
    expect(await visitor.handoff()).toMatchObject({ state: 'pending', reason: 'visitor_asked' });
  });

  test('that breaks is never silence, and its failure is the reason the agent reads', async () => {
    const visitor = await askAboutShipping();
    model.answer((response) => void response.writeHead(503).end());
    const answered = visitor.botSays();
    await visitor.send();
    expect(await answered).toMatchObject({
      content: { text: expect.stringContaining('Something went wrong'), offer: 'live_agent' },
    });
    const { conversationId } = visitor;
    await must(visitor.socket.emitWithAck('handoff:request', { conversationId }));
    expect(await visitor.handoff()).toMatchObject({
      reason: 'bot_error',
      summary: {
        lastQuestion: 'How much is shipping?',
        tried: [{ question: 'How much is shipping?', answerTitle: null }],
      },
    });
  });

  test('answers are named by their entries in the summary', async () => {
    const visitor = await askAboutShipping();
    model.answer(says('Five euros, wherever you live.'));
    const answered = visitor.botSays();
    await visitor.send();
    await answered;
    const requested = nextPush<Message>(visitor.socket, 'message:created', isRequested);
    await visitor.send('Can I talk to a person?');
    await requested;
    expect(await visitor.handoff()).toMatchObject({
      reason: 'visitor_asked',
      summary: {
        lastQuestion: 'How much is shipping?',
        tried: [{ question: 'How much is shipping?', answerTitle: 'How much does shipping cost?' }],
      },
    });
  });
});
