import { describe, expect, test } from 'vitest';
import { fail } from '#contract/result.ts';
import { build, buildTurn, job, OFFER } from './test-responder.ts';

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
    const { responder, sent } = build({ beforeDeciding: (_, nth) => (nth === 1 ? slow.promise : Promise.resolve()) });
    const replies = [2, 3, 4].map((seq) => responder.respond(job('when are you open?', seq)));
    await new Promise(setImmediate);
    slow.resolve();
    await Promise.all(replies);
    expect(sent.map((input) => input.replyTo)).toEqual(['message-2', 'message-3', 'message-4']);
  });

  test('does not wait for another conversation', async () => {
    const never = new Promise<void>(() => {});
    const { responder, sent } = build({ beforeDeciding: (id) => (id === 'conversation' ? never : Promise.resolve()) });
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
