import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src-preload/payloads.ts';
import { parseChatHash } from './browser-navigation.ts';
import { parseSettings } from './browser-settings.ts';

const id = '018f2b7e-6a53-7c21-9d6e-3f0a5b8c1d2e';

test.each([
  '',
  '#',
  '#/chats/',
  '#/chats/1',
  `#/chats/${id}/x`,
  `#/owner/${id}`,
  `#/chats/../${id}`,
  '#/chats/%3Cscript%3E',
])('%s leads nowhere', (hash) => {
  expect(parseChatHash(hash)).toBeNull();
});

test('a link to a chat leads to it', () => {
  expect(parseChatHash(`#/chats/${id}`)).toEqual({ to: 'chat', conversationId: id });
});

test.each([null, '', '{', '[]', '"x"', '{"theme":"pink","sound":true,"notifyRequests":"yes"}'])(
  'settings stored as %s fall back to the defaults',
  (json) => {
    expect(parseSettings(json)).toEqual(DEFAULT_SETTINGS);
  },
);

test('what fits is kept even when something beside it does not', () => {
  expect(parseSettings('{"theme":"dark","hideContent":1}')).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
});
