import { expect, test } from 'vitest';
import { daysBefore, hashAddress, nextNight } from './rules.ts';

test.each([
  ['in the evening', '2026-11-23T18:00:00.000Z', '2026-11-24T03:00:00.000Z'],
  ['after midnight', '2026-11-24T02:59:59.999Z', '2026-11-24T03:00:00.000Z'],
  ['at that very moment the next one', '2026-11-24T03:00:00.000Z', '2026-11-25T03:00:00.000Z'],
  ['over the end of a year', '2026-12-31T23:59:59.000Z', '2027-01-01T03:00:00.000Z'],
])('the next night: %s', (_name, now, night) => {
  expect(nextNight(new Date(now)).toISOString()).toBe(night);
});

test('days are 24 hours', () => {
  expect(daysBefore(new Date('2026-03-30T10:00:00.000Z'), 2).toISOString()).toBe('2026-03-28T10:00:00.000Z');
});

test('an address is recognised by whoever has it', () => {
  expect(hashAddress('vera@example.org')).toBe('d8eea6015e9f7bee7f71fb709e80ec93beb04661c122e33ab89492e12067d75b');
});
