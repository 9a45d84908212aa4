import { isTransient } from '../connection/agent-calls.ts';
import { without } from '../state/desk-state.ts';
import type { DeskParts } from './parts.ts';

export interface Completing {
  /** Hides the chat at once; the server is told when the time for "Undo" is over. */
  complete(conversationId: string): void;
  /** Ends the undo time now: another chat is completed, or the person leaves. */
  flushCompletion(): void;
}

export const UNDO_MS = 5_000;
/** A server that cannot do it now is asked again after this long. */
const REPEAT_MS = 2_000;

/**
 * "Mark as Complete". Once the visitor has read "Conversation ended" nothing can honestly be undone, so the call waits for
 * the undo time instead of being reversed after it.
 */
export function createCompleting({ store, call, toasts }: Pick<DeskParts, 'store' | 'call' | 'toasts'>): Completing {
  let waiting: { conversationId: string; toastId: string } | null = null;

  function complete(conversationId: string): void {
    flushCompletion();
    store.setState((state) => ({
      completing: { ...state.completing, [conversationId]: true },
      selection: { ...state.selection, conversationId: null },
    }));
    const toastId = toasts.showToast({
      text: 'Chat completed',
      durationMs: UNDO_MS,
      action: { label: 'Undo', run: () => undo(conversationId) },
      onClose: () => {
        waiting = null;
        void tell(conversationId);
      },
    });
    waiting = { conversationId, toastId };
  }

  function flushCompletion(): void {
    if (waiting) toasts.closeToast(waiting.toastId);
  }

  function undo(conversationId: string): void {
    waiting = null;
    reappear(conversationId);
    store.setState((state) => ({ selection: { ...state.selection, tab: 'active', conversationId } }));
  }

  function reappear(conversationId: string): void {
    store.setState((state) => ({ completing: without(state.completing, conversationId) }));
  }

  async function tell(conversationId: string): Promise<void> {
    const outcome = await call('handoff:complete', { conversationId });
    if (outcome.ok || outcome.error.code === 'wrong_state' || outcome.error.code === 'not_found') {
      reappearWhenGone(conversationId);
    } else if (outcome.error.code === 'unanswered') {
      repeatWhenReady(conversationId);
    } else if (isTransient(outcome.error.code)) {
      setTimeout(() => void tell(conversationId), outcome.error.retryAfterMs ?? REPEAT_MS);
    } else {
      reappear(conversationId);
      toasts.showToast({ text: `The chat could not be completed: ${outcome.error.message}`, tone: 'error' });
    }
  }

  /** Forgets the mark once the server's news has taken the chat off the list, so that it does not flash up in between. */
  function reappearWhenGone(conversationId: string): void {
    whenever(
      () => !store.getState().mirror.chatIds.includes(conversationId),
      () => reappear(conversationId),
    );
  }

  function repeatWhenReady(conversationId: string): void {
    const failedAt = store.getState().link;
    whenever(
      () => store.getState().link.phase === 'ready' && store.getState().link !== failedAt,
      () => void tell(conversationId),
    );
  }

  function whenever(condition: () => boolean, run: () => void): void {
    if (condition()) {
      run();
      return;
    }
    const unsubscribe = store.subscribe(() => {
      if (!condition()) return;
      unsubscribe();
      run();
    });
  }

  return { complete, flushCompletion };
}
