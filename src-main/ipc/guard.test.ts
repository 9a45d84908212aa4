import { describe, expect, it } from 'vitest';
import { decideSender } from './guard.ts';
import { requestSchemas } from './requests.ts';

describe('decideSender', () => {
  it.each([
    'https://console/index.html',
    'app://console.evil/index.html',
    'app://consoleevil/',
    'app://evil/console',
    'app://user@console/',
    'app-x://console/',
    'file:///console/index.html',
    'about:blank',
    'data:text/html,x',
    '',
  ])('refuses a page at %j', (url) => {
    expect(decideSender({ url, parent: null }, 'settings:get')).toBe('refused');
  });

  it('refuses frames inside the console and frames that are gone', () => {
    expect(decideSender({ url: 'app://console/index.html', parent: {} }, 'settings:get')).toBe('refused');
    expect(decideSender(null, 'settings:get')).toBe('refused');
  });

  it.each(['session:renew', 'settings:change', 'card:show', 'external:open'])(
    'refuses the card’s page %s',
    (channel) => {
      expect(decideSender({ url: 'app://console/card.html', parent: null }, channel)).toBe('refused');
      expect(decideSender({ url: 'app://console/card.html?x#y', parent: null }, channel)).toBe('refused');
    },
  );

  it('lets the card’s page do what is its own, and only that page', () => {
    expect(decideSender({ url: 'app://console/card.html', parent: null }, 'on-card:act')).toBe('trusted');
    expect(decideSender({ url: 'app://console/index.html', parent: null }, 'on-card:act')).toBe('refused');
  });

  it('trusts the main frame of the console', () => {
    expect(decideSender({ url: 'app://console/index.html#/chats', parent: null }, 'settings:get')).toBe('trusted');
  });
});

describe('requestSchemas', () => {
  const notice = {
    tag: 'request-1',
    kind: 'request',
    leadsTo: { to: 'chat', conversationId: '0198c5c4-7d1e-7abc-8def-0123456789ab' },
    title: 'Vera asks for a person',
    body: 'My mug is broken',
  };

  it.each([
    ['server:get', {}],
    ['server:check', { address: 'x'.repeat(2_001) }],
    ['server:choose', { address: 'a.test', more: true }],
    ['settings:change', { theme: 'pink' }],
    ['settings:change', { unknown: true }],
    ['settings:change', [true]],
    ['notice:show', { ...notice, leadsTo: { to: 'chat', conversationId: 'x' } }],
    ['notice:show', { ...notice, leadsTo: { to: 'https://evil.example' } }],
    ['notice:show', { ...notice, icon: '/etc/passwd' }],
    ['notice:show', { ...notice, body: 'x'.repeat(501) }],
    ['settings:change', { soundVolume: 101 }],
    ['settings:change', { doNotDisturb: { mode: 'until', until: 'later' } }],
    ['settings:change', { hotkey: 'x'.repeat(61) }],
    ['card:show', { card: {} }],
    ['on-card:act', { handoffId: '0198c5c4-7d1e-7abc-8def-0123456789ab', action: 'complete' }],
    ['on-card:act', { handoffId: 'x', action: 'accept' }],
    ['on-card:fit', { height: Number.NaN }],
    ['attention:set', { pending: -1, unread: 0, presence: 'online', quiet: false }],
    ['attention:set', { pending: 1e9, unread: 0, presence: 'online', quiet: false }],
    ['attention:set', { pending: 0, unread: 0, presence: 'online' }],
    ['external:open', { url: ['https://example.com'] }],
    ['session:sign-in', { email: 'ana@example.com', password: 'x', server: 'https://evil.example' }],
  ] as const)('%s refuses %j', (name, request) => {
    expect(requestSchemas[name].safeParse(request).success).toBe(false);
  });

  it('takes what the console sends', () => {
    expect(requestSchemas['notice:show'].parse(notice)).toEqual(notice);
    expect(requestSchemas['settings:change'].parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
    expect(requestSchemas['session:restore'].parse(undefined)).toBeUndefined();
  });
});
