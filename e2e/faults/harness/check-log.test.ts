import { describe, expect, test } from 'vitest';
import { checkLog, type StoredMessage, type Verdict } from './check-log.ts';
import type { Fact, LogEntry } from './event-log.ts';

const at = (fact: Fact): LogEntry => ({ at: 0, ...fact });
const sent = (text: string, who = 'Vera') => at({ kind: 'sent', who, text });
const acked = (text: string, who = 'Vera') => at({ kind: 'acked', who, text });
const shown = (seq: number, text: string, screen = 'Ana') =>
  at({ kind: 'shown', screen, conversationId: 'c', id: `m${seq}`, seq, text });
const row = (seq: number, text: string, author: StoredMessage['author'] = 'visitor'): StoredMessage => ({
  conversationId: 'c',
  seq,
  id: `m${seq}`,
  author,
  text,
});

const CLEAN: Verdict = { lost: [], missing: [], duplicated: [], reordered: [], unexpected: [], refused: [] };

/** Which lists of the verdict are not empty. */
function complaints(entries: LogEntry[], stored: StoredMessage[]): string[] {
  return Object.entries(checkLog(entries, stored)).flatMap(([name, list]) => (list.length > 0 ? [name] : []));
}

describe('red', () => {
  test.each<[string, string[], LogEntry[], StoredMessage[]]>([
    ['sent, not stored', ['lost'], [sent('a')], []],
    ['stored, not shown', ['lost'], [sent('a'), sent('b'), shown(1, 'a')], [row(1, 'a'), row(2, 'b')]],
    ['acknowledged, not stored', ['lost', 'missing'], [sent('a'), acked('a')], []],
    ['stored twice', ['duplicated'], [sent('a')], [row(1, 'a'), row(2, 'a')]],
    ['shown twice', ['duplicated'], [sent('a'), shown(1, 'a'), shown(1, 'a')], [row(1, 'a')]],
    ['stored in another order', ['reordered'], [sent('a'), sent('b')], [row(1, 'b'), row(2, 'a')]],
    [
      'shown in another order',
      ['reordered'],
      [sent('a'), sent('b'), shown(2, 'b'), shown(1, 'a')],
      [row(1, 'a'), row(2, 'b')],
    ],
    ['stored, never sent', ['unexpected'], [], [row(1, 'a')]],
    ['shown otherwise than stored', ['unexpected'], [sent('a'), shown(1, 'b')], [row(1, 'a')]],
    ['a hole in the numbers', ['unexpected'], [sent('a'), sent('b')], [row(1, 'a'), row(3, 'b')]],
    ['given up on', ['refused'], [sent('a'), at({ kind: 'refused', who: 'Vera', text: 'a', code: 'wrong_state' })], []],
    [
      'refused, and stored all the same',
      ['unexpected', 'refused'],
      [sent('a'), at({ kind: 'refused', who: 'Vera', text: 'a', code: 'wrong_state' })],
      [row(1, 'a')],
    ],
  ])('%s', (_, expected, entries, stored) => {
    expect(complaints(entries, stored)).toEqual(expected);
  });
});

describe('green', () => {
  test('everything once and in order, with what bot and system say in between', () => {
    const entries = [sent('a'), acked('a'), shown(1, 'Hello!'), shown(2, 'a'), shown(3, ''), sent('b'), shown(4, 'b')];
    const stored = [row(1, 'Hello!', 'bot'), row(2, 'a'), row(3, '', 'system'), row(4, 'b')];
    expect(checkLog(entries, stored)).toEqual(CLEAN);
  });

  test('two people write at once: only each one’s own order counts', () => {
    const entries = [sent('a'), sent('x', 'Ana'), sent('b')];
    expect(checkLog(entries, [row(1, 'x', 'agent'), row(2, 'a'), row(3, 'b')])).toEqual(CLEAN);
  });

  test('a screen that was left owes nothing, a second one of the same person everything', () => {
    const entries = [
      sent('a'),
      sent('b'),
      shown(1, 'a'),
      at({ kind: 'left', screen: 'Ana' }),
      shown(1, 'a', 'Ana again'),
    ];
    expect(complaints(entries, [row(1, 'a'), row(2, 'b')])).toEqual(['lost']);
    expect(checkLog([...entries, shown(2, 'b', 'Ana again')], [row(1, 'a'), row(2, 'b')])).toEqual(CLEAN);
  });

  test('a screen that began anew with the newest page owes only what follows', () => {
    const reset = at({ kind: 'reset', screen: 'Ana', conversationId: 'c' });
    const entries = [sent('a'), sent('b'), sent('c'), shown(1, 'a'), reset, shown(3, 'c')];
    expect(checkLog(entries, [row(1, 'a'), row(2, 'b'), row(3, 'c')])).toEqual(CLEAN);
  });
});
