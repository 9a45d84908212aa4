import { expect, test } from 'vitest';
import { loadCommonPasswords } from './common-passwords.ts';
import { decideNewPassword } from './password-rules.ts';
import { generatePassword } from './tokens.ts';

const owner = { email: 'ana.silva@mossymug.example', name: 'Ana Silva' };

test.each([
  'aaaaaaaaaaaa',
  '123456789012',
  '098765432109',
  'abcdefghijkl',
  'zyxwvutsrqponm',
  'abcabcabcabc',
  'passwordpassword',
  'administrator',
  'ADMINISTRATOR',
  'qwerty123456',
  '1qaz2wsx3edc',
  'password1234',
  'Password-2024!',
  '!!!dragon1977',
  'P@ssw0rd2024',
  'p4ssw0rdp4ssw0rd',
  'Ana Silva 2024',
  'anasilva-2024',
  'ana.silva@mossymug.example',
  'mossymug2024',
  'handoff-desk-1',
])('"%s" is refused', async (password) => {
  expect(decideNewPassword(password, owner, await loadCommonPasswords())).toMatch(/^too easy to guess/);
});

test.each([
  'correct horse battery',
  'seven green kettles',
  'tr0mb0ne-and-salt',
  '8392-5521-0943-x',
  'love-xqk-81-vvtz',
  'Ana likes clay pots',
  'пароль-из-трёх-слов',
  '青い鳥は空を飛んでいきました',
])('"%s" is good', async (password) => {
  expect(decideNewPassword(password, owner, await loadCommonPasswords())).toBeNull();
});

test('the list is the real one', async () => {
  const common = await loadCommonPasswords();
  expect([...common].filter((password) => password.length >= 8).length).toBeGreaterThan(10_000);
});

test('a generated password is readable, long and never the same', async () => {
  const common = await loadCommonPasswords();
  const passwords = Array.from({ length: 200 }, generatePassword);
  expect(new Set(passwords).size).toBe(200);
  for (const password of passwords) {
    expect(password).toMatch(/^([2-9a-hj-km-np-z]{5}-){3}[2-9a-hj-km-np-z]{5}$/);
    expect(decideNewPassword(password, owner, common)).toBeNull();
  }
});
