import { describe, expect, it } from 'vitest';
import { decideClose } from './decide-close.ts';
import { decideRecovery } from './decide-recovery.ts';
import { readSafeLink } from './safe-link.ts';

describe('decideClose', () => {
  const usual = { quitting: false, closeToTray: true, trayAvailable: true };

  it('hides only what can be found again', () => {
    expect(decideClose(usual)).toBe('hide');
    expect(decideClose({ ...usual, trayAvailable: false })).toBe('close');
  });

  it('closes when quitting or when told to', () => {
    expect(decideClose({ ...usual, quitting: true })).toBe('close');
    expect(decideClose({ ...usual, closeToTray: false })).toBe('close');
  });
});

describe('decideRecovery', () => {
  it('reloads, until it has crashed three times within a minute', () => {
    expect(decideRecovery([], 0)).toBe('reload');
    expect(decideRecovery([1_000, 2_000], 3_000)).toBe('reload');
    expect(decideRecovery([1_000, 2_000, 3_000], 4_000)).toBe('ask');
    expect(decideRecovery([1_000, 2_000, 3_000], 61_500)).toBe('reload');
  });
});

describe('readSafeLink', () => {
  it.each([
    'file:///etc/passwd',
    'http://example.com',
    'javascript:alert(1)',
    'smb://server/share',
    'ms-msdt:/id',
    'handoff-desk://chats/x',
    '/etc/passwd',
    '',
  ])('refuses %s', (url) => {
    expect(readSafeLink(url)).toBeNull();
  });

  it('gives the parsed form of what is allowed', () => {
    expect(readSafeLink('https:\\\\example.com\\a')).toBe('https://example.com/a');
    expect(readSafeLink('mailto:ana@example.com')).toBe('mailto:ana@example.com');
  });
});
