import { expect, test } from 'vitest';
import { buildHandoff } from '../test/build.ts';
import { decideUpdate } from './decide-update.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 9, 0, second)).toISOString();
const offerAt = (second: number) => ({ to: { id: 'ben', name: 'Ben' }, offeredAt: at(second), until: at(second + 20) });
const returnedAt = (second: number) => ({ cause: 'released', from: null, note: null, at: at(second) }) as const;
const said = (seq: number) => ({ preview: { text: 'words', seq } });
const NEWER = { take: true, sure: true };
const OLDER = { take: false, sure: true };

test.each([
  ['an earlier message of the visitor', said(5), said(4), '', OLDER],
  ['a later message, whatever its offer', { ...said(4), offer: offerAt(1) }, said(5), at(1), NEWER],
  ['from before the request came back', { handover: returnedAt(8) }, {}, '', OLDER],
  ['from before it came back for the second time', { handover: returnedAt(8) }, { handover: returnedAt(3) }, '', OLDER],
  [
    'a name and no offer on either side',
    {},
    { visitor: { id: 'v', name: 'Mia', email: null, verified: false } },
    '',
    NEWER,
  ],
  ['the first offer', {}, { offer: offerAt(3) }, at(2), NEWER],
  ['the next offer', { offer: offerAt(3) }, { offer: offerAt(5) }, at(3), NEWER],
  ['the offer before', { offer: offerAt(5) }, { offer: offerAt(3) }, at(5), OLDER],
  ['the same offer once more', { offer: offerAt(5) }, { offer: offerAt(5) }, at(5), NEWER],
] as const)('%s', (_what, known, incoming, offersKnownAt, verdict) => {
  expect(decideUpdate(buildHandoff(known), buildHandoff(incoming), offersKnownAt)).toEqual(verdict);
});

test('"open to everyone" during an offer is shown, and asked about', () => {
  const verdict = decideUpdate(buildHandoff({ offer: offerAt(5) }), buildHandoff(), at(5));
  expect(verdict).toEqual({ take: true, sure: false });
});

test('an offer that may already have ended is not shown, and asked about', () => {
  const verdict = decideUpdate(buildHandoff(), buildHandoff({ offer: offerAt(5) }), at(6));
  expect(verdict).toEqual({ take: false, sure: false });
});
