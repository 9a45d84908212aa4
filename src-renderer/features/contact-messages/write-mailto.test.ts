import { expect, test } from 'vitest';
import { writeMailto } from './write-mailto.ts';

const chatbot = { id: 'bot', name: 'Shop & Co' };

test('begins an answer that quotes the message', () => {
  const link = writeMailto({ email: 'mia@mail.example', chatbot, text: 'Two lines\nof text' });
  const url = new URL(link);
  expect(url.pathname).toBe('mia@mail.example');
  expect(url.searchParams.get('subject')).toBe('Your message to Shop & Co');
  expect(url.searchParams.get('body')).toBe('\n\n> Two lines\n> of text');
});

test('an address cannot add recipients or headers', () => {
  const link = writeMailto({ email: 'a?bcc=b&c@mail.example', chatbot, text: 'x' });
  expect([...new URL(link).searchParams.keys()]).toEqual(['subject', 'body']);
  expect(link.slice(0, link.indexOf('?subject'))).toBe('mailto:a%3Fbcc%3Db%26c@mail.example');
});

test('a long message is cut without breaking a character', () => {
  const link = writeMailto({ email: 'a@b.example', chatbot, text: '😀'.repeat(1_000) });
  expect(link.length).toBeLessThanOrEqual(1_800);
  expect(new URL(link).searchParams.get('body')).toMatch(/^\n\n> (😀)+$/u);
});
