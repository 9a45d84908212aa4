import { useCallback, useEffect, useRef, useState } from 'react';
import type { Mail, MailState } from '#contract/mail.ts';
import { useSettingsHome } from '../settings-home.tsx';

export type MailFilter = 'all' | MailState;
export type MailCounts = Readonly<Record<MailState, number>>;

export interface Mails {
  readonly status: 'loading' | 'failed' | 'ready';
  readonly list: readonly Mail[];
  readonly counts: MailCounts | null;
  readonly more: boolean;
  readonly isLoadingMore: boolean;
  reload(): void;
  loadMore(): void;
  /** Shows a mail as it is now, where it stands. */
  replace(mail: Mail): void;
}

interface Loaded {
  readonly list: readonly Mail[];
  readonly counts: MailCounts | null;
  readonly nextCursor: string | null;
}

const NOTHING: Loaded = { list: [], counts: null, nextCursor: null };
/** Mails leave by themselves while somebody looks on. */
const LOOK_EVERY_MS = 5_000;

/** The outbox page by page, kept fresh while it is looked at and nobody has paged on. */
export function useMails(filter: MailFilter): Mails {
  const { ask } = useSettingsHome();
  const [status, setStatus] = useState<Mails['status']>('loading');
  const [loaded, setLoaded] = useState(NOTHING);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const question = useRef(0);
  const hasPaged = useRef(false);

  const load = useCallback(
    async (after: Loaded | null): Promise<void> => {
      question.current += 1;
      const mine = question.current;
      const cursor = after?.nextCursor ?? null;
      const outcome = await ask('listMails', {
        query: { state: filter, ...(cursor === null ? {} : { cursor }) },
      });
      if (mine !== question.current) return;
      setLoadingMore(false);
      if (!outcome.ok) return setStatus((before) => (before === 'ready' ? before : 'failed'));
      const { mails, counts, nextCursor } = outcome.value;
      hasPaged.current = after !== null;
      setLoaded({ list: [...(after?.list ?? []), ...mails], counts, nextCursor });
      setStatus('ready');
    },
    [ask, filter],
  );

  useEffect(() => {
    hasPaged.current = false;
    setStatus('loading');
    void load(null);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && !hasPaged.current) void load(null);
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      // An answer to what was asked before must not overtake the next one.
      question.current += 1;
    };
  }, [load]);

  return {
    status,
    list: loaded.list,
    counts: loaded.counts,
    more: loaded.nextCursor !== null,
    isLoadingMore,
    reload() {
      setStatus('loading');
      void load(null);
    },
    loadMore() {
      setLoadingMore(true);
      void load(loaded);
    },
    replace(mail) {
      setLoaded((before) => ({ ...before, list: before.list.map((old) => (old.id === mail.id ? mail : old)) }));
    },
  };
}
