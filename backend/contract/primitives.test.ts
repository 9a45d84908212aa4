import { describe, expect, test } from 'vitest';
import { clientIdSchema, emailSchema, messageTextSchema, personNameSchema } from './primitives.ts';

describe('refused', () => {
  test.each([
    ['empty', ''],
    ['blank', ' \n\t '],
    ['8,001 characters', 'x'.repeat(8_001)],
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800b'],
    ['a list', ['a']],
    ['null', null],
  ])('message text: %s', (_, text) => {
    expect(messageTextSchema.safeParse(text).success).toBe(false);
  });

  test.each([
    ['a header break', 'Ana\r\nBcc: x@example.com'],
    ['text that runs backwards', 'Ana\u202Egnp.exe'],
    ['121 characters', 'x'.repeat(121)],
    ['blanks', '   '],
  ])('name: %s', (_, name) => {
    expect(personNameSchema.safeParse(name).success).toBe(false);
  });

  test.each([
    'a@example.com, b@example.com',
    'Team: a@example.com;',
    'Ana <a@example.com>',
    'a@example.com\nBcc: b@example.com',
    'a@localhost@example.com',
    'no address',
  ])('e-mail: %j', (email) => {
    expect(emailSchema.safeParse(email).success).toBe(false);
  });

  test.each(['short', 'x'.repeat(65), 'with blank 12', '{{template}}'])('client id: %j', (id) => {
    expect(clientIdSchema.safeParse(id).success).toBe(false);
  });
});

describe('kept as typed', () => {
  test.each(['<script>alert(1)</script>', '  indented\n  code  ', '🎉'.repeat(500), 'مرحبا', '{{name}}'])(
    '%j',
    (text) => {
      expect(messageTextSchema.parse(text)).toBe(text);
    },
  );

  test('names are trimmed, nothing else', () => {
    expect(personNameSchema.parse('  Zoë O’Neil ')).toBe('Zoë O’Neil');
  });
});
