import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail, succeed } from '#contract/result.ts';
import { type CallAgent, UNANSWERED } from '../connection/agent-calls.ts';
import type { DeskState } from '../state/desk-state.ts';
import { buildConversation, buildDeskState, buildHandoff, buildMirror, ME } from '../test/build.ts';
import { createAccepting } from './accepting.ts';
import { createDepartures } from './departures.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const until = '2026-11-23T09:00:20.000Z';
const offer = { to: { id: ME.id, name: ME.name }, offeredAt: '2026-11-23T09:00:00.000Z', until };

function open(answer: unknown, handoff = buildHandoff()) {
  const store = createStore<DeskState>()(() => buildDeskState({ mirror: buildMirror({ handoffs: [handoff] }) }));
  const asked: string[] = [];
  const opened: string[] = [];
  const call = (async (name: string) => {
    asked.push(name);
    return answer;
  }) as unknown as CallAgent;
  const engine = { ingest: () => undefined } as unknown as Parameters<typeof createAccepting>[0]['engine'];
  const desk = createAccepting({
    store,
    call,
    engine,
    departures: createDepartures(store),
    select: (id) => opened.push(id),
  });
  return { store, asked, opened, ...desk };
}

test.each([
  ['at the cap', fail('at_cap', 'no'), /as many chats as you are allowed/],
  ['offered to another', fail('not_offered', 'no', { offeredTo: { name: 'Tom', until } }), /Tom’s turn until/],
  ['offered to somebody', fail('not_offered', 'no'), /somebody else’s turn/],
  ['without the permission', fail('forbidden', 'no'), /permission/],
  ['without an answer', UNANSWERED, /nothing was changed/],
  ['a busy server', fail('busy', 'The server is busy.'), /The server is busy. Try again/],
])('%s: it is said in the row, and goes by itself', async (_what, answer, words) => {
  const desk = open(answer);
  await desk.accept('h1');
  expect(desk.store.getState().refusals['h1']).toMatch(words);
  expect(desk.opened).toEqual([]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(desk.store.getState().refusals).toEqual({});
});

test('who was quicker, and by how much, is kept for whoever asks why', async () => {
  const desk = open(fail('already_claimed', 'no', { claimedBy: { name: 'Tom', afterMs: 400 } }));
  await desk.accept('h1');
  expect(desk.store.getState().departures['h1']).toMatchObject({ by: { name: 'Tom' }, afterMs: 400 });
  expect(desk.store.getState().headStarts).toEqual({ h1: 400 });
});

test('accepting opens the chat', async () => {
  const chat = { conversation: buildConversation(), handover: null, leftDraft: null, messages: [], hasMore: false };
  const desk = open(succeed(chat));
  await desk.accept('h1');
  expect(desk.opened).toEqual(['c1']);
});

test('passing on is asked once per offer, and only for what is offered', async () => {
  const none = open(succeed({}));
  await none.pass('h1');
  expect(none.asked).toEqual([]);
  const desk = open(succeed({}), buildHandoff({ offer }));
  await Promise.all([desk.pass('h1'), desk.pass('h1')]);
  expect(desk.asked).toEqual(['handoff:pass']);
  expect(desk.store.getState().passed).toEqual({ h1: offer.offeredAt });
});

test('passing on without an answer gives the turn back and says so', async () => {
  const desk = open(UNANSWERED, buildHandoff({ offer }));
  await desk.pass('h1');
  expect(desk.store.getState().passed).toEqual({});
  expect(desk.store.getState().refusals['h1']).toMatch(/No connection/);
});

test('passing on what has gone to somebody else is what was wanted', async () => {
  const desk = open(fail('not_offered', 'no'), buildHandoff({ offer }));
  await desk.pass('h1');
  expect(desk.store.getState().refusals).toEqual({});
});
