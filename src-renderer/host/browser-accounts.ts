import { z } from 'zod';
import type { Me } from '#contract/members.ts';
import { type Account, accountSchema } from '../../src-preload/payloads.ts';
import type { Host } from './host.ts';

/** Every account of this browser at this server; which one a tab shows is the tab's own matter. */
const LIST_KEY = 'handoff-desk:accounts';
/** In a tab: the account that it shows. For new tabs: the one that was shown last. */
const SHOWN_KEY = 'handoff-desk:account';
const NOBODY = 'nobody';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

export interface BrowserAccounts {
  list(): ReturnType<Host['accounts']['list']>;
  /** Null while nobody is shown. */
  shown(): Account | null;
  /** Whether there may be a cookie that this list does not know: it was cleared, or is from before there was one. */
  mayBeUnknown(): boolean;
  find(id: string): Account | null;
  /** Adds it or brings it up to date. A browser holds one member per workspace. */
  keep(me: Me): Account;
  show(id: string): void;
  setAside(): void;
  markSignedOut(id: string): void;
  remove(id: string): void;
}

/** The same list as the desktop app's, for one server: a page may only talk to the server it came from. */
export function createBrowserAccounts(shared: Storage, ofTab: Storage, server: string): BrowserAccounts {
  const read = (): Account[] => {
    try {
      const list = z.array(z.unknown()).parse(JSON.parse(shared.getItem(LIST_KEY) ?? '[]'));
      return list.flatMap((entry) => accountSchema.safeParse(entry).data ?? []);
    } catch {
      return [];
    }
  };
  const write = (accounts: readonly Account[]): void => shared.setItem(LIST_KEY, JSON.stringify(accounts));
  const find = (id: string | null): Account | null => read().find((account) => account.id === id) ?? null;

  function shown(): Account | null {
    const ofThisTab = ofTab.getItem(SHOWN_KEY);
    if (ofThisTab !== null) return find(ofThisTab);
    return find(shared.getItem(SHOWN_KEY)) ?? read().find(({ signedIn }) => signedIn) ?? null;
  }

  return {
    list: async () => ({ accounts: read(), shownId: shown()?.id ?? null }),
    shown,
    mayBeUnknown: () => read().length === 0 && ofTab.getItem(SHOWN_KEY) !== NOBODY,
    find,
    keep({ id: memberId, workspaceId, workspaceName, name, email }) {
      const id = `${server}/${memberId}`;
      const account: Account = { id, server, workspaceId, workspaceName, name, email, signedIn: true };
      const others = read();
      const isKnown = others.some((other) => other.workspaceId === workspaceId);
      write(
        isKnown ? others.map((other) => (other.workspaceId === workspaceId ? account : other)) : [...others, account],
      );
      return account;
    },
    show(id) {
      ofTab.setItem(SHOWN_KEY, id);
      shared.setItem(SHOWN_KEY, id);
    },
    setAside: () => ofTab.setItem(SHOWN_KEY, NOBODY),
    markSignedOut(id) {
      write(read().map((account) => (account.id === id ? { ...account, signedIn: false } : account)));
    },
    remove: (id) => write(read().filter((account) => account.id !== id)),
  };
}
