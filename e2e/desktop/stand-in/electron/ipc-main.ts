import { EventEmitter } from './events.ts';
import { answer } from './host-link.ts';
import { record } from './state.ts';

type Handler = (event: object, input: unknown) => unknown;

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
    record((state) => {
      state.channels.push(channel);
    });
  }
  async invoke(channel: string, event: object, input: unknown): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return handler(event, input);
  }
}

export const ipcMain = new IpcMain();

answer('invoke', ({ frame, channel, input }) => {
  const senderFrame = { url: frame.url, parent: frame.isMain ? null : {} };
  return ipcMain.invoke(channel, { senderFrame }, input);
});
