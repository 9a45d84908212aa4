import { useCallback, useEffect, useRef, useState } from 'react';

export interface Pages<Item> {
  readonly status: 'loading' | 'failed' | 'ready';
  readonly list: readonly Item[];
  readonly more: boolean;
  readonly isLoadingMore: boolean;
  reload(): void;
  loadMore(): void;
}

/** One page, and where the next one begins; null when it could not be had. */
export type FetchPage<Item> = (
  cursor: string | null,
) => Promise<{ readonly items: readonly Item[]; readonly nextCursor: string | null } | null>;

/** A list page by page. Another `fetchPage` is another list and begins anew: give the same one for the same list. */
export function usePages<Item>(fetchPage: FetchPage<Item>): Pages<Item> {
  const [status, setStatus] = useState<Pages<Item>['status']>('loading');
  const [list, setList] = useState<readonly Item[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const question = useRef(0);

  const load = useCallback(
    async (after: string | null): Promise<void> => {
      question.current += 1;
      const mine = question.current;
      const page = await fetchPage(after);
      // An answer to what was asked before must not overtake the next one.
      if (mine !== question.current) return;
      setLoadingMore(false);
      if (page === null) return setStatus((before) => (before === 'ready' ? before : 'failed'));
      setList((before) => (after === null ? page.items : [...before, ...page.items]));
      setCursor(page.nextCursor);
      setStatus('ready');
    },
    [fetchPage],
  );

  useEffect(() => {
    setStatus('loading');
    void load(null);
    return () => {
      question.current += 1;
    };
  }, [load]);

  return {
    status,
    list,
    more: cursor !== null && status === 'ready',
    isLoadingMore,
    reload() {
      setStatus('loading');
      void load(null);
    },
    loadMore() {
      setLoadingMore(true);
      void load(cursor);
    },
  };
}
