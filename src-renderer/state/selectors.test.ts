import { describe, expect, test } from 'vitest';
import { buildConversation, buildDeskState, buildHandoff, buildMessage, buildMirror } from '../test/build.ts';
import type { DeskState } from './desk-state.ts';
import { selectPeeked, selectUnsentElsewhere } from './detail-selectors.ts';
import { countUnread, selectActiveRows, selectAttention, selectPendingRows } from './selectors.ts';

function withChats(...chats: [id: string, lastSeq: number, readSeq: number][]): DeskState {
  return buildDeskState({
    mirror: buildMirror({
      chats: chats.map(([id, lastSeq, agentReadSeq]) => ({
        conversation: buildConversation({ id, agentReadSeq }),
        messages: [
          buildMessage({ conversationId: id, seq: lastSeq - 1 }),
          buildMessage({ conversationId: id, seq: lastSeq }),
        ],
      })),
    }),
  });
}

describe('countUnread', () => {
  test('counts what the visitor wrote after what was read here or on another device', () => {
    const state = withChats(['a', 5, 3]);
    expect(countUnread(state, 'a')).toBe(2);
    expect(countUnread({ ...state, readUpTo: { a: 4 } }, 'a')).toBe(1);
    expect(countUnread({ ...state, readUpTo: { a: 2 } }, 'a')).toBe(2);
  });

  test('is nothing for a conversation that is not at hand', () => {
    expect(countUnread(buildDeskState(), 'unknown')).toBe(0);
  });
});

describe('selectActiveRows', () => {
  test('latest activity first', () => {
    expect(selectActiveRows(withChats(['a', 5, 0], ['b', 9, 0], ['c', 7, 0]))).toEqual(['b', 'c', 'a']);
  });

  test('a chat marked as complete is not listed, one that just ended is while it is selected', () => {
    const state = withChats(['a', 5, 0], ['b', 9, 0]);
    expect(selectActiveRows({ ...state, completing: { b: true } })).toEqual(['a']);
    const ended = { ...state, mirror: { ...state.mirror, chatIds: ['a'] } };
    expect(selectActiveRows(ended)).toEqual(['a']);
    expect(selectActiveRows({ ...ended, selection: { ...state.selection, conversationId: 'b' } })).toEqual(['b', 'a']);
  });
});

describe('selectPendingRows', () => {
  const first = buildHandoff({ id: 'first', requestedAt: '2026-11-23T09:00:00.000Z' });
  const second = buildHandoff({ id: 'second', requestedAt: '2026-11-23T09:01:00.000Z' });

  test('a request that just left keeps its place', () => {
    const state = buildDeskState({
      mirror: buildMirror({ handoffs: [second] }),
      departures: { first: { handoff: first, outcome: 'accepted', by: { id: 'ben', name: 'Ben' }, afterMs: null } },
    });
    expect(selectPendingRows(state)).toEqual(['first', 'second']);
  });

  test('a look into a request that has left for good is over', () => {
    const state = buildDeskState({ mirror: buildMirror({ handoffs: [second] }) });
    expect(selectPeeked({ ...state, selection: { ...state.selection, handoffId: 'second' } })).toBe('second');
    expect(selectPeeked({ ...state, selection: { ...state.selection, handoffId: 'first' } })).toBeNull();
  });
});

test('attention is what waits, chats with something unread, and offline when it cannot be known', () => {
  const state = withChats(['a', 5, 0], ['b', 9, 9]);
  const mirror = { ...state.mirror, queueIds: ['h1', 'h2'] };
  expect(selectAttention({ ...state, mirror })).toEqual({ pending: 2, unread: 1, presence: 'online', quiet: false });
  expect(selectAttention({ ...state, mirror, link: { phase: 'offline', since: 0 } }).presence).toBe('offline');
});

test('a message that failed in a chat that is over does not get out of sight', () => {
  const entry = {
    clientId: 'client-1',
    conversationId: 'over',
    text: 'hi',
    createdAt: 0,
    order: 1,
    failure: 'ended',
  } as const;
  const state = buildDeskState({ outbox: [{ ...entry, state: 'failed' }] });
  expect(selectUnsentElsewhere(state)).toEqual(['client-1']);
  expect(selectUnsentElsewhere(buildDeskState({ outbox: [{ ...entry, state: 'waiting' }] }))).toEqual([]);
});
