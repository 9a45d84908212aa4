import type { PendingHandoff } from '#contract/conversations.ts';
import type { CallError } from '#contract/result.ts';
import type { Unanswered } from '../connection/agent-calls.ts';
import { without } from '../state/desk-state.ts';
import type { Departures } from './departures.ts';
import type { DeskParts } from './parts.ts';

export interface Accepting {
  accept(handoffId: string): Promise<void>;
}

export interface AcceptingOptions extends DeskParts {
  readonly departures: Departures;
  readonly select: (conversationId: string) => void;
}

/** One click, one winner: who loses is told who won. */
export function createAccepting(options: AcceptingOptions): Accepting {
  const { store, call, engine, toasts, departures } = options;

  async function accept(handoffId: string): Promise<void> {
    const { mirror, accepting } = store.getState();
    const handoff = mirror.handoffs[handoffId];
    if (!handoff || accepting[handoffId]) return;
    store.setState({ accepting: { ...accepting, [handoffId]: true } });
    const outcome = await call('handoff:accept', { handoffId });
    store.setState((state) => ({ accepting: without(state.accepting, handoffId) }));
    if (outcome.ok) {
      engine.ingest({ type: 'chat:opened', chat: outcome.value });
      options.select(handoff.conversationId);
    } else refuse(handoff, outcome.error);
  }

  function refuse(handoff: PendingHandoff, error: CallError | Unanswered['error']): void {
    if (error.code === 'already_claimed') {
      const by = error.claimedBy ? { id: '', name: error.claimedBy.name } : null;
      departures.show({ handoff, outcome: 'accepted', by }, error.claimedBy?.afterMs);
    } else if (error.code === 'wrong_state' || error.code === 'not_found') {
      departures.show({ handoff, outcome: 'cancelled', by: null });
    } else {
      // Nothing to undo: accepting again is safe, and if it went through the next snapshot brings the chat.
      const text = error.code === 'unanswered' ? 'No connection: the request was not accepted yet.' : error.message;
      toasts.showToast({ text: `${text} Try again in a moment.`, tone: 'error' });
    }
  }

  return { accept };
}
