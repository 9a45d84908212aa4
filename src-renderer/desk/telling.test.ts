import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AlertReport } from '#contract/alerts.ts';
import { succeed } from '#contract/result.ts';
import {
  type Card,
  type CardAct,
  DEFAULT_SETTINGS,
  type DesktopSettings,
  type Notice,
} from '../../src-preload/payloads.ts';
import type { CallAgent } from '../connection/agent-calls.ts';
import type { Host } from '../host/host.ts';
import { createListeners } from '../host/listeners.ts';
import type { DeskState } from '../state/desk-state.ts';
import { buildConversation, buildDeskState, buildHandoff, buildMessage, buildMirror } from '../test/build.ts';
import { createTelling } from './telling.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** One console with everything around it written down. */
function open(patch: Partial<DesktopSettings> = {}) {
  const store = createStore<DeskState>()(() => ({ ...buildDeskState(), focused: false }));
  const settings = { ...DEFAULT_SETTINGS, ...patch };
  const toasts = new Map<string, Notice>();
  const log = {
    sounds: [] as string[],
    cards: [] as (Card | null)[],
    accepted: [] as string[],
    reports: [] as AlertReport[],
  };
  const acts = createListeners<CardAct>();
  const hotkey = createListeners<undefined>();
  const never = () => () => undefined;
  const revealed = vi.fn();
  const host: Pick<Host, 'notices' | 'sounds' | 'card' | 'hotkey' | 'settings' | 'system' | 'attention'> = {
    notices: {
      async show(notice) {
        toasts.set(notice.tag, notice);
        return { status: 'shown' };
      },
      async withdraw(tag) {
        toasts.delete(tag);
      },
    },
    sounds: {
      async play(kind, { louder }) {
        log.sounds.push(louder ? `${kind}, louder` : kind);
        return { status: 'played' };
      },
      state: () => 'ready',
      onStateChange: never,
    },
    card: {
      async show(card) {
        log.cards.push(card);
        return { status: 'shown' };
      },
      onAct: acts.add,
    },
    hotkey: { get: async () => ({ accelerator: null, status: 'off' }), onPress: (press) => hotkey.add(press) },
    settings: { get: async () => settings, change: async () => settings, onChange: never },
    system: { onResume: never, openExternal: async () => undefined, reveal: async () => revealed() },
    attention: { set: async () => undefined },
  };
  const call = (async (_name: string, request: { reports: AlertReport[] }) => {
    log.reports.push(...request.reports);
    return succeed({});
  }) as unknown as CallAgent;
  let outcome = (_handoffId: string): void => undefined;
  const telling = createTelling({
    store,
    call,
    host: host as Host,
    settings: () => settings,
    accepting: {
      async accept(handoffId) {
        log.accepted.push(handoffId);
        store.setState({ accepting: { [handoffId]: true } });
        await Promise.resolve();
        store.setState({ accepting: {} });
        outcome(handoffId);
      },
      pass: async () => undefined,
    },
    navigate: () => undefined,
  });
  const queue = (...ids: string[]): void => {
    const handoffs = ids.map((id) => buildHandoff({ id, conversationId: `c-${id}` }));
    store.setState({ mirror: buildMirror({ handoffs }) });
  };
  queue();
  return {
    ...log,
    store,
    toasts,
    acts,
    hotkey,
    revealed,
    telling,
    queue,
    onAccept: (next: typeof outcome) => {
      outcome = next;
    },
    lastCard: () => log.cards.at(-1) ?? null,
  };
}
const soon = () => vi.advanceTimersByTimeAsync(300);

test('a request: toast and sound at once, the card after twenty seconds, all gone when it is taken', async () => {
  const { queue, toasts, sounds, lastCard, reports } = open();
  queue('a');
  await soon();
  expect([...toasts.keys()]).toEqual(['request:a']);
  expect(sounds).toEqual(['request']);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(sounds).toContain('request, louder');
  expect(lastCard()).toMatchObject({ handoffId: 'a', visitor: 'Anonymous', chatbot: 'Shop assistant' });
  const rung = sounds.length;
  queue();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(toasts.size).toBe(0);
  expect(lastCard()).toBeNull();
  expect(sounds).toHaveLength(rung);
  expect(reports.map(({ channel, outcome }) => `${channel} ${outcome}`).sort()).toEqual([
    'card shown',
    'sound shown',
    'toast shown',
  ]);
});

