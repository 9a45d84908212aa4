import type { WebContents } from 'electron';
import type { BridgeNews, BridgeNewsName } from '../../src-preload/bridge.ts';

/** Sends news to the console's page; a page that is gone hears nothing, and asks again when it is back. */
export function tell<Name extends BridgeNewsName>(page: WebContents, name: Name, news: BridgeNews[Name]): void {
  if (!page.isDestroyed()) page.send(name, news);
}
