import type { StoreApi } from 'zustand/vanilla';
import type { Account, DeskPlace } from '../../src-preload/payloads.ts';
import type { Desk } from '../desk/create-desk.ts';
import type { Host } from '../host/host.ts';
import type { AppState } from './app-state.ts';

export interface SwitchingAccounts {
  /** Looks which accounts there are now: other windows and tabs add and end them too. */
  lookAtAccounts(): Promise<void>;
  /** Shows another account or, with null, the way to add one. Asks first while there are chats that would be left. */
  switchTo(account: Account | null): Promise<void>;
  answerSwitch(go: boolean): Promise<void>;
  /** Signs out of an account that is not shown. */
  forgetAccount(id: string): Promise<void>;
}

interface SwitchingOptions {
  readonly host: Host;
  readonly store: StoreApi<AppState>;
  readonly currentDesk: () => Desk | null;
  /** Nobody is shown any more: to the first screen of signing in, and from there to the place, if one is wanted. */
  readonly showAdding: (place: DeskPlace | null) => Promise<void>;
}

/** Several accounts in one console. Only one of them is at work: another one comes in a page that starts anew. */
export function createSwitching({ host, store, currentDesk, showAdding }: SwitchingOptions) {
  async function go(to: Account | null, place: DeskPlace | null): Promise<void> {
    // Sends what still waits, while there is a connection.
    currentDesk()?.stop();
    if (to !== null) return host.accounts.show(to.id, place);
    store.setState({ accounts: await host.accounts.setAside() });
    await showAdding(place);
  }

  const countChats = (): number => currentDesk()?.store.getState().mirror.chatIds.length ?? 0;

  const switching: SwitchingAccounts = {
    lookAtAccounts: async () => store.setState({ accounts: await host.accounts.list() }),
    async switchTo(to) {
      if (countChats() > 0) store.setState({ leaving: { to, place: null } });
      else await go(to, null);
    },
    async answerSwitch(yes) {
      const { leaving } = store.getState();
      store.setState({ leaving: null });
      if (yes && leaving) await go(leaving.to, leaving.place);
    },
    forgetAccount: async (id) => store.setState({ accounts: await host.accounts.forget(id) }),
  };

  return {
    switching,

    /**
     * A link was opened or a toast clicked. A link that names another workspace leads there when the person wants that, and
     * to the sign-in where they are not signed in to it; our own toasts lead there at once, unless chats would be left.
     */
    async follow(desk: Desk, place: DeskPlace): Promise<void> {
      const { accountId, workspaceId = desk.workspaceId } = place;
      if (accountId === undefined && workspaceId === desk.workspaceId) return desk.navigate(place);
      await switching.lookAtAccounts();
      const { accounts, shownId } = store.getState().accounts;
      const to = accounts.find((account) =>
        accountId === undefined ? account.workspaceId === workspaceId : account.id === accountId,
      );
      if (to && to.id === shownId) desk.navigate(place);
      else if (to && accountId !== undefined && countChats() === 0) await go(to, place);
      else if (to || accountId === undefined) store.setState({ leaving: { to: to ?? null, place } });
    },
  };
}
