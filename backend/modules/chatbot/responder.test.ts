import { describe, expect, test } from 'vitest';
import type { HandoffReason } from '#contract/messages.ts';
import { type Failure, fail, succeed } from '#contract/result.ts';
import type { DomainEvents } from '../../server/events.ts';
import type { Turn } from '../conversation/index.ts';
import type { BotEngine } from './engine/bot-engine.ts';
import { createKnowledgeEngine } from './engine/knowledge-engine.ts';
import { createKnowledgeIndex } from './knowledge/knowledge-index.ts';
import { createResponder, type ResponderDeps } from './responder.ts';
import type { TextMessage } from './rules/decide-owed.ts';
import { THRESHOLDS } from './rules/decide-reply.ts';
import { type BotSettings, DEFAULT_SETTINGS } from './settings.ts';

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

const OFFER = { offer: 'live_agent' };

function job(text: string, seq = 2, conversationId = 'conversation') {
  return { chatbotId: 'bot', visitorId: 'visitor', message: { ...buildMessage(text, seq), conversationId } };
}

/** Something the bot said before. */
function buildTurn(given: Partial<Turn>): Turn {
  return {
    id: 'said',
    seq: 1,
    from: 'bot',
    text: 'Said before.',
    replyTo: null,
    verdict: null,
    sources: [],
    offer: null,
    ...given,
  };
}

interface Circumstances {
  handoffEnabled?: boolean;
  before?: Turn[];
  settings?: Partial<BotSettings>;
  engine?: BotEngine;
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
  const requested: { conversationId: string; reason: HandoffReason }[] = [];
  const streamed: DomainEvents['reply.streaming'][] = [];
  const waits: number[] = [];
  const results = [...(given.sendResults ?? [])];
  const engine = given.engine ?? createKnowledgeEngine(createKnowledgeIndex(entries), THRESHOLDS);
  const responder = createResponder({
    conversations: {
      async sendFromBot(input) {
        sent.push(input);
        const result = results.shift() ?? receipt;
        if (result instanceof Error) throw result;
        return result;
      },
      async turns({ beforeSeq = 0 }) {
        await given.beforeDeciding?.(beforeSeq);
        return given.before ?? [];
      },
    },
    handoffs: {
      async request({ conversationId, reason }) {
        requested.push({ conversationId, reason });
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
      settings: { ...DEFAULT_SETTINGS, ...given.settings },
    }),
    findMind: async (chatbot) => {
      if (given.broken) throw new Error('no index');
      return { chatbot, engine, titleOf: () => null };
    },
    events: {
      emit(name, event) {
        if (name === 'reply.streaming') streamed.push(event as DomainEvents['reply.streaming']);
      },
    },
    log: { error: () => {}, warn: () => {} },
    wait:
      given.wait ??
      (async (ms) => {
        waits.push(ms);
      }),
  });
  return { responder, sent, requested, streamed, waits, respond: (text: string) => responder.respond(job(text)) };
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
        detail: { verdict: 'answered', sources: ['hours'] },
      },
    ]);
  });

  test('that is not known offers a person', async () => {
    const { respond, sent } = build();
    await respond('do you sell spaceships?');
    expect(sent).toMatchObject([{ detail: OFFER, text: expect.stringContaining("don't know") }]);
  });

  test('that is not known offers nobody where there is nobody, and says so', async () => {
    const { respond, sent } = build({ handoffEnabled: false });
    await respond('do you sell spaceships?');
    expect(sent[0]?.detail).not.toHaveProperty('offer');
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
    const replies = [2, 3, 4].map((seq) => responder.respond(job('when are you open?', seq)));
    await new Promise(setImmediate);
    slow.resolve();
    await Promise.all(replies);
    expect(sent.map((input) => input.replyTo)).toEqual(['message-2', 'message-3', 'message-4']);
  });

  test('does not wait for another conversation', async () => {
    const never = new Promise<void>(() => {});
    const { responder, sent } = build({ beforeDeciding: (seq) => (seq === 2 ? never : Promise.resolve()) });
    void responder.respond(job('hi', 2));
    await responder.respond(job('hi', 3, 'another'));
    expect(sent.map((input) => input.conversationId)).toEqual(['another']);
  });
});

describe('asking for a person', () => {
  test('requests a handoff and says nothing besides', async () => {
    const { respond, sent, requested } = build();
    await respond('can I talk to a human?');
    expect(requested).toEqual([{ conversationId: 'conversation', reason: 'visitor_asked' }]);
    expect(sent).toEqual([]);
  });

  test('is what "yes" means after an offer', async () => {
    const { respond, requested } = build({ before: [buildTurn({ offer: 'low_confidence' })] });
    await respond('yes please');
    expect(requested).toEqual([{ conversationId: 'conversation', reason: 'low_confidence' }]);
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
    expect(sent).toMatchObject([{ detail: OFFER, text: expect.stringContaining('Something went wrong') }]);
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
    expect(sent).toMatchObject([{ detail: OFFER, text: expect.stringContaining('Something went wrong') }]);
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
    await responder.respond(job('hi', 2));
    await responder.respond(job('hi', 3));
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
    const done = responder.respond(job('hi'));
    await waiting.promise;
    responder.stop();
    await done;
    expect(sent).toHaveLength(1);
  });
});

