import { expect, test } from 'vitest';
import { parseOwnerToken } from './owner-token.ts';

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
