import { describe, expect, test } from 'vitest';
import { deriveFacts, type RawConversation, type RawEvent, type RawHandoff, type RawMessage } from './derive-facts.ts';

const second = (seconds: number): Date => new Date(Date.UTC(2026, 5, 1, 9) + seconds * 1_000);

/** `v`isitor, `b`ot, `m`iss of the bot, agent `A` or `B`, `R`equest, `.` any other system message; a second each. */
function thread(letters: string): RawMessage[] {
  return [...letters].map((letter, index) => {
    const kind = { v: 'visitor', b: 'bot', m: 'bot', A: 'agent', B: 'agent' }[letter] ?? 'system';
    return {
      ...{ seq: index + 1, author_kind: kind as RawMessage['author_kind'], author_id: letter },
      created_at: second(index),
      verdict: letter === 'm' ? 'missed' : letter === 'b' ? 'answered' : null,
      event: letter === 'R' ? 'handoff_requested' : letter === '.' ? 'handoff_accepted' : null,
    };
  });
}

function handoff(id: string, at: number, state: RawHandoff['state'] = 'accepted'): RawHandoff {
  const hasEnded = state !== 'pending' && state !== 'accepted';
  return { id, state, reason: 'visitor_asked', requested_at: second(at), ended_at: hasEnded ? second(at + 60) : null };
}

const event = (handoff_id: string, type: RawEvent['type'], at: number, member_id: string | null = null): RawEvent => ({
  ...{ handoff_id, type, member_id, at: second(at) },
});

function derive(given: Partial<RawConversation>) {
  const raw = {
    id: 'c',
    workspaceId: 'w',
    chatbotId: 'b',
    startedAt: second(0),
    messages: [],
    handoffs: [],
    events: [],
  };
  return deriveFacts({ ...raw, hours: [], ...given });
}

const answersOf = (given: Partial<RawConversation>) =>
  derive(given).responses.map(({ member_id, ms, is_first }) => `${is_first ? 'first ' : ''}${member_id} ${ms}`);

describe('answers', () => {
  test.each([
    ['the first answers the request, whatever was said before it', 'bvR.A', ['first A 2000']],
    ['a later one answers the first unanswered message', 'bvR.AvvA', ['first A 2000', 'A 2000']],
    ['a second in a row answers nothing', 'bvR.AA', ['first A 2000']],
    ['what was said while waiting is answered by the first', 'bvRv.AvA', ['first A 3000', 'A 1000']],
    ['whoever comes after a return answers what is open', 'bvR.Av..B', ['first A 2000', 'B 3000']],
    ['nobody answered', 'bvR.v', []],
  ])('%s', (_, letters, expected) => {
    expect(answersOf({ messages: thread(letters), handoffs: [handoff('h', 2)] })).toEqual(expected);
  });

  test('each request has a first answer of its own', () => {
    const handoffs = [handoff('h1', 2, 'expired'), handoff('h2', 5)];
    const { responses } = derive({ messages: thread('bvR.vR.AvA'), handoffs });
    expect(responses.map(({ handoff_id, ms, is_first }) => [handoff_id, ms, is_first])).toEqual([
      ['h2', 2_000, true],
      ['h2', 1_000, false],
    ]);
  });

  test('a clock that was set back makes no negative wait', () => {
    const messages = thread('bvR.A').map((message) => ({ ...message, created_at: second(-message.seq) }));
    expect(answersOf({ messages, handoffs: [handoff('h', 2)] })).toEqual(['first A 0']);
  });
});

describe('requests', () => {
  test.each([
    ['nobody took it yet', 'pending', [], { outcome: 'waiting', accept_ms: null, taken_by: [] }],
    ['the visitor left', 'cancelled', [], { outcome: 'cancelled', completed_by: null }],
    ['nobody came', 'expired', [], { outcome: 'expired' }],
    ['taken', 'accepted', [event('h', 'accepted', 9, 'A')], { outcome: 'accepted', accept_ms: 7_000, taken_by: ['A'] }],
    [
      'given back and left in vain: it was accepted all the same',
      'cancelled',
      [event('h', 'accepted', 9, 'A'), event('h', 'requeued', 12, 'A')],
      { outcome: 'accepted', accept_ms: 7_000, completed_by: null },
    ],
    [
      'passed on and completed: the first took it, the last completed it',
      'completed',
      [event('h', 'accepted', 9, 'A'), event('h', 'requeued', 12, 'A'), event('h', 'accepted', 20, 'B')],
      { accept_ms: 7_000, first_accepted_by: 'A', taken_by: ['A', 'B'], completed_by: 'B' },
    ],
    [
      'the same agent twice counts once',
      'accepted',
      [event('h', 'accepted', 9, 'A'), event('h', 'requeued', 12), event('h', 'accepted', 20, 'A')],
      { taken_by: ['A'] },
    ],
  ] as const)('%s', (_, state, events, expected) => {
    const { handoffs } = derive({ handoffs: [handoff('h', 2, state)], events });
    expect(handoffs).toMatchObject([expected]);
  });
});

describe('what became of the bot’s conversations', () => {
  test.each([
    ['the visitor wrote nothing', 'b', undefined],
    ['answered', 'bvb', 'answered'],
    ['missed, then answered', 'bvmvb', 'answered'],
    ['answered, then missed', 'bvbvm', 'missed'],
    ['no reply at all', 'bv', 'missed'],
    ['a person was asked for', 'bvbR', 'handed_off'],
  ])('%s', (_, letters, expected) => {
    const handoffs = letters.includes('R') ? [handoff('h', 3)] : [];
    expect(derive({ messages: thread(letters), handoffs }).conversation?.bot).toBe(expected);
  });
});
