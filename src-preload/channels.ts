import { ipcRenderer } from 'electron';
import type { BridgeCallName, BridgeCalls, BridgeNews, BridgeNewsName } from './bridge.ts';

/** The only two ways over the bridge, typed by the contract. Nothing else may use `ipcRenderer`. */

export function call<Name extends BridgeCallName>(
  name: Name,
  request: BridgeCalls[Name]['request'],
): Promise<BridgeCalls[Name]['response']> {
  return ipcRenderer.invoke(name, request) as Promise<BridgeCalls[Name]['response']>;
}

/** Returns the function that stops listening. */
export function onNews<Name extends BridgeNewsName>(
  name: Name,
  listener: (news: BridgeNews[Name]) => void,
): () => void {
  // Electron's event object stays here: it would hand the page a way to answer on any channel.
  const receive = (_event: unknown, news: BridgeNews[Name]): void => listener(news);
  ipcRenderer.on(name, receive);
  return () => {
    ipcRenderer.off(name, receive);
  };
}

/**
 * Like `onNews` for one channel, but what came before anybody listened is told to the first listener: a click that
 * started the app arrives before the page has drawn itself.
 */
export function onNewsWithMemory<Name extends BridgeNewsName>(
  name: Name,
): (listener: (news: BridgeNews[Name]) => void) => () => void {
  const listeners = new Set<(news: BridgeNews[Name]) => void>();
  let untold: BridgeNews[Name] | undefined;
  onNews(name, (news) => {
    if (listeners.size === 0) untold = news;
    for (const listener of listeners) listener(news);
  });
  return (listener) => {
    listeners.add(listener);
    if (untold !== undefined) {
      const news = untold;
      untold = undefined;
      listener(news);
    }
    return () => {
      listeners.delete(listener);
    };
  };
}
