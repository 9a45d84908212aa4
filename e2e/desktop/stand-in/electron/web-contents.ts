import { createEvent, EventEmitter, emitPreventable } from './events.ts';
import { answer, tellHost } from './host-link.ts';

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

const living = new Map<number, WebContents>();

export class WebContents extends EventEmitter {
  readonly #window: number;
  #destroyed = false;
  #url = '';
  #openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(window: number) {
    super();
    this.#window = window;
    living.set(window, this);
  }
  getURL(): string {
    return this.#url;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  destroy(): void {
    this.#destroyed = true;
    living.delete(this.#window);
    tellHost({ type: 'close-window', window: this.#window });
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  send(channel: string, news: unknown): void {
    tellHost({ type: 'send', window: this.#window, channel, news });
  }
  load(url: string): void {
    tellHost({ type: 'load', window: this.#window, url });
  }
  reload(): void {
    tellHost({ type: 'reload', window: this.#window });
  }
  mayOpen(url: string): boolean {
    return this.#openHandler({ url }).action === 'allow';
  }
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    const inFrame = emitPreventable(this, 'will-frame-navigate', { url, isMainFrame });
    return (!isMainFrame || emitPreventable(this, 'will-navigate', { url, isMainFrame })) && inFrame;
  }
  follow(event: string, url: string): void {
    this.#url = url;
    this.emit(event, createEvent({}), ...(event === 'render-process-gone' ? [{ reason: 'crashed', exitCode: 1 }] : []));
  }
}

answer('may-navigate', ({ window, url, isMainFrame }) => living.get(window)?.mayNavigate(url, isMainFrame) ?? false);
answer('may-open', ({ window, url }) => living.get(window)?.mayOpen(url) ?? false);
answer('page', ({ window, event, url }) => living.get(window)?.follow(event, url));
