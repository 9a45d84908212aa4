import { createEvent, EventEmitter, emitPreventable } from './events.ts';
import { answer, tellHost } from './host-link.ts';

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

export class WebContents extends EventEmitter {
  #destroyed = false;
  #url = '';
  #openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor() {
    super();
    answer('may-navigate', ({ url, isMainFrame }) => {
      const inFrame = emitPreventable(this, 'will-frame-navigate', { url, isMainFrame });
      const inMainFrame = !isMainFrame || emitPreventable(this, 'will-navigate', { url, isMainFrame });
      return inFrame && inMainFrame;
    });
    answer('may-open', ({ url }) => this.#openHandler({ url }).action === 'allow');
    answer('page', ({ event, url }) => {
      this.#url = url;
      this.emit(
        event,
        createEvent({}),
        ...(event === 'render-process-gone' ? [{ reason: 'crashed', exitCode: 1 }] : []),
      );
    });
  }
  getURL(): string {
    return this.#url;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  destroy(): void {
    this.#destroyed = true;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  send(channel: string, news: unknown): void {
    tellHost({ type: 'send', channel, news });
  }
  load(url: string): void {
    tellHost({ type: 'load', url });
  }
  reload(): void {
    tellHost({ type: 'reload' });
  }
}
