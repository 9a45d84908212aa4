import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkify } from './linkify.ts';

const links = (text: string) => linkify(text).filter(({ href }) => href !== null);

describe('what must not become a link', () => {
  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT://example.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox',
    'file:///etc/passwd',
    'ftp://example.com',
    'https://',
    'http://[',
    'plain words',
  ])('%s', (text) => {
    expect(links(text)).toEqual([]);
  });
});

describe('linkify', () => {
  it.each([
    ['see https://example.com/a?b=c#d.', 'https://example.com/a?b=c#d'],
    ['(http://example.com/x)', 'http://example.com/x'],
    ['https://en.wikipedia.org/wiki/Tent_(disambiguation)', 'https://en.wikipedia.org/wiki/Tent_(disambiguation)'],
    ['Write to mailto:help@example.com!', 'mailto:help@example.com'],
    ['"HTTPS://EXAMPLE.com/ok"', 'HTTPS://EXAMPLE.com/ok'],
    ['https://example.com/\u202egnp.exe', 'https://example.com/'],
  ])('%s', (text, address) => {
    expect(links(text).map((part) => part.text)).toEqual([address]);
  });

  it('loses nothing, and links only to safe places', () => {
    const piece = fc.constantFrom(
      'http://',
      'https://a.b/',
      'mailto:',
      'javascript:',
      '(',
      ')',
      '.',
      ' ',
      '\n',
      'x',
      '😀',
      '@',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (words) => {
        const parts = linkify(words);
        expect(parts.map((part) => part.text).join('')).toBe(words);
        for (const { href } of parts) if (href !== null) expect(href).toMatch(/^(https?|mailto):/);
      }),
    );
  });
});
