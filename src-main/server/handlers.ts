import { handle } from '../ipc/handle.ts';
import { checkServer } from './check-server.ts';
import type { ChosenServer } from './chosen-server.ts';
import type { Fetch } from './http.ts';

export function handleServerCalls(parts: {
  server: ChosenServer;
  /** Lets nobody be shown; whoever was stays signed in at the old server, and in the list. */
  setAccountAside: () => void;
  fetch: Fetch;
  /** The page's security policy names the server, so a new one needs a new page. */
  reloadPage: () => void;
}): void {
  handle('server:get', () => parts.server.get());
  handle('server:check', ({ address }) => checkServer(address, parts.fetch));
  handle('server:choose', async ({ address }) => {
    const check = await checkServer(address, parts.fetch);
    if (check.status === 'fault' || check.url === parts.server.get()) return check;
    parts.setAccountAside();
    parts.server.keep(check.url);
    setImmediate(parts.reloadPage);
    return check;
  });
}
