import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Presence } from '#contract/members.ts';
import { decideNext, type RoutingState } from './decide-next.ts';
import { type Candidate, decideOffer } from './decide-offer.ts';

const now = new Date('2026-11-23T12:00:00.000Z');
const later = new Date(now.getTime() + 20_000);
const online: Presence = { state: 'online', reason: 'chosen', since: '2026-11-23T08:00:00.000Z' };
const locked: Presence = { state: 'away', reason: 'locked', since: '2026-11-23T11:50:00.000Z' };

function agent(memberId: string, given: Partial<Candidate> = {}): Candidate {
  return {
    memberId,
    name: memberId,
    disabled: false,
    mayRespond: true,
    serves: true,
    presence: online,
    activeChats: 0,
    openOffers: 0,
    cap: null,
    idleSince: null,
    had: null,
    ...given,
  };
}

const at = (minutesAgo: number): Date => new Date(now.getTime() - minutesAgo * 60_000);

function balanced(...candidates: Candidate[]) {
  return decideOffer({ mode: 'balanced', candidates, offerSeconds: 20, now });
}

describe('decideOffer', () => {
  test.each([
    ['the fewest chats', [agent('a', { activeChats: 2 }), agent('b', { activeChats: 1 })], 'b'],
    ['ties to the longest idle', [agent('a', { idleSince: at(5) }), agent('b', { idleSince: at(9) })], 'b'],
    ['never had a chat is the longest idle', [agent('a', { idleSince: at(500) }), agent('b')], 'b'],
    ['what is already offered counts as held', [agent('a', { openOffers: 1 }), agent('b', { idleSince: at(1) })], 'b'],
    ['not above the cap', [agent('a', { activeChats: 1, cap: 1 }), agent('b', { activeChats: 7 })], 'b'],
    ['not while the screen is locked', [agent('a', { presence: locked }), agent('b', { activeChats: 7 })], 'b'],
    ['not without the permission', [agent('a', { mayRespond: false }), agent('b', { activeChats: 7 })], 'b'],
    ['not for a chatbot of others', [agent('a', { serves: false }), agent('b', { activeChats: 7 })], 'b'],
    ['not when disabled', [agent('a', { disabled: true }), agent('b', { activeChats: 7 })], 'b'],
    [
      'not whoever has passed',
      [agent('a', { had: { rule: 'passed', at: now.toISOString() } }), agent('b', { activeChats: 7 })],
      'b',
    ],
    ['nobody left: open to all', [agent('a', { presence: locked }), agent('b', { activeChats: 1, cap: 1 })], null],
    ['an empty team: open to all', [], null],
  ])('%s', (_, candidates, expected) => {
    expect(balanced(...candidates).offer?.to ?? null).toBe(expected);
  });

  test('first come, first served never offers, and says who saw it', () => {
    const candidates = [
      agent('a'),
      agent('b', { presence: locked }),
      agent('c', { mayRespond: false }),
      agent('d', { serves: false }),
    ];
    expect(decideOffer({ mode: 'first_come', candidates, offerSeconds: 20, now })).toEqual({
      offer: null,
      verdicts: [
        { memberId: 'a', name: 'a', verdict: { rule: 'open' } },
        { memberId: 'b', name: 'b', verdict: { rule: 'unavailable', presence: locked } },
        { memberId: 'c', name: 'c', verdict: { rule: 'no_permission' } },
        { memberId: 'd', name: 'd', verdict: { rule: 'not_serving' } },
      ],
    });
  });

  test('an offer lasts as long as the chatbot says, and the others learn why it is not theirs', () => {
    const decision = balanced(
      agent('a'),
      agent('b', { activeChats: 2, idleSince: at(3) }),
      agent('c', { cap: 1, activeChats: 1 }),
    );
    expect(decision.offer).toEqual({ to: 'a', offeredAt: now, until: later });
    expect(decision.verdicts.map((each) => each.verdict)).toEqual([
      { rule: 'offered', until: later.toISOString() },
      { rule: 'not_next', activeChats: 2, idleSince: at(3).toISOString() },
      { rule: 'at_cap', activeChats: 1, cap: 1 },
    ]);
  });

  test('every member has a verdict, exactly one is offered it if anybody can be, and never somebody who cannot', () => {
    const candidates = fc.array(
      fc.record({
        disabled: fc.boolean(),
        mayRespond: fc.boolean(),
        presence: fc.constantFrom(online, locked),
        activeChats: fc.nat(4),
        cap: fc.option(fc.integer({ min: 1, max: 4 })),
        had: fc.constantFrom(null, { rule: 'timed_out' as const, at: now.toISOString() }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(candidates, (given) => {
        const team = given.map((each, index) => agent(`m${index}`, each));
        const { offer, verdicts } = balanced(...team);
        expect(new Set(verdicts.map((each) => each.memberId)).size).toBe(team.length);
        const able = team.filter(
          (each) =>
            !each.disabled &&
            each.mayRespond &&
            each.presence === online &&
            !each.had &&
            (each.cap === null || each.activeChats < each.cap),
        );
        expect(able.map((each) => each.memberId)).toEqual(offer ? expect.arrayContaining([offer.to]) : []);
        const chosen = team.find((each) => each.memberId === offer?.to);
        expect(able.every((each) => each.activeChats >= (chosen?.activeChats ?? 0))).toBe(true);
      }),
    );
  });
});

describe('decideNext', () => {
  const offer = { to: 'a', offeredAt: now, until: later };
  const state = (given: Partial<RoutingState> = {}): RoutingState => ({
    mode: 'balanced',
    offerSeconds: 20,
    offer,
    routed: true,
    cause: null,
    candidates: [agent('a'), agent('b')],
    ...given,
  });

  test('an offer that stands is left alone, whoever else passes', () => {
    expect(decideNext(state(), { passedBy: null, now })).toBeNull();
    expect(decideNext(state(), { passedBy: 'b', now })).toBeNull();
  });

  test.each([
    ['its time is over', state(), { passedBy: null, now: later }, 'timed_out'],
    ['it is passed', state(), { passedBy: 'a', now }, 'passed'],
    [
      'its agent is away',
      state({ candidates: [agent('a', { presence: locked }), agent('b')] }),
      { passedBy: null, now },
      'unavailable',
    ],
    [
      'its agent is at the cap',
      state({ candidates: [agent('a', { activeChats: 1, cap: 1 }), agent('b')] }),
      { passedBy: null, now },
      'at_cap',
    ],
  ])('the next one is asked when %s', (_, given, input, rule) => {
    const decision = decideNext(given, input);
    expect(decision?.offer?.to).toBe('b');
    expect(decision?.verdicts.find((each) => each.memberId === 'a')?.verdict.rule).toBe(rule);
  });

  test('the last one passing opens it to all, themselves included', () => {
    const decision = decideNext(state({ candidates: [agent('a')] }), { passedBy: 'a', now });
    expect(decision?.offer).toBeNull();
    expect(decision?.verdicts.map((each) => each.verdict.rule)).toEqual(['passed', 'open']);
  });

  test('open to all stays open, also when somebody becomes available', () => {
    expect(decideNext(state({ offer: null }), { passedBy: null, now })).toBeNull();
  });

  test('what was given back is open to everybody, in balanced routing too', () => {
    const decision = decideNext(state({ offer: null, routed: false, cause: 'released' }), { passedBy: null, now });
    expect(decision).toMatchObject({
      offer: null,
      verdicts: [{ verdict: { rule: 'open' } }, { verdict: { rule: 'open' } }],
    });
  });

  test('a transfer keeps its offer and weighs nobody; in first come, first served its end opens it to all', () => {
    const transferred = state({ mode: 'first_come', routed: false, cause: 'transferred' });
    expect(decideNext(transferred, { passedBy: null, now })).toEqual({
      offer,
      verdicts: [{ memberId: 'a', name: 'a', verdict: { rule: 'offered', until: later.toISOString() } }],
    });
    expect(decideNext({ ...transferred, routed: true }, { passedBy: null, now: later })?.offer).toBeNull();
  });
});
