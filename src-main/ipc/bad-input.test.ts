import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDeepLink, parseDeepLink } from '../deep-link/parse-deep-link.ts';
import { readAddress } from '../server/address.ts';
import { readSafeLink } from '../window/safe-link.ts';
import { requestSchemas } from './requests.ts';

const RUNS = { numRuns: process.env['SOAK'] === '1' ? 100_000 : 300 };
const channels = Object.entries(requestSchemas);
const ID = '0198c5c4-7d1e-7abc-8def-0123456789ab';

describe.each(channels)('%s', (_, schema) => {
  const isSilent = schema.safeParse(undefined).success;

  it('is asked without a request, or never without one', () => {
    expect(isSilent ? schema.safeParse({}).success : false).toBe(false);
  });

  it.each([
    ['null', null],
    ['a number', 7],
    ['text', 'https://evil.example'],
    ['a list', [{}]],
    ['a function', () => 'x'],
    ['something with a prototype of its own', JSON.parse('{"__proto__":{"address":"evil.example"}}')],
    ['keys nobody knows', { channel: 'session:restore', __handler: true }],
    ['64 kB', { text: 'x'.repeat(65_536) }],
  ])('refuses %s', (_name, input) => {
    expect(schema.safeParse(input).success).toBe(false);
  });

  it('throws at nothing, and lets through plain objects of known keys alone', () => {
    const anything = fc.oneof(fc.anything({ withNullPrototype: true, withDate: true, withMap: true }), fc.jsonValue());
    fc.assert(
      fc.property(anything, (input) => {
        const parsed = schema.safeParse(input);
        if (!parsed.success || parsed.data === undefined) return;
        expect(Object.getPrototypeOf(parsed.data)).toBe(Object.prototype);
        expect(schema.safeParse({ ...parsed.data, more: true }).success).toBe(false);
      }),
      RUNS,
    );
  });
});

/** A good link with something done to it. */
const spoilt = fc.tuple(fc.nat(60), fc.nat(3), fc.string({ unit: 'binary', maxLength: 4 })).map(([at, cut, more]) => {
  const link = `handoff-desk://chats/${ID}`;
  return link.slice(0, at) + more + link.slice(at + cut);
});

describe('a link from any page or mail', () => {
  it('leads to a chat or nowhere, whatever it says', () => {
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.webUrl(), fc.string({ unit: 'binary' })), (link) => {
        const navigation = parseDeepLink(link);
        if (navigation === null) return;
        expect(Object.keys(navigation).sort()).toEqual(['conversationId', 'to']);
        const led = navigation.to === 'chat' ? navigation.conversationId : '';
        expect(link.toLowerCase().replace(/\/$/, '')).toBe(`handoff-desk://chats/${led}`);
      }),
      RUNS,
    );
  });

  it.each([
    '--server=https://evil.example',
    `handoff-desk://chats/${ID}?token=x`,
    `handoff-desk://chats/${ID}?server=https://evil.example`,
    `handoff-desk://server/https://evil.example`,
    `handoff-desk://chats/${ID}%00`,
    `handoff-desk://chats/${ID}\u202e`,
    'javascript:alert(1)',
    'file:///etc/passwd',
  ])('%j leads nowhere', (link) => {
    expect(findDeepLink(['/opt/desk', link])).toBeNull();
  });
});

describe('an address that the system is asked to open', () => {
  it('is one of the web, encrypted, or of mail, and in its parsed form', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' }), spoilt), (url) => {
        const link = readSafeLink(url);
        if (link !== null) expect(link).toMatch(/^(https:\/\/|mailto:)/);
      }),
      RUNS,
    );
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'http://example.com',
    'file:///etc/passwd',
    'smb://host/share',
    'ms-msdt:/id',
    'data:text/html,x',
    'handoff-desk://chats/x',
    '//example.com',
    'https:',
  ])('%j is not opened', (url) => {
    expect(readSafeLink(url)).toBeNull();
  });
});

describe('an address of a server', () => {
  it('becomes an origin of the web, or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' }), fc.domain()), (typed) => {
        for (const origin of readAddress(typed)) {
          expect(new URL(origin).origin).toBe(origin);
          expect(origin).toMatch(/^https?:\/\//);
        }
      }),
      RUNS,
    );
  });
});
