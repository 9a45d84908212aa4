import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { succeed } from '#contract/result.ts';
import { type CallAgent, UNANSWERED } from '../connection/agent-calls.ts';
import type { DeskState } from '../state/desk-state.ts';
import { buildConversation, buildDeskState, buildMirror } from '../test/build.ts';
import { MemoryStorage } from '../test/memory-storage.ts';
import { createDrafts, DRAFT_PAUSE_MS } from './drafts.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const mine = buildMirror({ chats: [{ conversation: buildConversation(), messages: [] }] });

function open(mirror = mine, storage = new MemoryStorage()) {
  const store = createStore<DeskState>()(() => buildDeskState({ mirror }));
  const told: string[] = [];
  const answers: unknown[] = [];
  const call = (async (_name: string, { text }: { text: string }) => {
    told.push(text);
    return answers.shift() ?? succeed({});
  }) as unknown as CallAgent;
  const drafts = createDrafts({ store, call, storage, account: 'me' });
  return { store, told, answers, storage, ...drafts };
}

test('the server hears of a draft of somebody else’s chat never', async () => {
  const desk = open(buildMirror());
  desk.setDraft('c1', 'Hello');
  await vi.advanceTimersByTimeAsync(10 * DRAFT_PAUSE_MS);
  await desk.flushDraft('c1');
  desk.resend();
  expect(desk.told).toEqual([]);
});

test('it hears of one after a pause, not of every key', async () => {
  const desk = open();
  for (const text of ['H', 'He', 'Hey']) {
    desk.setDraft('c1', text);
    await vi.advanceTimersByTimeAsync(DRAFT_PAUSE_MS - 1);
  }
  expect(desk.told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(desk.told).toEqual(['Hey']);
});

test('leaving the composer or the window tells it at once, and nothing twice', async () => {
  const desk = open();
  desk.setDraft('c1', 'Half a thought');
  desk.flushDrafts();
  await desk.flushDraft('c1');
  await vi.advanceTimersByTimeAsync(10 * DRAFT_PAUSE_MS);
  expect(desk.told).toEqual(['Half a thought']);
});

test('what was sent is no draft any more, at once; what was never told needs no word', async () => {
  const desk = open();
  desk.setDraft('c1', 'Quick');
  desk.setDraft('c1', '');
  expect(desk.told).toEqual([]);
  desk.setDraft('c1', 'Slow');
  await vi.advanceTimersByTimeAsync(DRAFT_PAUSE_MS);
  desk.setDraft('c1', '');
  expect(desk.told).toEqual(['Slow', '']);
});

test('what got no answer is told again on the next connection', async () => {
  const desk = open();
  desk.answers.push(UNANSWERED);
  desk.setDraft('c1', 'In the tunnel');
  await desk.flushDraft('c1');
  desk.resend();
  desk.resend();
  expect(desk.told).toEqual(['In the tunnel', 'In the tunnel']);
});

test('a draft survives a restart, and the server is told of it again', async () => {
  const before = open();
  before.setDraft('c1', 'Kept');
  before.stop();
  const after = open(mine, before.storage);
  expect(after.store.getState().drafts).toEqual({ c1: 'Kept' });
  after.resend();
  expect(after.told).toEqual(['Kept']);
});

test('a chat that left and came back is told of again', async () => {
  const desk = open();
  desk.setDraft('c1', 'Mine');
  await desk.flushDraft('c1');
  desk.store.setState({ mirror: { ...mine, chatIds: [] } });
  desk.store.setState({ mirror: mine });
  desk.resend();
  expect(desk.told).toEqual(['Mine', 'Mine']);
});
