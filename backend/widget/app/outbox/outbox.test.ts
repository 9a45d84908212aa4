import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAvailability, buildChatbot } from '../../test/build-chatbot.ts';
import { buildConversation, buildMessages, CONVERSATION_ID } from '../../test/build-messages.ts';
import { createManualNatives } from '../../test/manual-natives.ts';
import type { Call, CallFailure } from '../connection/visitor-calls.ts';
import { initialState } from '../state/chat-state.ts';
import { createStore } from '../state/store.ts';
import { createOutbox } from './outbox.ts';
import { createOutboxStorage, mirrorOutbox } from './outbox-storage.ts';

type Fate = 'ok' | 'lost before' | 'lost after' | CallFailure['code'];

/** An outbox, a server that stores once per client id, and a line whose every send has a fate. */
function setUp(fates: Fate[] = [], kept = new Map<string, string>()) {
  const natives = createManualNatives();
  const storage = createOutboxStorage(
    {
      get: (key) => kept.get(key) ?? null,
      set: (key, value) => void kept.set(key, value),
      remove: (key) => void kept.delete(key),
      keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    },
    'outbox:',
  );
  const store = createStore(initialState(storage.load(), { conversationId: null, seq: 0 }));
  mirrorOutbox(store, storage);
  const stored: { clientId: string; text: string }[] = [];
  const call = (async (name: string, request: { clientId: string; text: string }) => {
    expect(name).toBe('message:send');
    const fate = fates.shift() ?? 'ok';
    const failure = (code: CallFailure['code']) => ({ ok: false, error: { code, message: code } });
    if (fate === 'lost before') return failure('no_answer');
    if (fate !== 'ok' && fate !== 'lost after') return failure(fate);
    if (!stored.some(({ clientId }) => clientId === request.clientId)) stored.push(request);
    if (fate === 'lost after') return failure('no_answer');
    const seq = stored.findIndex(({ clientId }) => clientId === request.clientId) + 2;
    return { ok: true, value: { id: `m${seq}`, seq, at: '2026-01-05T10:00:00.000Z' } };
  }) as Call;
  const thread = { conversation: buildConversation({ lastSeq: 1 }), messages: buildMessages(1), hasMore: false };
  const outbox = createOutbox({
    store,
    call,
    natives,
    openConversation: async () => {
      store.dispatch({ type: 'thread-opened', thread });
      return CONVERSATION_ID;
    },
  });
  const connect = () => {
    store.dispatch({
      type: 'session-started',
      chatbot: buildChatbot(),
      availability: buildAvailability(),
      thread: null,
    });
    outbox.resume();
  };
  const settle = async () => {
    do await natives.runMicrotasks();
    while (natives.runNextTimer());
  };
  return { outbox, store, stored, kept, connect, settle };
}

describe('outbox', () => {
  it('does not send blank text', () => {
    const { outbox, store } = setUp();
    outbox.send('  \n ');
    expect(store.get().outbox).toEqual([]);
  });

  it('keeps what the server refuses for good, with the reason, and goes on with the next', async () => {
    const { outbox, store, stored, connect, settle } = setUp(['wrong_state']);
    connect();
    outbox.send('too late');
    outbox.send('next');
    await settle();
    expect(stored.map(({ text }) => text)).toEqual(['next']);
    expect(store.get().outbox).toMatchObject([{ text: 'too late', refusal: 'wrong_state' }]);
  });

  it('sends a refused message anew, as another one', async () => {
    const { outbox, store, stored, connect, settle } = setUp(['idempotency_mismatch']);
    connect();
    outbox.send('again');
    await settle();
    const refused = store.get().outbox[0]?.clientId ?? '';
    outbox.retry(refused);
    await settle();
    expect(stored.map(({ text }) => text)).toEqual(['again']);
    expect(stored[0]?.clientId).not.toBe(refused);
    expect(store.get().outbox).toEqual([]);
  });

  it('waits for the connection', async () => {
    const { outbox, stored, connect, settle } = setUp();
    outbox.send('written offline');
    await settle();
    expect(stored).toEqual([]);
    connect();
    await settle();
    expect(stored.map(({ text }) => text)).toEqual(['written offline']);
  });

  it('sends what another page left behind, under the same client id', async () => {
    const kept = new Map<string, string>();
    const before = setUp([], kept);
    before.outbox.send('left behind');
    const clientId = before.store.get().outbox[0]?.clientId;
    const after = setUp([], kept);
    after.connect();
    await after.settle();
    expect(after.stored).toMatchObject([{ clientId, text: 'left behind' }]);
    expect(kept.size).toBe(0);
  });

  it('stores each once and in order, whatever is lost on the way', async () => {
    const fate = fc.constantFrom<Fate>('ok', 'lost before', 'lost after', 'rate_limited', 'busy', 'unavailable');
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 25 }), fc.integer({ min: 1, max: 8 }), async (fates, count) => {
        const { outbox, store, stored, kept, connect, settle } = setUp(fates);
        const words = Array.from({ length: count }, (_, index) => `word ${index}`);
        connect();
        for (const word of words) outbox.send(word);
        await settle();
        expect(stored.map(({ text }) => text)).toEqual(words);
        expect(store.get().outbox).toEqual([]);
        expect(kept.size).toBe(0);
        const own = store.get().thread?.messages.filter(({ author }) => author.kind === 'visitor');
        expect(own?.map(({ content }) => content.kind === 'text' && content.text)).toEqual(words);
      }),
      { numRuns: 60 },
    );
  });
});
