import type { Card, CardAct, DesktopSettings } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import type { DeskStore } from '../state/desk-state.ts';
import type { Accepting } from './accepting.ts';
import { describeCard, describeLostCard } from './describe-card.ts';

export interface CardOptions extends Accepting {
  readonly store: DeskStore;
  readonly host: Pick<Host, 'card' | 'system'>;
  readonly settings: () => DesktopSettings;
  readonly tell: (handoffId: string, channel: 'card', outcome: 'shown' | 'not_shown', reason?: string) => void;
  readonly snooze: (handoffId: string) => void;
  readonly dismiss: (handoffId: string) => void;
  readonly openRequest: (handoffId: string) => void;
}

/** Long enough to read one sentence. */
const LOST_SHOWN_MS = 4_000;

/** The console's side of the handoff card: what it shows, and what its buttons do. */
export function createCardDesk(options: CardOptions) {
  const { store, host, settings, tell } = options;
  let wanted: { readonly id: string; readonly others: number } | null = null;
  /** Its Accept is under way: it stays until the answer, whatever else waits. */
  let held: string | null = null;
  let lost: ReturnType<typeof setTimeout> | undefined;
  let shown: Card | null = null;

  function draw(): void {
    if (lost !== undefined) return;
    const id = held ?? wanted?.id;
    const handoff = id === undefined ? undefined : store.getState().mirror.handoffs[id];
    if (handoff) {
      const card = describeCard(store.getState(), handoff, wanted?.others ?? 0, settings());
      put(held === null ? card : { ...card, state: 'accepting', note: '' });
    }
    // Between the queue's news and the answer to Accept the request is already gone; the card waits for the answer.
    else if (held === null) put(null);
  }

  function put(card: Card | null): void {
    if (JSON.stringify(card) === JSON.stringify(shown)) return;
    const isNew = card !== null && card.handoffId !== shown?.handoffId;
    shown = card;
    void host.card.show(card).then((outcome) => {
      if (!isNew) return;
      if (outcome.status === 'shown') tell(card.handoffId, 'card', 'shown');
      else tell(card.handoffId, 'card', 'not_shown', outcome.reason);
    });
  }

  async function accept(handoffId: string): Promise<void> {
    const { mirror } = store.getState();
    const conversationId = mirror.handoffs[handoffId]?.conversationId;
    if (conversationId === undefined || held !== null) return;
    held = handoffId;
    draw();
    await options.accept(handoffId);
    held = null;
    const state = store.getState();
    if (state.mirror.chatIds.includes(conversationId)) await host.system.reveal();
    else if (!state.mirror.handoffs[handoffId] && shown) {
      put(describeLostCard(shown, state.departures[handoffId]));
      lost = setTimeout(() => {
        lost = undefined;
        draw();
      }, LOST_SHOWN_MS);
    }
    draw();
  }

  function act({ handoffId, action }: CardAct): void {
    const handoff = store.getState().mirror.handoffs[handoffId];
    if (action === 'accept') void accept(handoffId);
    else if (action === 'snooze') options.snooze(handoffId);
    else if (action === 'open') {
      void host.system.reveal();
      options.openRequest(handoffId);
    } else if (handoff?.offer) void options.pass(handoffId);
    else options.dismiss(handoffId);
  }

  const watching = [
    host.card.onAct(act),
    store.subscribe((state, before) => {
      const same =
        state.mirror.handoffs === before.mirror.handoffs &&
        state.accepting === before.accepting &&
        state.refusals === before.refusals &&
        state.activity === before.activity;
      if (!same) draw();
    }),
  ];
  return {
    show(next: typeof wanted): void {
      wanted = next;
      draw();
    },
    /** The hotkey: takes whoever the card shows, or waits longest; with nobody waiting it brings up the window. */
    async acceptNext(waiting: readonly string[]): Promise<void> {
      const next = wanted?.id ?? waiting[0];
      if (next === undefined) await host.system.reveal();
      else await accept(next);
    },
    stop(): void {
      clearTimeout(lost);
      lost = undefined;
      for (const stop of watching) stop();
      put(null);
    },
  };
}
