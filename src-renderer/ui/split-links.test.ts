import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitLinks } from './split-links.ts';

const linksIn = (text: string) => splitLinks(text).flatMap((part) => (part.kind === 'link' ? [part.url] : []));

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'handoff-desk://chats/1',
  'www.example.com',
  'http://[broken',
])('%s is text', (text) => {
  expect(splitLinks(text)).toEqual([{ kind: 'text', text }]);
});

test.each([
  ['See https://a.example/x.', 'https://a.example/x'],
  ['(https://a.example/x)', 'https://a.example/x'],
  ['https://a.example/wiki/Mug_(cup)', 'https://a.example/wiki/Mug_(cup)'],
  ['https://a.example/a?b=c&d=e#f, really', 'https://a.example/a?b=c&d=e#f'],
  ['(see https://a.example/a(b)).', 'https://a.example/a(b)'],
  ['"https://a.example/x"', 'https://a.example/x'],
])('%s', (text, url) => {
  expect(linksIn(text)).toEqual([url]);
});

test('characters that cannot be seen or change the direction end a link', () => {
  expect(linksIn('https://good.example\u202Emoc.live')).toEqual(['https://good.example/']);
  expect(linksIn('https://good.example\u200B.evil.example')).toEqual(['https://good.example/']);
});

test('nothing is lost and nothing but web addresses becomes a link', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.constantFrom(' ', '\n', 'http://', 'javascript:', '.)', '<a href='),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const parts = splitLinks(text);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      for (const part of parts) if (part.kind === 'link') expect(part.url).toMatch(/^https?:\/\//);
    }),
  );
});
