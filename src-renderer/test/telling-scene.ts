import { vi } from 'vitest';
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
import { createTelling } from '../desk/telling.ts';
import type { Host } from '../host/host.ts';
import { createListeners } from '../host/listeners.ts';
import type { DeskState } from '../state/desk-state.ts';
import { buildDeskState, buildHandoff, buildMirror } from './build.ts';

/** Everything that tells a person, with a computer around it that writes down what it was told. Needs fake timers. */
export function openTelling(patch: Partial<DesktopSettings> = {}) {
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

/** Longer than what is gathered to go as one. */
export const soon = () => vi.advanceTimersByTimeAsync(300);
