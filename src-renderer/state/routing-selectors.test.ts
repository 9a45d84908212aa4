import { describe, expect, test } from 'vitest';
import type { Handover } from '#contract/conversations.ts';
import { buildConversation, buildDeskState, buildHandoff, buildMessage, buildMirror, ME } from '../test/build.ts';
import { selectDeparture, selectUnsentElsewhere } from './detail-selectors.ts';
import { selectHandover, selectLapses } from './handover-selectors.ts';
import { selectAcceptableCount, selectAttention, selectPendingCount, selectPendingRows } from './selectors.ts';
import { decideTurn, waitingSince } from './turn.ts';

const me = { id: ME.id, name: ME.name };
const tom = { id: 'tom', name: 'Tom' };
const offerTo = (to: typeof me) => ({ to, offeredAt: '2026-11-23T09:00:00.000Z', until: '2026-11-23T09:00:20.000Z' });
const lapsed: Handover = { cause: 'lease_lapsed', from: me, note: null, at: '2026-11-23T09:05:00.000Z' };

describe('whose turn it is', () => {
  const state = buildDeskState();
  test('nobody’s, mine, a colleague’s, and not mine any more when I passed', () => {
    expect(decideTurn(state, buildHandoff())).toBe('open');
    expect(decideTurn(state, buildHandoff({ offer: offerTo(me) }))).toBe('mine');
    expect(decideTurn(state, buildHandoff({ offer: offerTo(tom) }))).toBe('theirs');
    const passed = { ...state, passed: { h1: offerTo(me).offeredAt } };
    expect(decideTurn(passed, buildHandoff({ offer: offerTo(me) }))).toBe('theirs');
    expect(decideTurn({ ...state, passed: { h1: 'an earlier offer' } }, buildHandoff({ offer: offerTo(me) }))).toBe(
      'mine',
    );
  });

  test('what is offered to me comes first; what is offered to a colleague is not counted', () => {
    const handoffs = [
      buildHandoff({ id: 'old', requestedAt: '2026-11-23T09:00:00.000Z' }),
      buildHandoff({ id: 'toms', requestedAt: '2026-11-23T09:01:00.000Z', offer: offerTo(tom) }),
      buildHandoff({ id: 'mine', requestedAt: '2026-11-23T09:02:00.000Z', offer: offerTo(me) }),
    ];
    const offered = buildDeskState({ mirror: buildMirror({ handoffs }) });
    expect(selectPendingRows(offered)).toEqual(['mine', 'old', 'toms']);
    expect(selectAcceptableCount(offered)).toBe(2);
    expect(selectAttention(offered).pending).toBe(2);
  });

  test('requests of chatbots I do not serve are neither listed nor counted, coming or going', () => {
    const other = { id: 'other', name: 'Other assistant' };
    const foreign = buildHandoff({ id: 'foreign', chatbot: other });
    const gone = { handoff: buildHandoff({ id: 'gone', chatbot: other }), outcome: 'cancelled', by: null } as const;
    const mirror = buildMirror({ handoffs: [foreign, buildHandoff({ id: 'served' })] });
    const departures = { gone: { ...gone, afterMs: null } };
    const serving = (chatbotIds: string[] | null) =>
      buildDeskState({ mirror: { ...mirror, me: { ...ME, chatbotIds } }, departures });
    const seen = (state: ReturnType<typeof serving>) =>
      [selectPendingRows(state).length, selectPendingCount(state), selectAttention(state).pending].join();
    expect(selectPendingRows(serving(['bot']))).toEqual(['served']);
    expect(seen(serving(['bot']))).toBe('1,1,1');
    expect(seen(serving([]))).toBe('0,0,0');
    expect(seen(serving(null))).toBe('3,2,2');
  });

  test('a visitor who was answered waits anew from when the chat came back', () => {
    expect(waitingSince(buildHandoff())).toBe('2026-11-23T09:00:00.000Z');
    expect(waitingSince(buildHandoff({ handover: lapsed }))).toBe(lapsed.at);
  });
});

describe('what the agent before left', () => {
  const handover: Handover = { ...lapsed, from: tom };
  const leftDraft = { text: 'I will', by: 'Tom', at: lapsed.at };
  const chat = (messages = [buildMessage({})]) => ({
    ...buildMirror({ chats: [{ conversation: buildConversation(), messages }] }),
    handovers: { c1: { handover, leftDraft } },
  });

  test('is shown until it is pressed away or I have answered', () => {
    const state = buildDeskState({ mirror: chat() });
    expect(selectHandover(state, 'c1')).toEqual({ handover, leftDraft });
    expect(selectHandover({ ...state, dismissed: { c1: handover.at } }, 'c1')).toBeNull();
    const answer = buildMessage({ seq: 2, by: 'agent', at: '2026-11-23T09:06:00.000Z' });
    expect(selectHandover({ ...state, mirror: chat([buildMessage({}), answer]) }, 'c1')).toBeNull();
  });

  test('what I gave back myself needs no explanation', () => {
    const mirror = { ...chat(), handovers: { c1: { handover: lapsed, leftDraft: null } } };
    expect(selectHandover(buildDeskState({ mirror }), 'c1')).toBeNull();
  });
});

test('why a request left is forgotten when it comes back', () => {
  const departure = { handoff: buildHandoff(), outcome: 'accepted', by: tom, afterMs: null } as const;
  const left = buildDeskState({ departures: { h1: departure } });
  expect(selectDeparture(left, 'h1')).toBe(departure);
  // The answer to my click may be quicker than the news that it left.
  const mirror = buildMirror({ handoffs: [buildHandoff()] });
  expect(selectDeparture({ ...left, mirror }, 'h1')).toBe(departure);
  const back = buildMirror({ handoffs: [buildHandoff({ handover: { ...lapsed, from: tom } })] });
  expect(selectDeparture({ ...left, mirror: back }, 'h1')).toBeUndefined();
});

describe('chats that lapsed', () => {
  const waiting = buildMirror({ handoffs: [buildHandoff({ handover: lapsed })] });

  test('are told while they wait and when somebody else has them, until pressed away', () => {
    expect(selectLapses(buildDeskState({ mirror: waiting }))).toEqual(['c1']);
    const taken = { ...buildMirror(), handovers: { c1: { handover: lapsed, leftDraft: null } } };
    expect(selectLapses(buildDeskState({ mirror: taken }))).toEqual(['c1']);
    expect(selectLapses(buildDeskState({ mirror: taken, dismissed: { c1: lapsed.at } }))).toEqual([]);
  });

  test('not those I gave back, those of others, or what is mine again', () => {
    const handovers: Handover[] = [
      { ...lapsed, cause: 'released' },
      { ...lapsed, from: tom },
    ];
    for (const handover of handovers) {
      const mirror = buildMirror({ handoffs: [buildHandoff({ handover })] });
      expect(selectLapses(buildDeskState({ mirror }))).toEqual([]);
    }
    expect(selectLapses(buildDeskState({ mirror: { ...waiting, chatIds: ['c1'] } }))).toEqual([]);
  });

  test('their unsent messages are told with them, not twice', () => {
    const entry = { clientId: 'client-1', conversationId: 'c1', text: 'hi', createdAt: 0, order: 1, failure: 'gone' };
    const outbox = [{ ...entry, state: 'failed' as const }];
    expect(selectUnsentElsewhere(buildDeskState({ mirror: waiting, outbox }))).toEqual([]);
    expect(selectUnsentElsewhere(buildDeskState({ outbox }))).toEqual(['client-1']);
  });
});