describe('a reply in the making', () => {
  /** An engine that shows its first words and waits to be released. */
  function buildSlowEngine() {
    const started = Promise.withResolvers<AbortSignal>();
    const finish = Promise.withResolvers<string>();
    const engine: BotEngine = {
      async reply(_, { signal, onText }) {
        onText('');
        onText('From nine');
        started.resolve(signal);
        const text = await finish.promise;
        onText(text);
        return { type: 'written', text, entryIds: ['hours'] };
      },
    };
    return { engine, started: started.promise, finish: finish.resolve };
  }

  test('is shown as far as it is, and then stored once', async () => {
    const slow = buildSlowEngine();
    const { respond, sent, streamed } = build({ engine: slow.engine });
    const done = respond('when are you open?');
    await slow.started;
    expect(streamed).toEqual([
      { visitorId: 'visitor', conversationId: 'conversation', replyTo: 'message-2', text: '' },
      { visitorId: 'visitor', conversationId: 'conversation', replyTo: 'message-2', text: 'From nine' },
    ]);
    slow.finish('From nine to five.');
    await done;
    expect(sent).toMatchObject([{ text: 'From nine to five.', detail: { verdict: 'answered', sources: ['hours'] } }]);
  });

  test('that comes after the conversation went to a person is neither shown nor stored', async () => {
    const slow = buildSlowEngine();
    const { responder, sent, streamed } = build({ engine: slow.engine });
    const done = responder.respond(job('when are you open?'));
    const signal = await slow.started;
    responder.abandon('conversation');
    expect(signal.aborted).toBe(true);
    slow.finish('From nine to five.');
    await done;
    expect(sent).toEqual([]);
    expect(streamed.map(({ text }) => text)).toEqual(['', 'From nine']);
  });

  test('takes those behind it along when the conversation goes to a person', async () => {
    const slow = buildSlowEngine();
    const { responder, sent } = build({ engine: slow.engine });
    const both = [responder.respond(job('when are you open?', 2)), responder.respond(job('hi', 3))];
    await slow.started;
    responder.abandon('conversation');
    slow.finish('From nine to five.');
    await Promise.all(both);
    expect(sent).toEqual([]);
    await responder.respond(job('hi', 6));
    expect(sent.map(({ replyTo }) => replyTo)).toEqual(['message-6']);
  });

  test('is asked for once, however often it has to be stored', async () => {
    let asked = 0;
    const engine: BotEngine = {
      async reply() {
        asked += 1;
        return { type: 'written', text: 'From nine to five.', entryIds: [] };
      },
    };
    const { respond, sent } = build({ engine, sendResults: [fail('unavailable', 'down'), new Error('down')] });
    await respond('when are you open?');
    expect(sent).toHaveLength(3);
    expect(asked).toBe(1);
  });

  test('is taken back when it could not be stored', async () => {
    const slow = buildSlowEngine();
    const sendResults = Array.from({ length: 5 }, () => fail('unavailable', 'down'));
    const { respond, streamed } = build({ engine: slow.engine, sendResults });
    slow.finish('From nine to five.');
    await respond('when are you open?');
    expect(streamed.at(-1)).toMatchObject({ replyTo: 'message-2', text: null });
  });

  test('that breaks is an offer with its reason', async () => {
    const engine: BotEngine = { reply: async () => ({ type: 'failure', why: 'timeout' }) };
    const { respond, sent } = build({ engine });
    await respond('when are you open?');
    expect(sent).toMatchObject([{ detail: { ...OFFER, offerReason: 'bot_error', verdict: 'failed' } }]);
  });
});

describe('escalation', () => {
  const miss: BotEngine = { reply: async ({ personOffered }) => ({ type: 'miss', again: personOffered }) };
  const missed = buildTurn({ verdict: 'missed' });

  test('waits for as many misses as the owner wants', async () => {
    const settings = { missesBeforeOffer: 3 };
    const first = build({ engine: miss, settings, before: [missed] });
    await first.respond('and teapots?');
    expect(first.sent).toMatchObject([{ detail: { verdict: 'missed' }, text: expect.stringContaining('other words') }]);
    expect(first.sent[0]?.detail).not.toHaveProperty('offer');
    const third = build({ engine: miss, settings, before: [missed, missed] });
    await third.respond('and teapots?');
    expect(third.sent).toMatchObject([{ detail: { ...OFFER, offerReason: 'repeated_fallback' } }]);
  });

  test.each([
    ['a keyword', { phrases: [], keywords: ['Refund'] }, 'keyword'],
    ['a phrase', { phrases: ['want a refund'], keywords: [] }, 'rule'],
  ])('%s brings a person without asking the engine', async (_, rules, reason) => {
    const engine: BotEngine = {
      reply: async () => {
        throw new Error('must not be asked');
      },
    };
    const { respond, sent, requested } = build({ engine, settings: { rules } });
    await respond('I want a refund!');
    expect(requested).toEqual([{ conversationId: 'conversation', reason }]);
    expect(sent).toEqual([]);
  });

  test('does not happen where there is nobody', async () => {
    const { respond, sent, requested } = build({
      engine: miss,
      handoffEnabled: false,
      settings: { rules: { phrases: [], keywords: ['refund'] } },
    });
    await respond('refund');
    expect(requested).toEqual([]);
    expect(sent[0]?.detail).toEqual({ verdict: 'missed' });
  });
});
