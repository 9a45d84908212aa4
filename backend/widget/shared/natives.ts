/**
 * The widget shares the page's JavaScript realm. Taking these when the loader runs means that a page which later
 * replaces timers or patches DOM prototypes (old libraries, test clocks) does not stop the chat.
 */
export interface Natives {
  /** Milliseconds since 1970, the visitor's clock. */
  now(): number;
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(timer: number): void;
  attachShadow(element: Element): ShadowRoot;
}

export function captureNatives(): Natives {
  const { setTimeout, clearTimeout } = window;
  const { now } = Date;
  const { attachShadow } = Element.prototype;
  return {
    now: () => now(),
    // `Number` only for the type checker, which may see another platform's timers here.
    setTimeout: (run, ms) => Number(setTimeout.call(window, run, ms)),
    clearTimeout: (timer) => clearTimeout.call(window, timer),
    attachShadow: (element) => attachShadow.call(element, { mode: 'open' }),
  };
}
