import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildMessages } from '../../test/build-messages.ts';
import { mergeNewer, mergeOlder } from './merge-messages.ts';

const seqs = (messages: readonly { seq: number }[]) => messages.map(({ seq }) => seq);

describe('mergeNewer', () => {
  it('drops what is known and keeps the same array', () => {
    const known = buildMessages(3);
    expect(mergeNewer(known, buildMessages(2))).toBe(known);
  });

  it('leaves out what lies beyond a gap', () => {
    const all = buildMessages(5);
    expect(seqs(mergeNewer(all.slice(0, 2), all.slice(3)))).toEqual([1, 2]);
  });

  it('is gapless and ascending whatever arrives, in whatever order, however often', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }), { maxLength: 20 }),
        (start, batches) => {
          const all = buildMessages(12);
          let messages: readonly (typeof all)[number][] = all.slice(0, start);
          for (const batch of batches) {
            const incoming = batch.map((seq) => all[seq - 1]).filter((message) => message !== undefined);
            messages = mergeNewer(messages, incoming);
          }
          expect(messages).toEqual(all.slice(0, messages.length));
        },
      ),
    );
  });
});

describe('mergeOlder', () => {
  it('takes only what directly precedes', () => {
    const all = buildMessages(9);
    expect(seqs(mergeOlder(all.slice(6), all.slice(3, 6)))).toEqual([4, 5, 6, 7, 8, 9]);
    expect(seqs(mergeOlder(all.slice(6), all.slice(1, 4)))).toEqual([7, 8, 9]);
    expect(seqs(mergeOlder(all.slice(3), all.slice(2, 6)))).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });
});
