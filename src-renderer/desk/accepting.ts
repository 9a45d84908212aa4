import type { PendingHandoff } from '#contract/conversations.ts';
import type { CallError } from '#contract/result.ts';
import type { Unanswered } from '../connection/agent-calls.ts';
import { without } from '../state/desk-state.ts';
import { describeRefusal } from '../words/refusal-words.ts';
import type { Departures } from './departures.ts';
import type { DeskParts } from './parts.ts';

export interface Accepting {
  accept(handoffId: string): Promise<void>;
  /** "Not me": what is offered to me goes to the next agent at once. */
  pass(handoffId: string): Promise<void>;
}

export interface AcceptingOptions extends Pick<DeskParts, 'store' | 'call' | 'engine'> {
  readonly departures: Departures;
  readonly select: (conversationId: string) => void;
}

type Refusal = CallError | Unanswered['error'];

/** Long enough to read one sentence, short enough not to outlive its reason. */
const REFUSAL_SHOWN_MS = 8_000;

/** One click, one winner: who does not get it reads why, in the row that was clicked. */
export function createAccepting(options: AcceptingOptions): Accepting & { stop(): void } {
  const { store, call, engine, departures } = options;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  async function accept(handoffId: string): Promise<void> {
    const { mirror, accepting } = store.getState();
    const handoff = mirror.handoffs[handoffId];
    if (!handoff || accepting[handoffId]) return;
    store.setState((state) => ({
      accepting: { ...state.accepting, [handoffId]: true },
      refusals: without(state.refusals, handoffId),
    }));
    const outcome = await call('handoff:accept', { handoffId });
    store.setState((state) => ({ accepting: without(state.accepting, handoffId) }));
    if (outcome.ok) {
      engine.ingest({ type: 'chat:opened', chat: outcome.value });
      options.select(handoff.conversationId);
    } else refuse(handoff, outcome.error);
  }

  async function pass(handoffId: string): Promise<void> {
    const handoff = store.getState().mirror.handoffs[handoffId];
    const offeredAt = handoff?.offer?.offeredAt;
    if (!offeredAt || store.getState().passed[handoffId] === offeredAt) return;
    // Given up at once; the next offer has another instant and is mine again.
    store.setState((state) => ({ passed: { ...state.passed, [handoffId]: offeredAt } }));
    const outcome = await call('handoff:pass', { handoffId });
    if (outcome.ok) return;
    const { code } = outcome.error;
    // It went to somebody else or is gone: what was wanted has happened, and the queue tells it.
    if (code === 'wrong_state' || code === 'not_found' || code === 'not_offered') return;
    store.setState((state) => ({ passed: without(state.passed, handoffId) }));
    showRefusal(handoffId, describeRefusal(outcome.error, store.getState().mirror));
  }

  function refuse(handoff: PendingHandoff, error: Refusal): void {
    if (error.code === 'already_claimed') {
      const by = error.claimedBy ? { id: '', name: error.claimedBy.name } : null;
      const afterMs = error.claimedBy?.afterMs;
      departures.show({ handoff, outcome: 'accepted', by }, afterMs);
      if (afterMs === undefined) return;
      store.setState((state) => ({ headStarts: { ...state.headStarts, [handoff.id]: afterMs } }));
    } else if (error.code === 'wrong_state' || error.code === 'not_found') {
      departures.show({ handoff, outcome: 'cancelled', by: null });
    } else showRefusal(handoff.id, describeRefusal(error, store.getState().mirror));
  }

  function showRefusal(handoffId: string, words: string): void {
    store.setState((state) => ({ refusals: { ...state.refusals, [handoffId]: words } }));
    clearTimeout(timers.get(handoffId));
    timers.set(
      handoffId,
      setTimeout(() => {
        timers.delete(handoffId);
        store.setState((state) => ({ refusals: without(state.refusals, handoffId) }));
      }, REFUSAL_SHOWN_MS),
    );
  }

  return {
    accept,
    pass,
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
