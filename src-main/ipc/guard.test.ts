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
    expect(decideSender({ url, parent: null })).toBe('refused');
  });

  it('refuses frames inside the console and frames that are gone', () => {
    expect(decideSender({ url: 'app://console/index.html', parent: {} })).toBe('refused');
    expect(decideSender(null)).toBe('refused');
  });

  it('trusts the main frame of the console', () => {
    expect(decideSender({ url: 'app://console/index.html#/chats', parent: null })).toBe('trusted');
  });
});

describe('requestSchemas', () => {
  const notice = {
    tag: 'request-1',
    kind: 'request',
    conversationId: '0198c5c4-7d1e-7abc-8def-0123456789ab',
    handoffId: null,
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
    ['notice:show', { ...notice, conversationId: 'x' }],
    ['notice:show', { ...notice, icon: '/etc/passwd' }],
    ['notice:show', { ...notice, body: 'x'.repeat(501) }],
    ['attention:set', { pending: -1, unread: 0, presence: 'online' }],
    ['attention:set', { pending: 1e9, unread: 0, presence: 'online' }],
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
