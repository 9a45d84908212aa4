import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src-preload/payloads.ts';
import { type Alarms, type AlarmView, decideAlarms, REPEAT_MS, UNSEEN_MS, UNSEEN_OFFER_MS } from './decide-alarms.ts';

/** One console over time: each look starts from what the last one left. */
function open(settings: Partial<AlarmView['settings']> = {}) {
  let alarms: Alarms = {};
  const look = (now: number, waiting: string[], patch: Partial<AlarmView> = {}) => {
    const decision = decideAlarms(alarms, {
      waiting: waiting.map((id) => ({ id, offered: false })),
      inSight: false,
      arrived: true,
      quiet: false,
      settings: { ...DEFAULT_SETTINGS, ...settings },
      now,
      ...patch,
    });
    alarms = decision.alarms;
    return decision;
  };
  const snooze = (id: string, until: number) => {
    const alarm = alarms[id];
    if (alarm) alarms = { ...alarms, [id]: { ...alarm, snoozedUntil: until } };
  };
  return { look, snooze };
}

const START = 1_000_000;

describe('ringing', () => {
  test('at once, again every few seconds, and never after anyone has taken it', () => {
    const { look } = open();
    expect(look(START, ['a'])).toMatchObject({ ring: { ids: ['a'], louder: false }, nextAt: START + REPEAT_MS });
    expect(look(START + 1, ['a']).ring).toBeNull();
    expect(look(START + REPEAT_MS, ['a']).ring).toMatchObject({ ids: ['a'] });
    expect(look(START + REPEAT_MS + 1, [])).toEqual({ alarms: {}, ring: null, nowSeen: [], card: null, nextAt: null });
  });

  test('once only where it is not to repeat', () => {
    const { look } = open({ repeatRequestSound: false });
    expect(look(START, ['a']).ring).not.toBeNull();
    expect(look(START + REPEAT_MS, ['a']).ring).toBeNull();
  });

  test('louder, once, when nobody has seen it for a while', () => {
    const { look } = open({ repeatRequestSound: false });
    look(START, ['a']);
    expect(look(START + UNSEEN_MS - 1, ['a'])).toMatchObject({ ring: null, nextAt: START + UNSEEN_MS });
    expect(look(START + UNSEEN_MS, ['a']).ring).toEqual({ ids: ['a'], louder: true });
    expect(look(START + UNSEEN_MS + 1, ['a']).ring).toBeNull();
  });

  test('not louder for somebody who has seen it', () => {
    const { look } = open({ repeatRequestSound: false });
    expect(look(START, ['a'], { inSight: true }).nowSeen).toEqual(['a']);
    expect(look(START + 1, ['a'], { inSight: true }).nowSeen).toEqual([]);
    expect(look(START + UNSEEN_MS, ['a'])).toMatchObject({ ring: null, card: null });
  });

  test('one sound for many, and one rhythm', () => {
    const { look } = open();
    look(START, ['a']);
    expect(look(START + 3_000, ['a', 'b']).ring).toEqual({ ids: ['a', 'b'], louder: false });
    expect(look(START + REPEAT_MS, ['a', 'b']).ring).toBeNull();
    expect(look(START + 3_000 + REPEAT_MS, ['a', 'b']).ring).not.toBeNull();
  });

  test('what was there when the console came up does not startle, but is not forgotten either', () => {
    const { look } = open();
    expect(look(START, ['a'], { arrived: false }).ring).toBeNull();
    expect(look(START + REPEAT_MS, ['a']).ring).not.toBeNull();
  });

  test.each([
    ['do not disturb', { quiet: true }, {}],
    ['the sound switched off', {}, { soundRequests: false }],
  ])('silent with %s, for as long as it lasts', (_what, patch, settings) => {
    const { look } = open(settings);
    for (const after of [0, REPEAT_MS, UNSEEN_MS, UNSEEN_MS + REPEAT_MS]) {
      expect(look(START + after, ['a'], patch).ring).toBeNull();
    }
  });

  test('after do not disturb, whoever still waits is rung for', () => {
    const { look } = open();
    look(START, ['a'], { quiet: true });
    expect(look(START + 1_000, ['a']).ring).toMatchObject({ ids: ['a'] });
  });

  test('a snoozed one is silent, then comes back', () => {
    const { look, snooze } = open();
    look(START, ['a']);
    snooze('a', START + 60_000);
    expect(look(START + UNSEEN_MS, ['a'])).toMatchObject({ ring: null, card: null, nextAt: START + 60_000 });
    expect(look(START + 60_000, ['a'])).toMatchObject({ ring: { louder: true }, card: { id: 'a' } });
  });
});

describe('the card', () => {
  test('for what has not been seen for a while, the oldest first, with how many more', () => {
    const { look } = open();
    expect(look(START, ['a', 'b', 'c']).card).toBeNull();
    expect(look(START + UNSEEN_MS, ['a', 'b', 'c']).card).toEqual({ id: 'a', others: 2 });
    expect(look(START + UNSEEN_MS, ['b', 'c']).card).toEqual({ id: 'b', others: 1 });
  });

  test('sooner for an offer, which is soon over', () => {
    const { look } = open();
    const offered = { waiting: [{ id: 'a', offered: true }] };
    look(START, [], offered);
    expect(look(START + UNSEEN_OFFER_MS - 1, [], offered).card).toBeNull();
    expect(look(START + UNSEEN_OFFER_MS, [], offered).card).toEqual({ id: 'a', others: 0 });
  });

  test.each([
    ['at once where it is wanted so', 'at_once', {}, { id: 'a', others: 0 }],
    ['not in front of somebody who has the list before them', 'at_once', { inSight: true }, null],
    ['never where it is off', 'off', {}, null],
    ['never while do not disturb is on', 'at_once', { quiet: true }, null],
  ] as const)('%s', (_what, handoffCard, patch, card) => {
    const { look } = open({ handoffCard });
    look(START, ['a'], patch);
    expect(look(START + UNSEEN_MS, ['a'], patch).card).toEqual(card);
  });
});
