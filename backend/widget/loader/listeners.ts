import type { WidgetEventName, WidgetEvents } from '../shared/page-side.ts';

export type Listener = (detail: WidgetEvents[WidgetEventName]) => void;
export const eventNames: readonly WidgetEventName[] = ['ready', 'open', 'close', 'message', 'handoff'];

/** The page's listeners. They outlive a shutdown, so a page registers them once. */
export interface Listeners {
  add(event: WidgetEventName, listener: Listener): void;
  remove(event: WidgetEventName, listener: Listener): void;
  tell<E extends WidgetEventName>(event: E, detail: WidgetEvents[E]): void;
}

export function createListeners(): Listeners {
  const all = new Map<WidgetEventName, Set<Listener>>();
  return {
    add(event, listener) {
      all.set(event, (all.get(event) ?? new Set()).add(listener));
    },
    remove(event, listener) {
      all.get(event)?.delete(listener);
    },
    tell(event, detail) {
      // Each in its own microtask: a listener that throws shows up as the page's error and stops nobody else.
      for (const listener of all.get(event) ?? []) queueMicrotask(() => listener(detail));
    },
  };
}
