import { describe, expect, it } from 'vitest';
import { scheduleSchema } from '#contract/business-hours.ts';
import { decideAvailability, type OpeningRules } from './decide-availability.ts';

/** Monday 23 November 2026, 15:00 in New York. */
const afternoon = new Date('2026-11-23T20:00:00.000Z');
const evening = new Date('2026-11-24T00:00:00.000Z');

const officeHours = scheduleSchema.parse({
  timezone: 'America/New_York',
  week: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [{ open: '09:00', close: '17:00' }]])),
});
const rules: OpeningRules = {
  handoffEnabled: true,
  hoursEnabled: true,
  schedule: officeHours,
  offline: { message: 'Write to us!', contactForm: true },
};
const decide = (fields: Partial<OpeningRules>, anyoneOnline = true, now = afternoon) =>
  decideAvailability({ ...rules, ...fields, anyoneOnline, now });

describe('a person cannot be asked for', () => {
  it.each([
    ['no live team', { handoffEnabled: false }, true, afternoon, 'no_team'],
    ['no live team, whatever the hours', { handoffEnabled: false }, true, evening, 'no_team'],
    ['at 7 PM', {}, true, evening, 'outside_hours'],
    ['at 7 PM with nobody there', {}, false, evening, 'outside_hours'],
    ['at 3 PM with nobody there', {}, false, afternoon, 'nobody_here'],
    ['without hours and with nobody there', { hoursEnabled: false }, false, evening, 'nobody_here'],
  ] as const)('%s', (_name, fields, anyoneOnline, now, reason) => {
    const availability = decide(fields, anyoneOnline, now);
    expect(availability).toMatchObject({ handoff: false, reason });
    expect(availability.contactForm).toBe(reason !== 'no_team');
  });

  it('and no form is offered where the owner wants none', () => {
    expect(decide({ offline: { message: '', contactForm: false } }, true, evening).contactForm).toBe(false);
  });
});

describe('a person can be asked for', () => {
  it('at 3 PM, until five', () => {
    expect(decide({})).toEqual({
      handoff: true,
      agentsOnline: true,
      reason: null,
      opensAt: null,
      closesAt: '2026-11-23T22:00:00.000Z',
      offlineMessage: '',
      contactForm: false,
    });
  });

  it('at any time while the hours are off, and nothing is said of closing', () => {
    expect(decide({ hoursEnabled: false }, true, evening)).toMatchObject({ handoff: true, closesAt: null });
  });
});

it('after hours it says when the team is back, in the owner’s words', () => {
  expect(decide({}, true, evening)).toMatchObject({
    opensAt: '2026-11-24T14:00:00.000Z',
    closesAt: null,
    offlineMessage: 'Write to us!',
  });
});

it.each([
  ['the last millisecond is open', '2026-11-23T21:59:59.999Z', true],
  ['closing time is closed', '2026-11-23T22:00:00.000Z', false],
  ['opening time is open', '2026-11-24T14:00:00.000Z', true],
])('%s', (_name, instant, handoff) => expect(decide({}, true, new Date(instant)).handoff).toBe(handoff));
