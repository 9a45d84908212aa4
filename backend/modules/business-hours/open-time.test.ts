import { expect, test } from 'vitest';
import { type HoursVersion, measureOpenTime, openMsBetween } from './index.ts';
import { everyDay, schedule } from './test/case-helpers.ts';

const at = (instant: string): Date => new Date(instant);
const HOUR = 3_600_000;
const day = schedule('Europe/Berlin', everyDay('09:00-17:00'));
const night = schedule('Europe/Berlin', everyDay('22:00-06:00'));

test.each([
  ['within one opening', day, '2026-06-01T08:00:00Z', '2026-06-01T08:20:00Z', HOUR / 3],
  ['from before opening', day, '2026-06-01T04:00:00Z', '2026-06-01T08:00:00Z', HOUR],
  ['over a night', day, '2026-06-01T14:00:00Z', '2026-06-02T08:00:00Z', 2 * HOUR],
  ['over nine days', day, '2026-06-01T00:00:00Z', '2026-06-10T00:00:00Z', 72 * HOUR],
  ['nothing open in between', day, '2026-06-01T16:00:00Z', '2026-06-01T20:00:00Z', 0],
  ['the night that lost an hour', night, '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', 7 * HOUR],
  ['the night that gained one', night, '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z', 9 * HOUR],
  ['always open', null, '2026-06-01T00:00:00Z', '2026-06-01T05:00:00Z', 5 * HOUR],
  ['no time at all', null, '2026-06-01T00:00:00Z', '2026-06-01T00:00:00Z', 0],
  ['backwards', day, '2026-06-02T00:00:00Z', '2026-06-01T00:00:00Z', 0],
] as const)('open time: %s', (_, hours, from, to, expected) => {
  expect(openMsBetween(hours, at(from), at(to))).toBe(expected);
});

const versions: HoursVersion[] = [
  { since: at('2026-06-01T00:00:00Z'), hoursEnabled: true, schedule: day },
  { since: at('2026-06-02T09:00:00Z'), hoursEnabled: false, schedule: day },
  { since: at('2026-06-02T20:00:00Z'), hoursEnabled: true, schedule: night },
];

test.each([
  ['under the first', '2026-06-01T07:00:00Z', '2026-06-01T09:00:00Z', 2 * HOUR],
  ['before there was any: as under the first', '2026-05-01T08:00:00Z', '2026-05-01T09:00:00Z', HOUR],
  ['switched off on the way: all of it counts from then on', '2026-06-02T08:00:00Z', '2026-06-02T18:00:00Z', 10 * HOUR],
  ['through all of them', '2026-06-02T00:00:00Z', '2026-06-02T21:00:00Z', 2 * HOUR + 11 * HOUR + HOUR],
  ['under the last', '2026-06-02T21:00:00Z', '2026-06-03T10:00:00Z', 7 * HOUR],
] as const)('hours that changed: %s', (_, from, to, expected) => {
  expect(measureOpenTime(versions, at(from), at(to))).toBe(expected);
});

test('a chatbot of which nothing is known was always open', () => {
  expect(measureOpenTime([], at('2026-06-01T00:00:00Z'), at('2026-06-01T01:00:00Z'))).toBe(HOUR);
});
