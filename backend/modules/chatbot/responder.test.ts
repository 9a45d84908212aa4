import { describe, expect, test } from 'vitest';
import type { Message } from '#contract/messages.ts';
import { type Failure, fail, succeed } from '#contract/result.ts';
import { createReplyDecider } from './reply-decider.ts';
import { createResponder, type ResponderDeps } from './responder.ts';
import type { TextMessage } from './rules/decide-owed.ts';

type Sent = Parameters<ResponderDeps['conversations']['sendFromBot']>[0];

const entries = [{ id: 'hours', question: 'When are you open?', answer: 'From nine to five.' }];
const receipt = succeed({ id: 'reply', seq: 3, at: '2026-01-01T00:00:00.000Z' });

function buildMessage(text: string, seq = 2): TextMessage {
  return {
    id: `message-${seq}`,
    conversationId: 'conversation',
    seq,
    at: '2026-01-01T00:00:00.000Z',
    author: { kind: 'visitor', name: null },
    clientId: 'client-id',
    content: { kind: 'text', text },
  };
}

interface Circumstances {
  handoffEnabled?: boolean;
  before?: Message[];
  /** What the conversation answers to each send, in order; afterwards it accepts. */
  sendResults?: (Failure | Error)[];
  requestResult?: Failure | Error;
  broken?: boolean;
  /** Holds up the reply to the message with this seq. */
  beforeDeciding?: (seq: number) => Promise<void>;
  wait?: ResponderDeps['wait'];
}

function build(given: Circumstances = {}) {
  const sent: Sent[] = [];
  const requested: string[] = [];
  const waits: number[] = [];
  const results = [...(given.sendResults ?? [])];
  const decider = createReplyDecider(entries);
  const responder = createResponder({
    conversations: {
      async sendFromBot(input) {
        sent.push(input);
        const result = results.shift() ?? receipt;
        if (result instanceof Error) throw result;
        return result;
      },
      async page({ beforeSeq = 0 }) {
        await given.beforeDeciding?.(beforeSeq);
        return { messages: given.before ?? [], hasMore: false };
      },
    },
    handoffs: {
      async request({ conversationId }) {
        requested.push(conversationId);
        if (given.requestResult instanceof Error) throw given.requestResult;
        return given.requestResult ?? succeed({ handoffId: 'handoff' });
      },
    },
    findChatbot: async (id) => ({
      id,
      workspaceId: 'workspace',
      name: 'Bot',
      greeting: 'Hello',
      handoffEnabled: given.handoffEnabled ?? true,
    }),
    findDecider: async () => {
      if (given.broken) throw new Error('no index');
      return decider;
    },
    log: { error: () => {}, warn: () => {} },
    wait:
      given.wait ??
      (async (ms) => {
        waits.push(ms);
      }),
  });
  return { responder, sent, requested, waits, respond: (text: string) => responder.respond('bot', buildMessage(text)) };
}

describe('a reply', () => {
  test('says what the knowledge says, and from where', async () => {
    const { respond, sent } = build();
    await respond('when are you open?');
    expect(sent).toEqual([
      {
        conversationId: 'conversation',
        chatbot: { id: 'bot', name: 'Bot' },
        replyTo: 'message-2',
        text: 'From nine to five.',
        sources: ['hours'],
      },
    ]);
  });

  test('that is not known offers a person', async () => {
    const { respond, sent } = build();
    await respond('do you sell spaceships?');
    expect(sent).toMatchObject([{ offer: 'live_agent', text: expect.stringContaining("don't know") }]);
  });

  test('that is not known offers nobody where there is nobody, and says so', async () => {
    const { respond, sent } = build({ handoffEnabled: false });
    await respond('do you sell spaceships?');
    expect(sent[0]).not.toHaveProperty('offer');
    expect(sent[0]?.text).toContain("can't be passed on to a person");
  });

  test('to a greeting is a greeting', async () => {
    const { respond, sent } = build();
    await respond('hi!');
    expect(sent[0]?.text).toMatch(/^Hello/);
  });

  test('comes for each of several quick messages, in their order even when the first takes longest', async () => {
    const slow = Promise.withResolvers<void>();
    const { responder, sent } = build({ beforeDeciding: (seq) => (seq === 2 ? slow.promise : Promise.resolve()) });
    const replies = [2, 3, 4].map((seq) => responder.respond('bot', buildMessage('when are you open?', seq)));
    await new Promise(setImmediate);
    slow.resolve();
    await Promise.all(replies);
    expect(sent.map((input) => input.replyTo)).toEqual(['message-2', 'message-3', 'message-4']);
  });

  test('does not wait for another conversation', async () => {
    const never = new Promise<void>(() => {});
    const { responder, sent } = build({ beforeDeciding: (seq) => (seq === 2 ? never : Promise.resolve()) });
    void responder.respond('bot', buildMessage('hi', 2));
    await responder.respond('bot', { ...buildMessage('hi', 3), conversationId: 'another' });
    expect(sent.map((input) => input.conversationId)).toEqual(['another']);
  });
});

