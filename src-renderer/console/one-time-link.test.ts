import { expect, test } from 'vitest';
import { parseOneTimeLink, parseOwnerToken } from './one-time-link.ts';

const token = 'abcdefghijklmnopqrstuvwxyz-_0123456789';

test.each([
  token,
  `  ${token}\n`,
  `#/owner/${token}`,
  `http://localhost:4310/console#/owner/${token}`,
  `https://desk.example.com/console/#/owner/${token}`,
])('%s holds the token', (text) => {
  expect(parseOwnerToken(text)).toBe(token);
});

test.each(['', 'short', `http://localhost:4310/console#/chats/${token}`, `${token}!`, 'a'.repeat(129)])(
  '%s does not',
  (text) => {
    expect(parseOwnerToken(text)).toBeNull();
  },
);

test.each(['', '#', `#/chats/${token}`, `#/join/${token}/more`, `#/JOIN/${token}`, `#/settings/join`])(
  '%s is no one-time link',
  (hash) => {
    expect(parseOneTimeLink(hash)).toBeNull();
  },
);

test('a link says what it leads to, also when its token was cut off', () => {
  expect(parseOneTimeLink(`#/join/${token}`)).toEqual({ to: 'join', token });
  expect(parseOneTimeLink(`#/reset/${token}`)).toEqual({ to: 'reset', token });
  expect(parseOneTimeLink('#/reset/abc')).toEqual({ to: 'reset', token: null });
  expect(parseOneTimeLink('#/join/<script>')).toEqual({ to: 'join', token: null });
});
