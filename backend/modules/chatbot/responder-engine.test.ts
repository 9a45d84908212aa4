import { describe, expect, test } from 'vitest';
import { fail } from '#contract/result.ts';
import type { BotEngine } from './engine/bot-engine.ts';
import { build, buildTurn, job, OFFER } from './test-responder.ts';

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
