import type { AccountLook, DeskPlace } from '../../src-preload/payloads.ts';
import { handle } from '../ipc/handle.ts';
import type { ChosenServer } from '../server/chosen-server.ts';
import type { KnownAccounts } from './accounts.ts';

export function handleAccountCalls(parts: {
  accounts: KnownAccounts;
  server: ChosenServer;
  /** Signs it out where it is, and takes it from the list. */
  forget: (id: string) => Promise<void>;
  look: (id: string) => Promise<AccountLook>;
  /** Lets go of whatever shows the account that is left. */
  leave: () => void;
  /** Nothing of one account may stay in the page for the next, and the security policy names its server. */
  startPageAnew: (place: DeskPlace | null) => void;
}): void {
  const { accounts, server } = parts;
  handle('accounts:list', () => accounts.list());
  handle('accounts:show', ({ id, place }) => {
    const account = accounts.find(id);
    if (account === null) return undefined;
    parts.leave();
    server.keep(account.server);
    accounts.show(id);
    setImmediate(() => parts.startPageAnew(place));
    return undefined;
  });
  handle('accounts:set-aside', () => {
    parts.leave();
    accounts.setAside();
    return accounts.list();
  });
  handle('accounts:look', ({ id }) => parts.look(id));
  handle('accounts:forget', async ({ id }) => {
    if (accounts.shown()?.id === id) parts.leave();
    await parts.forget(id);
    return accounts.list();
  });
}
