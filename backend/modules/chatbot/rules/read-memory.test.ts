import { describe, expect, test } from 'vitest';
import type { Turn } from '../../conversation/index.ts';
import { readMemory } from './read-memory.ts';

/** v(isitor), s(ystem), a(gent); of the bot: b (no verdict), A(nswered), U(nsure), M(issed), F(ailed), C(hat), o (offering). */
function buildTurns(kinds: string): Turn[] {
  const from = { v: 'visitor', s: 'system', a: 'agent' } as const;
  const verdicts = { A: 'answered', U: 'unsure', M: 'missed', F: 'failed', C: 'chat' } as const;
  return [...kinds].map((kind, position) => ({
    id: `turn-${position}`,
    seq: position + 1,
    from: from[kind as keyof typeof from] ?? 'bot',
    text: kind,
    replyTo: null,
    verdict: verdicts[kind as keyof typeof verdicts] ?? null,
    sources: [],
    offer: kind === 'o' ? 'low_confidence' : null,
  }));
}

describe('an offer of a person', () => {
  test.each([
    ['bvo', true],
    ['bvov', true],
    ['bvovvv', true],
    ['bvob', false],
    ['bvos', false],
    ['bv', false],
    ['', false],
  ])('stands at the end of "%s": %s', (kinds, offered) =>
    expect(readMemory(buildTurns(kinds)).offer).toBe(offered ? 'low_confidence' : null),
  );
});

test('an offer made behind a message is not what it answers, but a miss there counts', () => {
  const turns = buildTurns('bvMo');
  expect(readMemory(turns, 3)).toEqual({ offer: null, misses: 0 });
  expect(readMemory(buildTurns('bvvM'), 3)).toEqual({ offer: null, misses: 1 });
});

describe('misses in a row', () => {
  test.each([
    ['', 0],
    ['b', 0],
    ['bvA', 0],
    ['bvM', 1],
    ['bvMvU', 2],
    ['bvMvUvF', 3],
    ['bvMvCvM', 2],
    ['bvMvAvM', 1],
    ['bvMvA', 0],
    ['bvMvMsvM', 1],
    ['bvMsa', 0],
  ])('at the end of "%s": %i', (kinds, misses) => expect(readMemory(buildTurns(kinds)).misses).toBe(misses));
});
