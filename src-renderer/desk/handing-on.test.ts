import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail, succeed } from '#contract/result.ts';
import { type CallAgent, UNANSWERED } from '../connection/agent-calls.ts';
import type { DeskEvent } from '../connection/mirror.ts';
import type { SyncEngine } from '../connection/sync-engine.ts';
import type { DeskState } from '../state/desk-state.ts';
import { buildConversation, buildDeskState, buildMirror } from '../test/build.ts';
import { createHandingOn } from './handing-on.ts';
import { createToasts } from './toasts.ts';

function open(answer: unknown) {
  const mirror = buildMirror({ chats: [{ conversation: buildConversation(), messages: [] }] });
  const store = createStore<DeskState>()(() => {
    const state = buildDeskState({ mirror });
    return { ...state, selection: { ...state.selection, tab: 'active', conversationId: 'c1' } };
  });
  const steps: unknown[] = [];
  const call = (async (name: string, request: object) => {
    steps.push([name, request]);
    return answer;
  }) as unknown as CallAgent;
  const engine = { ingest: (event: DeskEvent) => steps.push(event.type) } as unknown as SyncEngine;
  const drafts = {
    flushDraft: async () => void steps.push('draft told'),
    setDraft: (_id: string, text: string) => void steps.push(`draft "${text}"`),
  };
  const toasts = createToasts(store);
  return { store, steps, ...createHandingOn({ store, call, engine, toasts, drafts }) };
}

test.each([
  ['no answer', UNANSWERED, /No connection/],
  ['no longer mine', fail('wrong_state', 'no'), /no longer yours/],
  ['a colleague who may not any more', fail('not_found', 'no'), /cannot take chats any more/],
  ['anything else', fail('busy', 'The server is busy.'), /The server is busy/],
])('%s: it is said, and chat and draft stay', async (_what, answer, words) => {
  const desk = open(answer);
  expect(await desk.transfer('c1', { id: 'tom', name: 'Tom' }, 'note')).toMatch(words);
  expect(desk.steps).toEqual([
    'draft told',
    ['handoff:transfer', { conversationId: 'c1', toMemberId: 'tom', note: 'note' }],
  ]);
  expect(desk.store.getState().selection.conversationId).toBe('c1');
  expect(desk.store.getState().toasts).toEqual([]);
});

test('the unsent text goes along before the chat does, and leaves this desk with it', async () => {
  const desk = open(succeed(buildConversation({ status: 'pending', agent: null, version: 2 })));
  expect(await desk.release('c1', '')).toBeNull();
  expect(desk.steps).toEqual([
    'draft told',
    ['handoff:release', { conversationId: 'c1', note: '' }],
    'conversation:changed',
    'draft ""',
  ]);
  expect(desk.store.getState().selection.conversationId).toBeNull();
  expect(desk.store.getState().toasts.map(({ text }) => text)).toEqual([
    'The chat with Anonymous is back in the queue.',
  ]);
});
