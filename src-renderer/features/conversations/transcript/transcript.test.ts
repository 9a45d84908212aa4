import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranscriptMessage } from '#contract/history/past-conversations.ts';
import { buildMessage } from '../../../test/build.ts';
import { nameTranscriptFile } from './name-file.ts';
import { joinPage, type LoadedPart, queryFor } from './pages.ts';
import { splitFound } from './split-found.ts';

const seqs = (...list: number[]): TranscriptMessage[] => list.map((seq) => ({ ...buildMessage({ seq }), sources: [] }));
const part = (messages: TranscriptMessage[], hasEarlier = true, hasLater = true) => ({
  ...{ messages, hasEarlier, hasLater },
});
const numbers = ({ messages }: LoadedPart) => messages.map(({ seq }) => seq);

describe('joinPage', () => {
  it('puts pages on both sides, takes nothing twice and leaves the other side as it was', () => {
    const middle = part(seqs(4, 5, 6));
    const earlier = joinPage(middle, part(seqs(1, 2, 3, 4), false, true), 'earlier');
    expect(numbers(earlier)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(earlier).toMatchObject({ hasEarlier: false, hasLater: true });
    const later = joinPage(earlier, part(seqs(6, 7), true, false), 'later');
    expect(numbers(later)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(later).toMatchObject({ hasEarlier: false, hasLater: false });
  });

  it('asks for what is next to what is there', () => {
    expect(queryFor(part(seqs(4, 5)), 'earlier')).toEqual({ beforeSeq: '4' });
    expect(queryFor(part(seqs(4, 5)), 'later')).toEqual({ afterSeq: '5' });
    expect(queryFor(part([]), 'later')).toEqual({ afterSeq: '0' });
  });
});

describe('splitFound', () => {
  it.each([
    ['give you a refund.', ['refund'], ['give you a ', '[refund]', '.']],
    ['art in a cart', ['art'], ['[art]', ' in a cart']],
    ['Refund refund', ['refund'], ['Refund ', '[refund]']],
    ['#A-10423!', ['A-10423'], ['#', '[A-10423]', '!']],
    ['re refund', ['re', 'refund'], ['[re]', ' ', '[refund]']],
    ['返金してください', ['金し'], ['返', '[金し]', 'てください']],
    ['nothing', [''], ['nothing']],
    ['', ['x'], []],
  ])('%j with %j', (text, found, pieces) => {
    expect(splitFound(text, found).map((piece) => (piece.found ? `[${piece.text}]` : piece.text))).toEqual(pieces);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ maxLength: 3 })), (text, found) => {
        expect(
          splitFound(text, found)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

it.each([
  ['Mia Chen', 'conversation-2026-11-23-mia-chen.md'],
  [null, 'conversation-2026-11-23-anonymous.md'],
  ['../../etc/passwd', 'conversation-2026-11-23-etc-passwd.md'],
  ['Zoë Ångström\u202Exe.', 'conversation-2026-11-23-zoe-angstrom-xe.md'],
  ['مريم', 'conversation-2026-11-23.md'],
  ['x'.repeat(120), `conversation-2026-11-23-${'x'.repeat(40)}.md`],
])('the file of %j is called %s', (name, file) => {
  const visitor = { id: 'v', name, email: null, verified: false };
  expect(nameTranscriptFile({ visitor, startedAt: '2026-11-23T09:00:00.000Z' }, 'md')).toBe(file);
});
