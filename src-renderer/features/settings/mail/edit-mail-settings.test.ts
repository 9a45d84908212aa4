import { describe, expect, it } from 'vitest';
import type { MailSettings } from '#contract/mail.ts';
import { checkDraft, createDraft, keepsPassword, setSecurity } from './edit-mail-settings.ts';

const none: MailSettings = { source: 'none', server: null, fromName: 'Shop', fromAddress: 'desk@shop.example' };
const stored: MailSettings = {
  ...none,
  source: 'settings',
  server: { host: 'mail.shop.example', port: 587, security: 'starttls', user: 'desk', hasPassword: true },
};
const environment: MailSettings = {
  ...stored,
  source: 'environment',
  server: { host: 'relay.internal', port: 25, security: 'none', user: null, hasPassword: false },
};

describe('checkDraft', () => {
  it.each([
    ['no host', { host: '' }, 'server.host'],
    ['an address for a host', { host: 'https://mail.shop.example' }, 'server.host'],
    ['no port', { port: null }, 'server.port'],
    ['a port that is none', { port: 70_000 }, 'server.port'],
    ['two senders', { fromAddress: 'a@shop.example, b@shop.example' }, 'fromAddress'],
    ['a sender with a line break', { fromName: 'Shop\r\nBcc: x@evil.example' }, 'fromName'],
    ['a user without a password', { user: 'somebody' }, 'server.password'],
    ['another host with the old password', { host: 'other.shop.example' }, 'server.password'],
  ])('refuses %s by its field', (_name, patch, field) => {
    const checked = checkDraft({ ...createDraft(stored), ...patch }, stored);
    expect(checked.ok).toBe(false);
    expect(Object.keys(checked.ok ? {} : checked.errors)).toContain(field);
  });

  it('leaves the stored password where it is, and sends a new one', () => {
    const draft = createDraft(stored);
    expect(checkDraft(draft, stored)).toEqual({
      ok: true,
      request: {
        server: { host: 'mail.shop.example', port: 587, security: 'starttls', user: 'desk' },
        fromName: 'Shop',
        fromAddress: 'desk@shop.example',
      },
    });
    const typed = checkDraft({ ...draft, host: 'other.shop.example', password: 'secret' }, stored);
    expect(typed).toMatchObject({ ok: true, request: { server: { host: 'other.shop.example', password: 'secret' } } });
  });

  it('sends no user where none is typed', () => {
    const checked = checkDraft({ ...createDraft(none), host: 'relay.internal', user: '  ' }, none);
    expect(checked).toMatchObject({ ok: true, request: { server: { user: null } } });
  });

  it('changes only the sender of a server that the environment names', () => {
    const checked = checkDraft({ ...createDraft(environment), fromName: 'Desk' }, environment);
    expect(checked).toEqual({
      ok: true,
      request: { server: null, fromName: 'Desk', fromAddress: 'desk@shop.example' },
    });
  });
});

describe('keepsPassword', () => {
  it('only for the same user of the same server', () => {
    const draft = createDraft(stored);
    expect(keepsPassword(draft, stored)).toBe(true);
    expect(keepsPassword({ ...draft, user: 'other' }, stored)).toBe(false);
    expect(keepsPassword({ ...draft, host: 'other.example' }, stored)).toBe(false);
    expect(keepsPassword(createDraft(none), none)).toBe(false);
  });
});

describe('setSecurity', () => {
  it('brings its usual port, but leaves one that was typed', () => {
    expect(setSecurity(createDraft(stored), 'tls').port).toBe(465);
    expect(setSecurity({ ...createDraft(stored), port: 2_525 }, 'tls').port).toBe(2_525);
    expect(setSecurity({ ...createDraft(stored), port: null }, 'none').port).toBe(25);
  });
});
