import { describe, expect, test } from 'vitest';
import { decideOpening, listClockChanges, listOpenings, listTransitions } from './index.ts';
import { everyDay, schedule } from './test/case-helpers.ts';
import { cases } from './test/cases.ts';

const at = (instant: string): Date => new Date(instant);

test('an invalid date is refused', () => {
  expect(() => decideOpening(null, at('never'))).toThrow(RangeError);
  expect(() => listOpenings(schedule('UTC', {}), at('never'), at('2026-06-01'))).toThrow(RangeError);
});

test('a zone this server does not know is refused by name', () => {
  expect(() =>
    decideOpening({ ...schedule('UTC', { 1: '09:00-17:00' }), timezone: 'Mars/Base' }, at('2026-06-01')),
  ).toThrow('Mars/Base');
});

describe('decideOpening', () => {
  const named = cases.map((asked) => [`${asked.name} (${asked.at})`, asked] as const);
  test.each(named)('%s', (_, { schedule, at: instant, open, nextChangeAt }) => {
    expect(decideOpening(schedule, at(instant))).toEqual({ open, nextChangeAt: nextChangeAt && at(nextChangeAt) });
  });

  test('a whole summer closed, date by date', () => {
    const dates = Array.from({ length: 62 }, (_, day) =>
      new Date(Date.UTC(2026, 6, 1 + day)).toISOString().slice(0, 10),
    );
    const summer = schedule(
      'Europe/Paris',
      everyDay('09:00-17:00'),
      Object.fromEntries(dates.map((date) => [date, ''])),
    );
    expect(decideOpening(summer, at('2026-06-30T15:00:00Z'))).toEqual({
      open: false,
      nextChangeAt: at('2026-09-01T07:00:00Z'),
    });
  });

  test('does not change what it is asked about', () => {
    const asked = schedule('UTC', { 1: '13:00-17:00 09:00-12:00' }, { '2026-06-02': '20:00-02:00' });
    const before = structuredClone(asked);
    decideOpening(asked, at('2026-06-01T10:00:00Z'));
    expect(asked).toEqual(before);
  });
});

describe('listOpenings', () => {
  const split = schedule('UTC', { 1: '09:00-12:00 12:00-17:00', 2: '22:00-24:00', 3: '00:00-02:00' });

  test('merges what touches and clips to what was asked', () => {
    expect(listOpenings(split, at('2026-06-01T10:00:00Z'), at('2026-06-03T01:00:00Z'))).toEqual([
      { from: at('2026-06-01T10:00:00Z'), to: at('2026-06-01T17:00:00Z') },
      { from: at('2026-06-02T22:00:00Z'), to: at('2026-06-03T01:00:00Z') },
    ]);
  });

  test('leaves out what only touches the asked time', () => {
    expect(listOpenings(split, at('2026-06-01T17:00:00Z'), at('2026-06-02T22:00:00Z'))).toEqual([]);
    expect(listOpenings(split, at('2026-06-02T00:00:00Z'), at('2026-06-01T00:00:00Z'))).toEqual([]);
  });

  test('without a schedule it is all open', () => {
    const [from, to] = [at('2026-06-01T00:00:00Z'), at('2026-06-02T00:00:00Z')];
    expect(listOpenings(null, from, to)).toEqual([{ from, to }]);
    expect(listOpenings(null, to, from)).toEqual([]);
  });

  test('a year of nine to five in New York: 261 days of eight hours', () => {
    const workdays = schedule('America/New_York', { ...everyDay('09:00-17:00'), 6: '', 7: '' });
    const openings = listOpenings(workdays, at('2026-01-01T05:00:00Z'), at('2027-01-01T05:00:00Z'));
    expect(openings).toHaveLength(261);
    expect(new Set(openings.map(({ from, to }) => to.getTime() - from.getTime()))).toEqual(new Set([8 * 3_600_000]));
  });
});

describe('listTransitions', () => {
  test('is what following nextChangeAt visits: the start excluded, the end included', () => {
    const nights = schedule('Europe/London', everyDay('22:00-06:00'), { '2026-10-25': '' });
    const [from, to] = [at('2026-10-22T21:00:00Z'), at('2026-10-30T06:00:00Z')];
    const visited: { at: Date; open: boolean }[] = [];
    let next = decideOpening(nights, from).nextChangeAt;
    while (next !== null && next <= to) {
      const decision = decideOpening(nights, next);
      visited.push({ at: next, open: decision.open });
      next = decision.nextChangeAt;
    }
    const listed = listTransitions(nights, from, to);
    expect(listed).toEqual(visited);
    expect(listed.map((change) => change.at.toISOString().slice(5, 16))).toEqual([
      '10-23T05:00',
      '10-23T21:00',
      '10-24T05:00',
      '10-24T21:00',
      '10-24T23:00',
      '10-26T22:00',
      '10-27T06:00',
      '10-27T22:00',
      '10-28T06:00',
      '10-28T22:00',
      '10-29T06:00',
      '10-29T22:00',
      '10-30T06:00',
    ]);
  });

  test('nothing changes without a schedule', () => {
    expect(listTransitions(null, at('2026-01-01'), at('2027-01-01'))).toEqual([]);
  });
});

test('listClockChanges tells when and by how much', () => {
  expect(listClockChanges('Australia/Lord_Howe', at('2026-01-01'), at('2027-01-01'))).toEqual([
    { at: at('2026-04-04T15:00:00Z'), minutes: -30 },
    { at: at('2026-10-03T15:30:00Z'), minutes: 30 },
  ]);
  expect(listClockChanges('UTC', at('2026-01-01'), at('2027-01-01'))).toEqual([]);
});
