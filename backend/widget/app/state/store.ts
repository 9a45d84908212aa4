import { applyEvent, type ChatEvent } from './apply-event.ts';
import type { ChatState } from './chat-state.ts';

export interface Store {
  get(): ChatState;
  dispatch(event: ChatEvent): void;
  /** Told after each change, with the state before it. */
  subscribe(listener: (state: ChatState, before: ChatState) => void): () => void;
}

export function createStore(initial: ChatState): Store {
  let state = initial;
  const listeners = new Set<(state: ChatState, before: ChatState) => void>();
  return {
    get: () => state,
    dispatch(event) {
      const before = state;
      state = applyEvent(before, event);
      if (state !== before) for (const listener of listeners) listener(state, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
