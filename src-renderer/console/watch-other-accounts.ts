import type { StoreApi } from 'zustand/vanilla';
import type { Waiting } from '#contract/waiting-routes.ts';
import type { Account } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import type { AppState } from './app-state.ts';

/** Of everybody behind one address a server takes 300 questions a minute. */
const LOOK_EVERY_MS = 15_000;
/** A number that cannot be looked up for so long is not shown any more. */
const STALE_AFTER_MS = 60_000;

type Request = Waiting['requests'][number];

interface WatchOptions {
  readonly host: Pick<Host, 'accounts'>;
  readonly store: StoreApi<AppState>;
  /** A request that was not there at the last look. */
  readonly onRequest: (account: Account, request: Request) => void;
  /** One that was told of and waits no more. */
  readonly onGone: (handoffId: string) => void;
  readonly now?: () => number;
}

/**
 * Only the account that is shown has a connection; the others are looked at, so that nobody misses a request because they
 * are at work elsewhere. The numbers are the server's each time, never counted on. Returns how to stop.
 */
export function watchOtherAccounts({ host, store, onRequest, onGone, now = Date.now }: WatchOptions): () => void {
  /** What waited at the last look, by account; an account that is not in here was never looked at. */
  const known = new Map<string, { readonly ids: ReadonlySet<string>; readonly at: number }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function show(id: string, waiting: { pending: number; unread: number } | null): void {
    const { [id]: before, ...others } = store.getState().waiting;
    if (before?.pending === waiting?.pending && before?.unread === waiting?.unread) return;
    store.setState({ waiting: waiting ? { ...others, [id]: waiting } : others });
  }

  function forget(id: string): void {
    for (const handoffId of known.get(id)?.ids ?? []) onGone(handoffId);
    known.delete(id);
    show(id, null);
  }

  async function lookAt(account: Account): Promise<void> {
    const { id } = account;
    const look = await host.accounts.look(id);
    if (stopped) return;
    if (look.status === 'signed_out') return forget(id);
    const before = known.get(id);
    if (look.status === 'unreachable') {
      if (before && now() - before.at >= STALE_AFTER_MS) show(id, null);
      return;
    }
    const { pending, unread, requests } = look.waiting;
    const ids = new Set(requests.map(({ handoffId }) => handoffId));
    known.set(id, { ids, at: now() });
    show(id, { pending, unread });
    if (!before) return;
    for (const request of requests) if (!before.ids.has(request.handoffId)) onRequest(account, request);
    for (const handoffId of before.ids) if (!ids.has(handoffId)) onGone(handoffId);
  }

  async function look(): Promise<void> {
    const accounts = await host.accounts.list();
    if (stopped) return;
    const others = accounts.accounts.filter(({ id, signedIn }) => signedIn && id !== accounts.shownId);
    for (const id of known.keys()) if (!others.some((other) => other.id === id)) forget(id);
    await Promise.all(others.map(lookAt));
    if (others.length === 0) return;
    const after = await host.accounts.list();
    if (!stopped && after.accounts.some(({ signedIn }) => !signedIn)) store.setState({ accounts: after });
  }

  function goOn(): void {
    look()
      .catch(() => undefined)
      .finally(() => {
        // Not all of an office at the same moment.
        if (!stopped) timer = setTimeout(goOn, LOOK_EVERY_MS * (0.8 + 0.4 * Math.random()));
      });
  }

  goOn();
  return () => {
    stopped = true;
    clearTimeout(timer);
    for (const id of [...known.keys()]) forget(id);
  };
}
