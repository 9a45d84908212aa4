import { describe, expect, test } from 'vitest';
import { buildMessage } from '../test/build.ts';
import { addNewer, addOlder, EMPTY_THREAD, joinNewest } from './thread.ts';

const seqs = (messages: readonly { seq: number }[]) => messages.map((message) => message.seq);
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => buildMessage({ seq: from + index }));
const thread = (from: number, to: number, hasOlder = from > 1) => ({ messages: range(from, to), ahead: [], hasOlder });

describe('addNewer', () => {
  test('a repeat changes nothing, not even the object', () => {
    const before = thread(1, 3);
    expect(addNewer(before, [before.messages[1] ?? buildMessage({})])).toBe(before);
  });

  test('a message beyond a gap waits until the gap is filled', () => {
    const gapped = addNewer(thread(1, 2), range(4, 5));
    expect(seqs(gapped.messages)).toEqual([1, 2]);
    expect(seqs(gapped.ahead)).toEqual([4, 5]);
    const filled = addNewer(gapped, range(3, 3));
    expect(seqs(filled.messages)).toEqual([1, 2, 3, 4, 5]);
    expect(filled.ahead).toEqual([]);
  });

  test('order is that of seq alone: a server whose clock was set back loses nothing', () => {
    const before = thread(1, 2);
    const late = buildMessage({ seq: 3, at: '2001-01-01T00:00:00.000Z' });
    expect(seqs(addNewer(before, [late]).messages)).toEqual([1, 2, 3]);
  });
});

describe('addOlder', () => {
  test('a page that does not touch the first message is refused', () => {
    const before = thread(10, 12);
    expect(addOlder(before, range(3, 5), true)).toBe(before);
  });

  test('a page that touches goes in front and says whether there is more', () => {
    const after = addOlder(thread(10, 12), range(1, 9), false);
    expect(seqs(after.messages)).toEqual(seqs(range(1, 12)));
    expect(after.hasOlder).toBe(false);
  });
});

describe('joinNewest', () => {
  test('a page that does not touch replaces what is at hand: a thread has no holes', () => {
    expect(seqs(joinNewest(thread(1, 3), range(60, 70), true).messages)).toEqual(seqs(range(60, 70)));
  });

  test('an overlapping page adds on both ends', () => {
    expect(seqs(joinNewest(thread(5, 8), range(3, 10), true).messages)).toEqual(seqs(range(3, 10)));
  });

  test('older messages already at hand are kept', () => {
    const joined = joinNewest(thread(1, 8, false), range(6, 9), true);
    expect(seqs(joined.messages)).toEqual(seqs(range(1, 9)));
    expect(joined.hasOlder).toBe(false);
  });

  test('what waited beyond the gap is taken along', () => {
    const gapped = { ...EMPTY_THREAD, ahead: range(4, 4) };
    expect(seqs(joinNewest(gapped, range(1, 3), false).messages)).toEqual([1, 2, 3, 4]);
  });
});
