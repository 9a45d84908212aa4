import { expect, test } from 'vitest';
import { daysBefore, hashAddress, isNight, nextNight } from './rules.ts';

test.each([
  ['in the evening', 'UTC', '2026-11-23T18:00:00.000Z', '2026-11-24T03:00:00.000Z'],
  ['after midnight', 'UTC', '2026-11-24T02:59:59.999Z', '2026-11-24T03:00:00.000Z'],
  ['at that very moment the next one', 'UTC', '2026-11-24T03:00:00.000Z', '2026-11-25T03:00:00.000Z'],
  ['over the end of a year', 'UTC', '2026-12-31T23:59:59.000Z', '2027-01-01T03:00:00.000Z'],
  ['before 1970', 'UTC', '1969-12-31T12:00:00.000Z', '1970-01-01T03:00:00.000Z'],
  ['where it is already tomorrow', 'Asia/Tokyo', '2026-11-23T17:00:00.000Z', '2026-11-23T18:00:00.000Z'],
  ['where it is still yesterday', 'America/New_York', '2026-11-24T03:00:00.000Z', '2026-11-24T08:00:00.000Z'],
  ['on the day on which clocks go forward', 'America/New_York', '2026-03-08T04:00:00.000Z', '2026-03-08T07:00:00.000Z'],
  ['on the day after', 'America/New_York', '2026-03-08T07:00:00.000Z', '2026-03-09T07:00:00.000Z'],
  ['on the day on which clocks go back', 'America/New_York', '2026-10-31T12:00:00.000Z', '2026-11-01T08:00:00.000Z'],
  // At 03:00 the clock goes to 04:00.
  ['where 03:00 is left out', 'Europe/Helsinki', '2026-03-28T12:00:00.000Z', '2026-03-29T01:00:00.000Z'],
  // At 04:00 the clock goes back to 03:00.
  ['where 03:00 comes twice, the first', 'Europe/Helsinki', '2026-10-24T12:00:00.000Z', '2026-10-25T00:00:00.000Z'],
  ['and not the second', 'Europe/Helsinki', '2026-10-25T00:00:00.000Z', '2026-10-26T01:00:00.000Z'],
  ['where a day is left out', 'Pacific/Apia', '2011-12-29T14:00:00.000Z', '2011-12-30T13:00:00.000Z'],
])('the next night: %s', (_name, zone, now, night) => {
  expect(nextNight(new Date(now), zone).toISOString()).toBe(night);
  expect(isNight(new Date(night), zone)).toBe(true);
  expect(isNight(new Date(Date.parse(night) + 1), zone)).toBe(false);
});

test('days are 24 hours', () => {
  expect(daysBefore(new Date('2026-03-30T10:00:00.000Z'), 2).toISOString()).toBe('2026-03-28T10:00:00.000Z');
});

test('an address is recognised by whoever has it', () => {
  expect(hashAddress('vera@example.org')).toBe('d8eea6015e9f7bee7f71fb709e80ec93beb04661c122e33ab89492e12067d75b');
});
