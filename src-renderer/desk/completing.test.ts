import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail, succeed } from '#contract/result.ts';
import { type CallAgent, UNANSWERED } from '../connection/agent-calls.ts';
import type { DeskState } from '../state/desk-state.ts';
import { buildConversation, buildDeskState, buildMessage, buildMirror } from '../test/build.ts';
import { createCompleting, UNDO_MS } from './completing.ts';
import type { DeskParts } from './parts.ts';
import { createToasts } from './toasts.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open(answers: unknown[] = []) {
  const chats = ['c1', 'c2'].map((id) => ({
    conversation: buildConversation({ id }),
    messages: [buildMessage({ conversationId: id })],
  }));
  const store = createStore<DeskState>()(() => buildDeskState({ mirror: buildMirror({ chats }) }));
  const told: string[] = [];
  const call = (async (_name: string, { conversationId }: { conversationId: string }) => {
    told.push(conversationId);
    return answers.shift() ?? succeed(buildConversation({ id: conversationId, status: 'closed' }));
  }) as unknown as CallAgent;
  const toasts = createToasts(store);
  const parts: Pick<DeskParts, 'store' | 'call' | 'toasts'> = { store, call, toasts };
  const completing = createCompleting(parts);
  const toast = () => store.getState().toasts.at(-1);
  return { store, told, toasts, toast, ...completing };
}

test('the server hears of it only after the time to undo', async () => {
  const desk = open();
  desk.complete('c1');
  expect(desk.store.getState().completing).toEqual({ c1: true });
  await vi.advanceTimersByTimeAsync(UNDO_MS - 1);
  expect(desk.told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(desk.told).toEqual(['c1']);
});

test('undo brings the chat back, selected, and the server never hears of it', async () => {
  const desk = open();
  desk.complete('c1');
  desk.toasts.actOnToast(desk.toast()?.id ?? '');
  await vi.advanceTimersByTimeAsync(10 * UNDO_MS);
  expect(desk.told).toEqual([]);
  expect(desk.store.getState()).toMatchObject({ completing: {}, selection: { tab: 'active', conversationId: 'c1' } });
});

test('pressing the toast away, leaving, or completing the next chat ends the time at once', () => {
  const pressed = open();
  pressed.complete('c1');
  pressed.toasts.closeToast(pressed.toast()?.id ?? '');
  expect(pressed.told).toEqual(['c1']);
  const left = open();
  left.complete('c1');
  left.flushCompletion();
  left.flushCompletion();
  expect(left.told).toEqual(['c1']);
  const next = open();
  next.complete('c1');
  next.complete('c2');
  expect(next.told).toEqual(['c1']);
});

test('without a connection it is told as soon as there is one, and the chat stays away', async () => {
  const desk = open([UNANSWERED]);
  desk.complete('c1');
  desk.store.setState({ link: { phase: 'offline', since: 0 } });
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  expect(desk.told).toEqual(['c1']);
  expect(desk.store.getState().completing).toEqual({ c1: true });
  desk.store.setState({ link: { phase: 'ready' } });
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.told).toEqual(['c1', 'c1']);
});

test('a server that is busy is asked again', async () => {
  const desk = open([fail('unavailable', 'database away')]);
  desk.complete('c1');
  desk.flushCompletion();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(desk.told).toEqual(['c1', 'c1']);
});

test('when the server will not have it, the chat comes back and the reason is told', async () => {
  const desk = open([fail('forbidden', 'not yours')]);
  desk.complete('c1');
  desk.flushCompletion();
  await vi.advanceTimersByTimeAsync(0);
  expect(desk.store.getState().completing).toEqual({});
  expect(desk.toast()).toMatchObject({ tone: 'error', text: expect.stringContaining('not yours') });
});
