import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Schedule, scheduleSchema } from '#contract/business-hours.ts';
import { DEFAULT_SETTINGS, type DoNotDisturb, doNotDisturbSchema } from '../../src-preload/payloads.ts';
import { decideChoice, decideQuiet } from './quiet.ts';

// The clock of this computer decides, so the tests say where it stands.
beforeAll(() => {
  vi.stubEnv('TZ', 'Europe/Berlin');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const at = (text: string): number => Date.parse(text);
const evenings: Schedule = scheduleSchema.parse({
  // Another zone than the computer's on purpose: it does not count.
  timezone: 'Pacific/Kiritimati',
  week: {
    1: [
      { open: '12:00', close: '13:00' },
      { open: '18:00', close: '22:00' },
      { open: '22:00', close: '07:00' },
    ],
    5: [{ open: '18:00', close: '08:00' }],
    7: [{ open: '00:00', close: '24:00' }],
  },
  exceptions: [{ date: '2026-11-30', ranges: [] }],
});

const settings = (doNotDisturb: DoNotDisturb, schedule: Schedule | null = null, enabled = true) => ({
  ...DEFAULT_SETTINGS,
  doNotDisturb,
  doNotDisturbTimes: { enabled, schedule },
});
const OFF: DoNotDisturb = { mode: 'off' };

describe('decideQuiet', () => {
  test.each([
    ['off', settings(OFF), '2026-11-23T10:00:00Z', false, null],
    ['on until turned off', settings({ mode: 'on' }), '2026-11-23T10:00:00Z', true, null],
    [
      'chosen for a while',
      settings({ mode: 'until', until: '2026-11-23T10:30:00.000Z' }),
      '2026-11-23T10:29:59.999Z',
      true,
      '2026-11-23T10:30:00Z',
    ],
    [
      'that while is over in the very instant',
      settings({ mode: 'until', until: '2026-11-23T10:30:00.000Z' }),
      '2026-11-23T10:30:00Z',
      false,
      null,
    ],
    ['Monday before lunch', settings(OFF, evenings), '2026-11-23T10:00:00Z', false, '2026-11-23T11:00:00Z'],
    ['Monday at lunch', settings(OFF, evenings), '2026-11-23T11:00:00Z', true, '2026-11-23T12:00:00Z'],
    ['what touches is one', settings(OFF, evenings), '2026-11-23T20:00:00Z', true, '2026-11-24T06:00:00Z'],
    ['after midnight', settings(OFF, evenings), '2026-11-23T23:30:00Z', true, '2026-11-24T06:00:00Z'],
    ['into Saturday', settings(OFF, evenings), '2026-11-28T06:30:00Z', true, '2026-11-28T07:00:00Z'],
    // Sunday is quiet; Monday the 30th is an exception, so nothing follows before Friday.
    ['all Sunday', settings(OFF, evenings), '2026-11-29T12:00:00Z', true, '2026-11-29T23:00:00Z'],
    ['a date without any', settings(OFF, evenings), '2026-11-30T11:30:00Z', false, '2026-12-04T17:00:00Z'],
    ['times that are switched off', settings(OFF, evenings, false), '2026-11-23T11:30:00Z', false, null],
    [
      'turned off in the middle of them',
      settings({ mode: 'paused', until: '2026-11-23T12:00:00.000Z' }, evenings),
      '2026-11-23T11:30:00Z',
      false,
      '2026-11-23T12:00:00Z',
    ],
    [
      'the next ones count again',
      settings({ mode: 'paused', until: '2026-11-23T12:00:00.000Z' }, evenings),
      '2026-11-23T17:30:00Z',
      true,
      '2026-11-24T06:00:00Z',
    ],
    [
      'a time chosen by hand that ends within the weekly ones',
      settings({ mode: 'until', until: '2026-11-23T11:10:00.000Z' }, evenings),
      '2026-11-23T11:10:00Z',
      true,
      '2026-11-23T12:00:00Z',
    ],
    // Summer time ends on 25 October: the night from Sunday 00:00 to 24:00 has 25 hours.
    ['the long Sunday', settings(OFF, evenings), '2026-10-25T22:30:00Z', true, '2026-10-25T23:00:00Z'],
  ])('%s', (_what, given, now, on, until) => {
    const quiet = decideQuiet(given, at(now));
    expect(quiet.on).toBe(on);
    expect(quiet.until).toBe(until === null ? null : at(until));
  });

  test('around the clock stays on', () => {
    const always = scheduleSchema.parse({
      timezone: 'UTC',
      week: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ open: '00:00', close: '24:00' }]])),
    });
    const quiet = decideQuiet(settings(OFF, always), at('2026-11-23T10:00:00Z'));
    expect(quiet.on).toBe(true);
    expect(quiet.until).toBeGreaterThan(at('2026-11-28T00:00:00Z'));
  });
});

describe('decideChoice', () => {
  const now = at('2026-11-23T11:30:00Z');
  test.each([
    ['30_minutes', settings(OFF), { mode: 'until', until: '2026-11-23T12:00:00.000Z' }],
    ['1_hour', settings(OFF), { mode: 'until', until: '2026-11-23T12:30:00.000Z' }],
    ['until_tomorrow', settings(OFF), { mode: 'until', until: '2026-11-24T07:00:00.000Z' }],
    ['until_off', settings(OFF), { mode: 'on' }],
    ['off', settings({ mode: 'on' }), { mode: 'off' }],
    ['off', settings(OFF, evenings), { mode: 'paused', until: '2026-11-23T12:00:00.000Z' }],
    ['off', settings({ mode: 'on' }, evenings), { mode: 'paused', until: '2026-11-23T12:00:00.000Z' }],
  ] as const)('%s', (choice, given, wanted) => {
    const chosen = decideChoice(choice, given, now);
    expect(chosen).toEqual(wanted);
    expect(doNotDisturbSchema.parse(chosen)).toEqual(chosen);
    expect(decideQuiet({ ...given, doNotDisturb: chosen }, now).on).toBe(choice !== 'off');
  });
});
