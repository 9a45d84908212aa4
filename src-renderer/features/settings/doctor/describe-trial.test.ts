import { describe, expect, it } from 'vitest';
import { describeTrial, HOPS, judgeTrial } from './describe-trial.ts';

describe('describeTrial', () => {
  it.each([
    ['toast', 'do_not_disturb', 'off', 'Do not disturb'],
    ['toast', 'no_permission', 'failed', 'Allow them'],
    ['sound', 'muted', 'off', 'volume is 0'],
    ['sound', 'needs_gesture', 'failed', 'Click'],
    ['email', 'no_server', 'off', 'no mail server'],
    ['server', 'unanswered', 'failed', 'no connection'],
  ] as const)('%s with %s is %s and says what helps', (hop, reason, state, words) => {
    const told = describeTrial(hop, reason);
    expect(told.state).toBe(state);
    expect(told.text).toContain(words);
  });

  it('leads to the page where mail is set up', () => {
    expect(describeTrial('email', 'kept').page).toBe('mail-server');
    expect(describeTrial('email', 'off').page).toBe('email-alerts');
  });

  it('has words for a reason it does not know, on every hop', () => {
    for (const { hop } of HOPS) {
      expect(describeTrial(hop, 'something_new')).toMatchObject({ state: 'failed' });
      expect(describeTrial(hop, null)).toMatchObject({ state: 'ok', text: '' });
    }
  });
});

describe('judgeTrial', () => {
  it('says the worst of it', () => {
    const ok = { hop: 'server', reason: null } as const;
    expect(judgeTrial([ok])).toBe('All of it works.');
    expect(judgeTrial([ok, { hop: 'sound', reason: 'muted' }])).toContain('is off');
    expect(
      judgeTrial([
        { hop: 'sound', reason: 'muted' },
        { hop: 'toast', reason: 'failed' },
      ]),
    ).toContain('keeps alerts');
  });
});
