import { describe, expect, test } from 'vitest';
import { handoffReasonSchema, type SystemEvent } from '#contract/messages.ts';
import { describeDeparture } from './departure-words.ts';
import { describeEvent } from './event-words.ts';
import { decideWaitTone, formatDay, formatDuration, formatHeadStart, formatWaiting } from './time-words.ts';
import { describeReason, nameOfVisitor } from './visitor-words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [-5_000, '0:00'],
  [7_000, '0:07'],
  [12 * MINUTE + 40_000, '12:40'],
  [59 * MINUTE + 59_999, '59:59'],
  [HOUR + 5 * MINUTE, '1 h 05 min'],
  [51 * HOUR, '2 d 3 h'],
])('a wait of %i ms reads %s', (ms, words) => {
  expect(formatWaiting(ms)).toBe(words);
});

test.each([
  [8_400, '8 s'],
  [160_000, '2 min 40 s'],
  [65 * MINUTE, '1 h 5 min'],
])('a finished wait of %i ms reads %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});

test.each([
  [2 * MINUTE - 1, 'calm'],
  [2 * MINUTE, 'long'],
  [5 * MINUTE - 1, 'long'],
  [5 * MINUTE, 'overdue'],
] as const)('%i ms of waiting is %s', (ms, tone) => {
  expect(decideWaitTone(ms)).toBe(tone);
});

describe('formatDay', () => {
  const now = new Date(2026, 10, 23, 0, 30).getTime();
  test.each([
    [new Date(2026, 10, 23, 0, 1), /^Today$/],
    [new Date(2026, 10, 22, 23, 59), /^Yesterday$/],
    [new Date(2026, 10, 20, 12), /20/],
    [new Date(2025, 10, 20, 12), /2025/],
  ])('%s', (at, words) => {
    expect(formatDay(at.toISOString(), now)).toMatch(words);
  });
});

test('who took it, and how much earlier', () => {
  const by = { id: 'ana', name: 'Ana' };
  expect(describeDeparture({ outcome: 'accepted', by, afterMs: 312 })).toEqual({
    what: 'Ana took it',
    detail: '0.3 s before you',
  });
  expect(describeDeparture({ outcome: 'accepted', by: null, afterMs: null }).what).toBe('Someone else took it');
  expect(describeDeparture(undefined).what).toBe('No longer waiting');
  expect(formatHeadStart(12_400)).toBe('12 s before you');
});

test('a visitor without a name, or with blanks for one, is Anonymous', () => {
  expect([null, '  ', 'Mia'].map((name) => nameOfVisitor({ name }))).toEqual(['Anonymous', 'Anonymous', 'Mia']);
  expect(nameOfVisitor(undefined)).toBe('Anonymous');
});

test('every reason has words of its own', () => {
  const words = handoffReasonSchema.options.map(describeReason);
  expect(new Set(words).size).toBe(words.length);
});

test.each<[SystemEvent, string]>([
  [{ type: 'handoff_accepted', agentName: 'Ana' }, 'You joined the chat'],
  [{ type: 'handoff_accepted', agentName: 'Ben' }, 'Ben joined the chat'],
  [{ type: 'handoff_requested', reason: 'visitor_asked' }, 'Mia asked for a person'],
  [{ type: 'handoff_requested', reason: 'rule' }, 'Handed over to the team'],
  [{ type: 'handoff_cancelled' }, 'Mia no longer waits for a person'],
  [{ type: 'conversation_ended' }, 'Conversation ended'],
])('%o reads "%s"', (event, words) => {
  expect(describeEvent(event, 'Mia', 'Ana')).toBe(words);
});
