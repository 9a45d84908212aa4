import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { findClockChanges, readWallTime } from './zone-clock.ts';

const FROM = Date.UTC(2000, 0);
const TO = Date.UTC(2060, 0);
const HOUR = 3_600_000;

test('around every clock change of sixty years it agrees with getPossibleOffsets of luxon', () => {
  const zones = [
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'America/Havana',
    'Asia/Gaza',
  ];
  const differing: string[] = [];
  let compared = 0;
  for (const zone of zones) {
    for (const { at } of findClockChanges(zone, FROM, TO)) {
      for (let instant = at - 3 * HOUR; instant < at + 3 * HOUR; instant += HOUR / 4) {
        // From an instant luxon needs no guess, so its answer cannot depend on when the process runs.
        const shown = DateTime.fromMillis(instant, { zone });
        const theirs = shown.getPossibleOffsets().map((possible) => possible.toMillis());
        const ours = readWallTime(zone, instant + shown.offset * 60_000);
        compared += 1;
        if (ours.earliest !== Math.min(...theirs) || ours.latest !== Math.max(...theirs)) {
          differing.push(`${zone} ${shown.toISO()}`);
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(10_000);
  expect(differing).toEqual([]);
});

test('Gaza sets its clock twice within a week in October 2040: no change is missed', () => {
  const changes = findClockChanges('Asia/Gaza', Date.UTC(2040, 9), Date.UTC(2040, 10));
  expect(changes.map(({ at, before, after }) => [new Date(at).toISOString(), (after - before) / HOUR])).toEqual([
    ['2040-10-20T00:00:00.000Z', 1],
    ['2040-10-26T23:00:00.000Z', -1],
  ]);
});

describe('readWallTime', () => {
  test.each([
    ['once', '2026-06-01T09:00', '2026-06-01T13:00', '2026-06-01T13:00'],
    ['twice', '2026-11-01T01:30', '2026-11-01T05:30', '2026-11-01T06:30'],
    ['the first time of the repeated hour', '2026-11-01T01:00', '2026-11-01T05:00', '2026-11-01T06:00'],
    ['the first time behind the repeated hour', '2026-11-01T02:00', '2026-11-01T07:00', '2026-11-01T07:00'],
    ['never: the first skipped time', '2026-03-08T02:00', '2026-03-08T07:00', '2026-03-08T07:00'],
    ['never: the last skipped time', '2026-03-08T02:59', '2026-03-08T07:59', '2026-03-08T07:59'],
    ['the first time behind the skipped hour', '2026-03-08T03:00', '2026-03-08T07:00', '2026-03-08T07:00'],
  ])('%s', (_, wallTime, earliest, latest) => {
    expect(readWallTime('America/New_York', Date.parse(`${wallTime}Z`))).toEqual({
      earliest: Date.parse(`${earliest}Z`),
      latest: Date.parse(`${latest}Z`),
    });
  });
});
