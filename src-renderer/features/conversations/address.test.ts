import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConversationFilters, NO_FILTERS } from '../../state/conversations-place.ts';
import { hasFilters, linkToConversation, parseConversationsHash, writeConversationsHash } from './address.ts';

const ID = '0198c5c4-7d1e-7abc-8def-0000000000a1';
const filtersOf = (hash: string): ConversationFilters | undefined => parseConversationsHash(hash)?.filters;

describe('parseConversationsHash', () => {
  it.each(['', '#', '#/conversationsx', '#/conversation', '#/settings/team', `#/chats/${ID}`, '#/conversations/<b>'])(
    'has nothing to say about %j',
    (hash) => {
      expect(parseConversationsHash(hash)).toBeNull();
    },
  );

  it.each([
    'status=open',
    'handoff=lost',
    'stars=6',
    'stars=0',
    'reason=none',
    'agent=me',
    'chatbot=1',
    'visitor=%00',
    'days=8',
    'from=2026-02-30',
    'from=yesterday',
    'from=2026-11-23&to=2026-11-22',
    'seq=1&cursor=abc&limit=7',
    'text=%20%20',
  ])('leaves out what makes no sense: %s', (query) => {
    const filters = filtersOf(`#/conversations?${query}`);
    expect(filters && hasFilters(filters)).toBe(false);
  });

  it.each([
    [`#/conversations/${ID}`, { id: ID, seq: null }],
    [`#/conversations/${ID}/`, { id: ID, seq: null }],
    [`#/conversations/${ID}?seq=12`, { id: ID, seq: 12 }],
    [`#/conversations/${ID}?seq=-1`, { id: ID, seq: null }],
    [`#/conversations/${ID}?seq=1e309`, { id: ID, seq: null }],
    [`#/conversations/${ID}?seq=`, { id: ID, seq: null }],
    ['#/conversations', null],
    ['#/conversations/?seq=5', null],
  ])('%s opens %j', (hash, open) => {
    expect(parseConversationsHash(hash)?.open).toEqual(open);
  });

  it('takes one open end', () => {
    expect(filtersOf('#/conversations?from=2026-11-01')?.days).toEqual({
      kind: 'custom',
      from: '2026-11-01',
      to: null,
    });
    expect(filtersOf('#/conversations?to=2026-11-01')?.days).toEqual({ kind: 'custom', from: null, to: '2026-11-01' });
  });
});

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const filters: fc.Arbitrary<ConversationFilters> = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => text === '' || text.trim() !== ''),
  days: fc.oneof(
    fc.constant(NO_FILTERS.days),
    fc
      .constantFrom('today', 'yesterday', '7', '30', '90', 'month')
      .map((preset) => ({ kind: 'preset' as const, preset })),
    fc.tuple(day, day).map((days) => {
      const [from = '', to = ''] = days.sort();
      return { kind: 'custom' as const, from, to };
    }),
  ) as fc.Arbitrary<ConversationFilters['days']>,
  status: orNull(fc.constantFrom('bot', 'pending', 'active', 'closed')),
  handoff: orNull(fc.constantFrom('pending', 'accepted', 'completed', 'cancelled', 'expired', 'none')),
  reason: orNull(
    fc.constantFrom('visitor_asked', 'low_confidence', 'repeated_fallback', 'keyword', 'rule', 'bot_error', 'api'),
  ),
  stars: orNull(fc.constantFrom('1', '2', '3', '4', '5', 'any')),
  chatbot: orNull(fc.uuid()),
  agent: orNull(fc.uuid()),
  visitor: orNull(fc.uuid()),
});

it('reads back whatever it writes', () => {
  const open = orNull(fc.record({ id: fc.uuid(), seq: orNull(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })) }));
  fc.assert(
    fc.property(filters, open, (chosen, opened) => {
      const read = parseConversationsHash(writeConversationsHash({ filters: chosen, open: opened }));
      expect(read).toEqual({ filters: chosen, open: opened, isStep: true });
    }),
  );
});

it('a link that is handed on says nothing about what was searched for', () => {
  expect(linkToConversation('https://desk.example', ID)).toBe(`https://desk.example/console/#/conversations/${ID}`);
});
