import { describe, expect, test } from 'vitest';
import { WaitingLines } from './waiting-lines.ts';

function lineUp(...items: [conversationId: string, key: string][]) {
  const lines = new WaitingLines<{ conversationId: string; key: string }>();
  const add = (conversationId: string, key: string) => lines.add({ conversationId, key });
  for (const [conversationId, key] of items) add(conversationId, key);
  const take = (most = 100) => lines.take(most).map((line) => line.map((item) => `${item.conversationId}${item.key}`));
  return { lines, add, take };
}

describe('the next batch', () => {
  test('has each conversation’s items together and in order', () => {
    const { take, lines } = lineUp(['a', '1'], ['b', '1'], ['a', '2'], ['a', '3']);
    expect(take()).toEqual([['a1', 'a2', 'a3'], ['b1']]);
    expect(lines.size).toBe(0);
    expect(take()).toEqual([]);
  });

  test('leaves a conversation alone that is in a batch already, and goes on where that one ended', () => {
    const { lines, add, take } = lineUp(['a', '1']);
    take();
    add('a', '2');
    add('b', '1');
    expect(take()).toEqual([['b1']]);
    lines.release('a');
    expect(take()).toEqual([['a2']]);
  });

  test('is never larger than asked for; what does not fit stays first of its line', () => {
    const { lines, take } = lineUp(['a', '1'], ['a', '2'], ['a', '3'], ['b', '1']);
    expect(take(2)).toEqual([['a1', 'a2']]);
    expect(lines.size).toBe(2);
    lines.release('a');
    expect(take(10)).toEqual([['b1'], ['a3']]);
  });

  test('has no two items of the same key: the repeat has to see what became of the first', () => {
    const { lines, take } = lineUp(['a', '1'], ['a', '1'], ['a', '2']);
    expect(take()).toEqual([['a1']]);
    lines.release('a');
    expect(take()).toEqual([['a1', 'a2']]);
  });
});
