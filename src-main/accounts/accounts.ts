import { z } from 'zod';
import type { Me } from '#contract/members.ts';
import { type Account, type Accounts, accountSchema } from '../../src-preload/payloads.ts';
import type { ChosenServer } from '../server/chosen-server.ts';
import type { Store } from '../settings/store.ts';

/** Everywhere this app is signed in, without any secret; those are in the keychain under the account's id. */
export interface KnownAccounts {
  list(): Accounts;
  /** The one that the console shows; null while somebody is about to sign in. Always of the chosen server. */
  shown(): Account | null;
  find(id: string): Account | null;
  /** Adds it, or brings it up to date. */
  keep(server: string, me: Me): Account;
  show(id: string): void;
  /** Nobody is shown, and everybody stays signed in: another account is about to be added. */
  setAside(): void;
  /** Its sign-in is over, by whoever ended it; it stays in the list for signing in again. */
  markSignedOut(id: string): void;
  remove(id: string): void;
}

const LIST_KEY = 'accounts';
const SHOWN_KEY = 'account';

export function createAccounts(store: Store, server: Pick<ChosenServer, 'get'>): KnownAccounts {
  let accounts = readAccounts(store.get(LIST_KEY));
  /** Not stored: after the next start somebody is shown again. */
  let isAside = false;

  function write(changed: Account[]): void {
    accounts = changed;
    store.set(LIST_KEY, changed);
  }

  function find(id: unknown): Account | null {
    return accounts.find((account) => account.id === id) ?? null;
  }

  function shown(): Account | null {
    if (isAside) return null;
    const here = accounts.filter((account) => account.server === server.get());
    const last = find(store.get(SHOWN_KEY));
    // Another server than the last time may have been named at the start of the app.
    return here.find((account) => account.id === last?.id) ?? here.find(({ signedIn }) => signedIn) ?? null;
  }

  return {
    list: () => ({ accounts, shownId: shown()?.id ?? null }),
    shown,
    find,
    keep(origin, { id: memberId, workspaceId, workspaceName, name, email }) {
      const id = `${origin}/${memberId}`;
      const account = { id, server: origin, workspaceId, workspaceName, name, email, signedIn: true };
      const isKnown = find(id) !== null;
      write(isKnown ? accounts.map((other) => (other.id === id ? account : other)) : [...accounts, account]);
      return account;
    },
    show(id) {
      isAside = false;
      store.set(SHOWN_KEY, id);
    },
    setAside() {
      isAside = true;
    },
    markSignedOut(id) {
      write(accounts.map((account) => (account.id === id ? { ...account, signedIn: false } : account)));
    },
    remove(id) {
      if (shown()?.id === id) isAside = true;
      write(accounts.filter((account) => account.id !== id));
    },
  };
}

/** Each by itself: one that an older or newer version wrote differently is lost alone. */
function readAccounts(stored: unknown): Account[] {
  const list = z.array(z.unknown()).safeParse(stored);
  return (list.data ?? []).flatMap((entry) => accountSchema.safeParse(entry).data ?? []);
}
