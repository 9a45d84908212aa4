import { handle } from '../ipc/handle.ts';
import type { SessionKeeper } from '../session/session-keeper.ts';
import { checkServer } from './check-server.ts';
import type { ChosenServer } from './chosen-server.ts';
import type { Fetch } from './http.ts';

export function handleServerCalls(parts: {
  server: ChosenServer;
  session: SessionKeeper;
  fetch: Fetch;
  /** The page's security policy names the server, so a new one needs a new page. */
  reloadPage: () => void;
}): void {
  handle('server:get', () => parts.server.get());
  handle('server:check', ({ address }) => checkServer(address, parts.fetch));
  handle('server:choose', async ({ address }) => {
    const check = await checkServer(address, parts.fetch);
    if (check.status === 'fault' || check.url === parts.server.get()) return check;
    // Not waited for: the old server may be the one that no longer answers.
    void parts.session.signOut();
    parts.server.keep(check.url);
    setImmediate(parts.reloadPage);
    return check;
  });
}
