import { setMaxListeners } from 'node:events';
import { MemoryStorage } from '../../../src-renderer/test/memory-storage.ts';

/**
 * The little of a browser that the clients' inner parts touch: enough to run them in Node, a thousand at a time. A
 * widget finds no storage in it, so each keeps to its own memory; consoles share one, told apart by their member. Nor do
 * clients hear each other as the tabs of one browser would.
 */
export function standInForPage(): void {
  if ('document' in globalThis) return;
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible', hasFocus: () => false, title: '' });
  const window = new EventTarget();
  // Every widget listens to them for as long as it lives.
  setMaxListeners(0, document, window);
  const parts = { window, document, localStorage: new MemoryStorage(), BroadcastChannel: SilentChannel };
  for (const [name, value] of Object.entries(parts)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

/** Nobody else is in this browser. */
class SilentChannel {
  onmessage: unknown = null;
  postMessage(): void {}
  close(): void {}
}