describe('asking for a person', () => {
  test('requests a handoff and says nothing besides', async () => {
    const { respond, sent, requested } = build();
    await respond('can I talk to a human?');
    expect(requested).toEqual(['conversation']);
    expect(sent).toEqual([]);
  });

  test('is what "yes" means after an offer', async () => {
    const offer: Message = {
      ...buildMessage('Would you like a person?', 1),
      author: { kind: 'bot', name: 'Bot' },
      content: { kind: 'text', text: 'Would you like a person?', offer: 'live_agent' },
    };
    const { respond, requested } = build({ before: [offer] });
    await respond('yes please');
    expect(requested).toEqual(['conversation']);
  });

  test('is answered honestly where handoff is off', async () => {
    const { respond, sent, requested } = build({ handoffEnabled: false });
    await respond('can I talk to a human?');
    expect(requested).toEqual([]);
    expect(sent[0]?.text).toContain("can't pass this chat on");
  });

  test.each([fail('internal', 'fault'), new Error('fault')])('that fails is never met with silence', async (fault) => {
    const { respond, sent } = build({ requestResult: fault });
    await respond('human please');
    expect(sent).toMatchObject([{ offer: 'live_agent', text: expect.stringContaining('Something went wrong') }]);
  });

  test('in a conversation that has just ended needs no reply', async () => {
    const { respond, sent } = build({ requestResult: fail('wrong_state', 'over') });
    await respond('human please');
    expect(sent).toEqual([]);
  });
});

describe('trouble', () => {
  test('of the bot itself ends in an offer of a person', async () => {
    const { respond, sent } = build({ broken: true });
    await respond('when are you open?');
    expect(sent).toMatchObject([{ offer: 'live_agent', text: expect.stringContaining('Something went wrong') }]);
  });

  test.each(['wrong_state', 'idempotency_mismatch', 'not_found'] as const)('%s is the end of it', async (code) => {
    const { respond, sent, waits } = build({ sendResults: [fail(code, 'no')] });
    await respond('hi');
    expect(sent).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('of the database is waited out, without a second reply', async () => {
    const { respond, sent, waits } = build({ sendResults: [fail('unavailable', 'down'), new Error('down')] });
    await respond('hi');
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((input) => input.replyTo)).size).toBe(1);
    expect(waits).toEqual([500, 2_000]);
  });

  test('that lasts is given up, and the next message gets its chance', async () => {
    const { responder, sent } = build({ sendResults: Array.from({ length: 5 }, () => fail('unavailable', 'down')) });
    await responder.respond('bot', buildMessage('hi', 2));
    await responder.respond('bot', buildMessage('hi', 3));
    expect(sent.map((input) => input.replyTo)).toEqual([...Array(5).fill('message-2'), 'message-3']);
  });

  test('does not outlive the server', async () => {
    const waiting = Promise.withResolvers<void>();
    const { responder, sent } = build({
      sendResults: [fail('unavailable', 'down')],
      wait: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          waiting.resolve();
        }),
    });
    const done = responder.respond('bot', buildMessage('hi'));
    await waiting.promise;
    responder.stop();
    await done;
    expect(sent).toHaveLength(1);
  });
});