test('do not disturb: nothing at all, and the server hears why', async () => {
  const { store, queue, toasts, sounds, cards, reports } = open({ handoffCard: 'at_once' });
  store.setState({ quiet: { on: true, until: null, because: 'chosen' } });
  queue('a');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([toasts.size, sounds, cards]).toEqual([0, [], []]);
  expect(reports.map(({ channel, reason }) => `${channel} ${reason}`).sort()).toEqual([
    'sound do_not_disturb',
    'toast do_not_disturb',
  ]);
});

test('a locked screen: no name and no words, neither in toast nor on card', async () => {
  const { store, queue, toasts, lastCard } = open({ handoffCard: 'at_once' });
  store.setState({ activity: 'locked' });
  queue('a');
  await soon();
  expect(JSON.stringify([...toasts.values(), lastCard()])).not.toMatch(/anybody|Anonymous/);
  expect(lastCard()).toMatchObject({ visitor: 'Someone', question: '' });
});

test('the fourth within five seconds turns them into one, which goes with the last of them', async () => {
  const { queue, toasts } = open();
  queue('a', 'b', 'c');
  await soon();
  expect(toasts.size).toBe(3);
  queue('a', 'b', 'c', 'd', 'e');
  await soon();
  expect([...toasts.values()]).toMatchObject([{ title: '5 people are waiting', leadsTo: { to: 'queue' } }]);
  queue('e');
  await soon();
  expect(toasts.size).toBe(1);
  queue();
  await soon();
  expect(toasts.size).toBe(0);
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

test('a message in a chat nobody looks at: its own sound, once for each', async () => {
  const { store, sounds, toasts, reports } = open();
  const chat = (count: number) =>
    buildMirror({
      chats: [
        {
          conversation: buildConversation(),
          messages: Array.from({ length: count }, (_, index) => buildMessage({ seq: index + 1 })),
        },
      ],
    });
  store.setState({ mirror: chat(0) });
  store.setState({ mirror: chat(1) });
  await soon();
  expect(sounds).toEqual(['message']);
  expect([...toasts.keys()]).toEqual(['chat:c1']);
  expect(reports).toContainEqual({
    about: { kind: 'message', conversationId: 'c1', seq: 1 },
    channel: 'sound',
    outcome: 'shown',
  });
});

test('listed words: a toast until the conversation has been looked at', async () => {
  const { telling, toasts, store, reports } = open();
  const alert = { id: 'k1', kind: 'keyword', conversationId: 'c1', chatbotName: 'Shop', visitorName: 'Mia' } as const;
  telling.onRaised({ ...alert, text: 'I want a refund', words: ['refund'], at: '2026-11-23T09:00:00.000Z' });
  await soon();
  expect([...toasts.values()]).toMatchObject([
    { kind: 'keyword', title: 'Mia said “refund”', body: 'Shop\nI want a refund' },
  ]);
  const { selection } = store.getState();
  store.setState({ focused: true, selection: { ...selection, tab: 'active', conversationId: 'c1' } });
  await soon();
  expect(toasts.size).toBe(0);
  expect(reports).toContainEqual({ about: { kind: 'alert', alertId: 'k1' }, channel: 'toast', outcome: 'seen' });
});

test('signed out, nothing stays on the screen and nothing rings', async () => {
  const { queue, telling, toasts, lastCard, sounds } = open({ handoffCard: 'at_once' });
  queue('a');
  await soon();
  telling.stop();
  const rung = sounds.length;
  await vi.advanceTimersByTimeAsync(120_000);
  expect([toasts.size, lastCard(), sounds.length]).toEqual([0, null, rung]);
});
