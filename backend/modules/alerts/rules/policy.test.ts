import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AlertPreferences, alertKindSchema, emailChoiceSchema } from '#contract/alerts.ts';
import { scheduleSchema } from '#contract/business-hours.ts';
import { type Permission, permissionSchema } from '#contract/members.ts';
import { isConcerned } from './decide-audience.ts';
import { decideEmail, type EmailSituation } from './decide-email.ts';
import { DEFAULT_PREFERENCES, findChoice, isQuiet, wantsMail } from './preferences.ts';

const RAISED = new Date('2026-11-23T12:00:00.000Z');
const later = (ms: number) => new Date(RAISED.getTime() + ms);

const situation = (change: Partial<EmailSituation>): EmailSituation => ({
  kind: 'new_request',
  choice: 'if_unseen',
  quiet: false,
  hasConsole: true,
  seen: false,
  raisedAt: RAISED,
  now: RAISED,
  ...change,
});

describe('decideEmail', () => {
  test.each<[string, Partial<EmailSituation>, ReturnType<typeof decideEmail>]>([
    ['never', { choice: 'never' }, { mail: 'no', reason: 'Turned off in their settings' }],
    ['quiet hours', { choice: 'always', quiet: true }, { mail: 'no', reason: 'Quiet hours' }],
    ['quiet hours, nobody there', { hasConsole: false, quiet: true }, { mail: 'no', reason: 'Quiet hours' }],
    ['seen', { seen: true }, { mail: 'no', reason: 'Seen in the console' }],
    ['seen after all', { seen: true, now: later(20_000) }, { mail: 'no', reason: 'Seen in the console' }],
    ['at the console', {}, { mail: 'later', at: later(20_000) }],
    ['still at the console', { now: later(19_999) }, { mail: 'later', at: later(20_000) }],
    ['quiet while it waits', { quiet: true }, { mail: 'later', at: later(20_000) }],
    ['unseen for 20 s', { now: later(20_000) }, { mail: 'now', onlyIfUnseen: true }],
    ['no console', { hasConsole: false }, { mail: 'now', onlyIfUnseen: true }],
    ['always, even if seen', { choice: 'always', seen: true }, { mail: 'now', onlyIfUnseen: false }],
    ['a message has waited already', { kind: 'message' }, { mail: 'now', onlyIfUnseen: true }],
  ])('%s', (_, change, expected) => {
    expect(decideEmail(situation(change))).toEqual(expected);
  });

  test('a mail that is put off is decided when its time has come', () => {
    const situations = fc.record({
      kind: fc.constantFrom(...alertKindSchema.options),
      choice: fc.constantFrom(...emailChoiceSchema.options),
      quiet: fc.boolean(),
      hasConsole: fc.boolean(),
      seen: fc.boolean(),
      raisedAt: fc.constant(RAISED),
      now: fc.integer({ min: 0, max: 60_000 }).map(later),
    });
    fc.assert(
      fc.property(situations, (given) => {
        const decision = decideEmail(given);
        if (decision.mail !== 'later') return;
        expect(decision.at.getTime()).toBeGreaterThan(given.now.getTime());
        expect(decideEmail({ ...given, now: decision.at }).mail).not.toBe('later');
      }),
    );
  });
});

describe('isConcerned', () => {
  const who = (memberId: string, permissions: Permission[], disabled = false) => ({
    memberId,
    permissions,
    disabled,
    serves: true,
  });
  const agent = who('agent', ['chats.respond']);
  const other = who('other', ['chats.respond']);
  const manager = who('manager', ['workspace.manage']);
  const clerk = who('clerk', ['analytics.view', 'team.manage']);

  test.each([
    ['new_request', null, ['agent', 'other']],
    ['waiting', null, ['agent', 'other']],
    ['contact', null, ['agent', 'other']],
    ['message', 'agent', ['agent']],
    ['keyword', null, ['manager']],
    ['keyword', 'agent', ['agent', 'manager']],
  ] as const)('%s with %s in the chat: %j', (kind, assignedMemberId, expected) => {
    const elsewhere = { ...who('elsewhere', ['chats.respond']), serves: false };
    const told = [agent, other, manager, clerk, elsewhere].filter((each) =>
      isConcerned({ kind, assignedMemberId }, each),
    );
    expect(told.map(({ memberId }) => memberId)).toEqual(expected);
  });

  test.each(alertKindSchema.options)('%s: never a disabled member', (kind) => {
    const gone = who('gone', permissionSchema.options, true);
    expect(isConcerned({ kind, assignedMemberId: 'gone' }, gone)).toBe(false);
  });
});

describe('preferences', () => {
  const bot = 'b';
  const given: AlertPreferences = {
    ...DEFAULT_PREFERENCES,
    chatbots: [{ chatbotId: bot, choices: { waiting: 'never' } }],
  };

  test('a chatbot differs only in what it names', () => {
    expect(findChoice(given, 'waiting', bot)).toBe('never');
    expect(findChoice(given, 'waiting', 'another')).toBe('always');
    expect(findChoice(given, 'new_request', bot)).toBe('if_unseen');
  });

  test('quiet hours are those of the schedule’s zone, and only while they are on', () => {
    const week = { 1: [{ open: '22:00', close: '07:00' }] };
    const schedule = scheduleSchema.parse({ timezone: 'Europe/Berlin', week });
    const quiet = (at: string, enabled = true) =>
      isQuiet({ ...given, quietHours: { enabled, schedule } }, new Date(at));
    // Monday evening in Berlin is an hour ahead of UTC.
    expect(quiet('2026-11-23T21:00:00.000Z')).toBe(true);
    expect(quiet('2026-11-23T20:59:59.999Z')).toBe(false);
    expect(quiet('2026-11-24T05:59:59.999Z')).toBe(true);
    expect(quiet('2026-11-24T06:00:00.000Z')).toBe(false);
    expect(quiet('2026-11-23T21:00:00.000Z', false)).toBe(false);
    // Without a schedule business hours are always open; quiet hours are never quiet.
    expect(isQuiet({ ...given, quietHours: { enabled: true, schedule: null } }, RAISED)).toBe(false);
  });

  test('mail is off for whoever has turned off every kind for every chatbot', () => {
    const never = Object.fromEntries(alertKindSchema.options.map((kind) => [kind, 'never']));
    const off = { ...DEFAULT_PREFERENCES, choices: never as AlertPreferences['choices'] };
    expect(wantsMail(off)).toBe(false);
    expect(wantsMail({ ...off, chatbots: [{ chatbotId: bot, choices: { contact: 'always' } }] })).toBe(true);
  });
});
