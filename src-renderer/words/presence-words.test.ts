import { describe, expect, test } from 'vitest';
import type { Presence } from '#contract/members.ts';
import { describeHandover } from './handover-words.ts';
import { describeLoad, describeOwnPresence, isAtCap } from './presence-words.ts';
import { formatTime } from './time-words.ts';

const since = '2026-11-23T14:02:00.000Z';
const time = formatTime(since);

describe('what I am', () => {
  test.each<[Presence['state'], Presence['reason'], boolean, string]>([
    ['online', 'chosen', true, 'Online'],
    ['online', 'chosen', false, 'Offline: no connection'],
    ['away', 'chosen', true, 'Away (you chose it)'],
    ['away', 'idle', true, `Away: computer idle since ${time}`],
    ['away', 'locked', true, `Away: screen locked since ${time}`],
    ['away', 'asleep', true, `Away: computer asleep since ${time}`],
    ['offline', 'not_connected', true, 'Offline: no connection'],
  ])('%s, %s, connected %s', (state, reason, connected, words) => {
    expect(describeOwnPresence({ state, reason, since }, connected)).toBe(words);
  });
});

test('the load, with and without a cap', () => {
  expect([describeLoad(2, 3), describeLoad(1, null), describeLoad(0, 1)]).toEqual([
    '2 of 3 chats',
    '1 chat',
    '0 of 1 chat',
  ]);
  expect([isAtCap({ activeChats: 3, cap: 3 }), isAtCap({ activeChats: 9, cap: null })]).toEqual([true, false]);
});

test.each([
  [{ cause: 'released', note: null }, 'Back from Tom'],
  [{ cause: 'released', note: 'wants a refund' }, 'Back from Tom: wants a refund'],
  [{ cause: 'transferred', note: 'yours' }, 'Passed on by Tom: yours'],
  [{ cause: 'lease_lapsed', note: null }, 'Tom lost the connection'],
] as const)('%j', (handover, words) => {
  expect(describeHandover({ ...handover, from: { id: 'tom', name: 'Tom' }, at: since }, 'me')).toBe(words);
});

test('an agent who is gone for good still has words', () => {
  expect(describeHandover({ cause: 'lease_lapsed', from: null, note: null, at: since }, 'me')).toBe(
    'An agent lost the connection',
  );
});
