import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildConversation, buildHandoff, buildMirror } from '../test/build.ts';
import { openTelling as open, soon } from '../test/telling-scene.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('Accept on the card brings up the window with the chat', async () => {
  const { queue, acts, accepted, revealed, onAccept, store, cards } = open({ handoffCard: 'at_once' });
  queue('a');
  await soon();
  onAccept(() => {
    store.setState({
      mirror: buildMirror({ chats: [{ conversation: buildConversation({ id: 'c-a' }), messages: [] }] }),
    });
  });
  acts.emit({ handoffId: 'a', action: 'accept' });
  acts.emit({ handoffId: 'a', action: 'accept' });
  await soon();
  expect(accepted).toEqual(['a']);
  expect(revealed).toHaveBeenCalledOnce();
  expect(cards.map((card) => card?.state ?? null)).toEqual(['waiting', 'accepting', null]);
});

test('beaten to it, the card says by whom before it goes', async () => {
  const { queue, acts, onAccept, store, lastCard, revealed } = open({ handoffCard: 'at_once' });
  queue('a');
  await soon();
  onAccept(() => {
    const departure = {
      handoff: buildHandoff({ id: 'a' }),
      outcome: 'accepted',
      by: { id: 'ben', name: 'Ben' },
    } as const;
    store.setState({ mirror: buildMirror(), departures: { a: { ...departure, afterMs: 300 } } });
  });
  acts.emit({ handoffId: 'a', action: 'accept' });
  await soon();
  expect(lastCard()).toMatchObject({ state: 'lost', note: 'Ben took it 0.3 s before you' });
  await vi.advanceTimersByTimeAsync(4_000);
  expect(lastCard()).toBeNull();
  expect(revealed).not.toHaveBeenCalled();
});

test('snoozed for a minute, passed for good', async () => {
  const { queue, acts, lastCard, sounds } = open({ handoffCard: 'at_once' });
  queue('a');
  await soon();
  acts.emit({ handoffId: 'a', action: 'snooze' });
  await vi.advanceTimersByTimeAsync(59_000);
  expect(lastCard()).toBeNull();
  expect(sounds).toEqual(['request']);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(lastCard()).toMatchObject({ handoffId: 'a' });
  acts.emit({ handoffId: 'a', action: 'pass' });
  const rung = sounds.length;
  await vi.advanceTimersByTimeAsync(300_000);
  expect(lastCard()).toBeNull();
  expect(sounds).toHaveLength(rung);
});

test('the hotkey accepts whoever waits longest, and with nobody waiting brings up the window', async () => {
  const { queue, hotkey, accepted, revealed } = open();
  hotkey.emit(undefined);
  await soon();
  expect(revealed).toHaveBeenCalledOnce();
  queue('a', 'b');
  hotkey.emit(undefined);
  await soon();
  expect(accepted).toEqual(['a']);
});
