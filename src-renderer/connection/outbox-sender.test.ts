import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CallError, fail, succeed } from '#contract/result.ts';
import { MemoryStorage } from '../test/memory-storage.ts';
import { type CallAgent, UNANSWERED } from './agent-calls.ts';
import { enqueue, type Outbox } from './outbox.ts';
import { createOutboxSender } from './outbox-sender.ts';
import { createOutboxStorage } from './outbox-storage.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A sender whose server answers from `answers`, then with receipts. */
function open(answers: unknown[]) {
  let outbox: Outbox = [];
  const sent: string[] = [];
  const storage = createOutboxStorage(new MemoryStorage(), 'ana');
  const state = { ready: true, unauthorized: 0 };
  const call = (async (_name: string, request: { text: string }) => {
    sent.push(request.text);
    return answers.shift() ?? succeed({ id: 'id', seq: sent.length, at: '2026-11-23T09:00:00.000Z' });
  }) as unknown as CallAgent;
  const sender = createOutboxSender({
    call,
    storage,
    read: () => outbox,
    write: (next) => {
      outbox = next;
    },
    isReady: () => state.ready,
    onReceipt: () => undefined,
    onUnauthorized: () => {
      state.unauthorized += 1;
    },
  });
  function write(text: string): void {
    outbox = enqueue(outbox, { clientId: `client-${text}`, conversationId: 'c1', text, createdAt: 0 });
    const entry = outbox.at(-1);
    if (entry) storage.put(entry);
    sender.pump();
  }
  return { sender, write, sent, storage, state, states: () => outbox.map((entry) => entry.state) };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test.each(['wrong_state', 'forbidden', 'not_found', 'invalid', 'idempotency_mismatch'] as const)(
  '%s is final: the message is marked as failed and kept, the next one goes out',
  async (code) => {
    const desk = open([fail(code, 'no')]);
    desk.write('one');
    desk.write('two');
    await settle();
    expect(desk.sent).toEqual(['one', 'two']);
    expect(desk.states()).toEqual(['failed', 'sent']);
    expect(desk.storage.load()).toMatchObject([{ text: 'one', state: 'failed' }]);
  },
);

test.each(['busy', 'unavailable', 'rate_limited', 'internal'] as const)('%s is tried again, in order', async (code) => {
  const details: Partial<CallError> = code === 'internal' ? {} : { retryAfterMs: 3_000 };
  const desk = open([fail(code, 'later', details)]);
  desk.write('one');
  desk.write('two');
  await settle();
  expect(desk.sent).toEqual(['one']);
  expect(desk.states()).toEqual(['waiting', 'waiting']);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(desk.sent).toEqual(['one', 'one', 'two']);
  expect(desk.storage.load()).toEqual([]);
});

test('without an answer it waits for the connection, and goes out again then', async () => {
  const desk = open([UNANSWERED]);
  desk.write('one');
  desk.state.ready = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(desk.sent).toEqual(['one']);
  desk.state.ready = true;
  desk.sender.pump();
  await settle();
  expect(desk.sent).toEqual(['one', 'one']);
  expect(desk.states()).toEqual(['sent']);
});

test('a token that ran out is renewed, and the message is not lost', async () => {
  const desk = open([fail('unauthorized', 'expired')]);
  desk.write('one');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(desk.state.unauthorized).toBe(1);
  expect(desk.states()).toEqual(['sent']);
});
