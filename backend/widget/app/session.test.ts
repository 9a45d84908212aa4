import { expect, it } from 'vitest';
import { buildAvailability, buildChatbot } from '../test/build-chatbot.ts';
import { buildConversation, buildMessage, buildMessages, CONVERSATION_ID } from '../test/build-messages.ts';
import { createManualNatives } from '../test/manual-natives.ts';
import type { Call } from './connection/visitor-calls.ts';
import { createSession } from './session.ts';
import { initialState } from './state/chat-state.ts';
import { createStore } from './state/store.ts';
import { openVisit } from './visit.ts';

const NEXT_ID = '01890a5d-ac96-774b-bcce-b302099a8002';

function createMap() {
  const kept = new Map<string, string>();
  return {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => void kept.set(key, value),
    remove: (key: string) => void kept.delete(key),
    keys: (prefix: string) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  };
}

/** A session before a server that has one conversation with three messages, and refuses the first pages it is asked for. */
async function setUp({ refusedPages }: { refusedPages: number }) {
  const natives = createManualNatives();
  const store = createStore(initialState([], { conversationId: null, seq: 0 }));
  const server = { conversation: buildConversation({ lastSeq: 1 }), messages: buildMessages(1) };
  let refusals = refusedPages;
  const answer = (name: string): unknown => {
    if (name === 'session:start') {
      const thread = { ...structuredClone(server), hasMore: false };
      const serverTime = '2026-01-05T10:00:00.000Z';
      return { visitorToken: null, serverTime, chatbot: buildChatbot(), availability: buildAvailability(), thread };
    }
    expect(name).toBe('conversation:page');
    refusals -= 1;
    return refusals >= 0 ? null : { messages: server.messages.slice(1), hasMore: false };
  };
  const call = (async (name: string) => {
    await Promise.resolve();
    const value = answer(name);
    return value ? { ok: true, value } : { ok: false, error: { code: 'busy', message: '', retryAfterMs: 300 } };
  }) as Call;
  const visit = openVisit('chatbot', createMap(), createMap());
  const session = createSession({ store, call, visit, natives, onStarted: () => undefined });
  await session.start();
  return { store, server, natives };
}

it('a page that the server has no time for is asked for again', async () => {
  const { store, server, natives } = await setUp({ refusedPages: 2 });
  server.messages = buildMessages(3);
  store.dispatch({ type: 'message-created', message: buildMessage(3) });
  for (let turn = 0; turn < 5; turn += 1) {
    await natives.runMicrotasks();
    natives.runNextTimer();
  }
  await natives.runMicrotasks();
  expect(store.get().thread?.messages).toEqual(buildMessages(3));
});

it('goes over to the conversation another tab has begun, also while a page of this one is refused', async () => {
  const { store, server, natives } = await setUp({ refusedPages: 3 });
  store.dispatch({ type: 'message-created', message: buildMessage(3) });
  // Begun elsewhere: known by its first message only.
  server.conversation = buildConversation({ id: NEXT_ID, lastSeq: 1 });
  server.messages = [buildMessage(1, { conversationId: NEXT_ID })];
  store.dispatch({ type: 'message-created', message: buildMessage(1, { conversationId: NEXT_ID }) });
  expect(store.get()).toMatchObject({ outOfStep: true, thread: { conversation: { id: CONVERSATION_ID } } });
  for (let turn = 0; turn < 5; turn += 1) {
    await natives.runMicrotasks();
    natives.runNextTimer();
  }
  await natives.runMicrotasks();
  expect(store.get()).toMatchObject({ outOfStep: false, thread: { conversation: { id: NEXT_ID } } });
});
