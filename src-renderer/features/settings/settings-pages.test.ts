import { describe, expect, it } from 'vitest';
import { decidePage, listPages, parseSettingsHash, writeSettingsHash } from './settings-pages.ts';

describe('listPages', () => {
  it.each([
    [[], ['profile', 'notifications', 'email-alerts', 'appearance', 'chats']],
    [['team.manage'], ['team', 'team-alerts']],
    [
      ['workspace.manage'],
      ['workspace', 'privacy', 'alert-rules', 'alert-history', 'mail-server', 'outbox', 'security-log'],
    ],
  ] as const)('shows those with %j, besides their own, %j', (permissions, pages) => {
    const own = listPages([]);
    expect(listPages([...permissions])).toEqual([...new Set([...own, ...pages])]);
  });

  it('leads from a page that is not theirs to the first', () => {
    expect(decidePage('mail-server', ['chats.respond', 'team.manage'])).toBe('notifications');
    expect(decidePage('mail-server', ['workspace.manage'])).toBe('mail-server');
  });
});

describe('parseSettingsHash', () => {
  it.each(['', '#', '#/chats/outbox', '#/settingsx', '#/settings/outbox/more', '#/settings/<b>', 'settings'])(
    'has nothing to say about %j',
    (hash) => {
      expect(parseSettingsHash(hash)).toBeNull();
    },
  );

  it('reads what it writes, and knows the first page by no name and by a wrong one', () => {
    expect(parseSettingsHash(writeSettingsHash('outbox'))).toBe('outbox');
    expect(parseSettingsHash('#/settings')).toBe('notifications');
    expect(parseSettingsHash('#/settings/')).toBe('notifications');
    expect(parseSettingsHash('#/settings/nothing-like-that')).toBe('notifications');
  });
});
