import { describe, expect, test } from 'vitest';
import type { Message } from '#contract/messages.ts';
import { decideOwed } from './decide-owed.ts';

/** One character per message: v(isitor), b(ot), s(ystem), a(gent). */
function buildThread(kinds: string, firstSeq = 1): Message[] {
  const authors = { v: 'visitor', b: 'bot', s: 'system', a: 'agent' } as const;
  return [...kinds].map((kind, position) => ({
    id: `message-${firstSeq + position}`,
    conversationId: 'conversation',
    seq: firstSeq + position,
    at: '2026-01-01T00:00:00.000Z',
    author: { kind: authors[kind as keyof typeof authors], name: null },
    clientId: null,
    content: kind === 's' ? { kind: 'event', event: { type: 'handoff_cancelled' } } : { kind: 'text', text: kind },
  }));
}

const owed = (kinds: string, firstSeq?: number): number[] =>
  decideOwed(buildThread(kinds, firstSeq)).map((message) => message.seq);

describe('what the bot owes', () => {
  test.each([
    ['nothing before the first word', 'b', []],
    ['nothing when everything is answered', 'bvbvb', []],
    ['nothing while the last word is a system event', 'bvvs', []],
    ['nothing for what was said to a person who has gone', 'bvsvavs', []],
    ['the last question', 'bvbv', [4]],
    ['all of several quick questions', 'bvvv', [2, 3, 4]],
    ['the rest of several quick questions', 'bvvvb', [3, 4]],
    ['the first question after a withdrawn request', 'bvsvsv', [6]],
    ['nothing after an answered question after a withdrawn request', 'bvsvsvb', []],
  ])('%s: %s', (_, kinds, seqs) => expect(owed(kinds)).toEqual(seqs));

  test('the last question of a thread whose beginning is cut off', () => {
    expect(owed('bvbv', 40)).toEqual([43]);
    expect(owed('bvb', 40)).toEqual([]);
  });
});
