import { useCallback, useEffect, useRef, useState } from 'react';
import type { AlertRecord } from '#contract/alerts.ts';
import { useSettingsHome } from '../settings-home.tsx';

export interface Alerts {
  readonly status: 'loading' | 'failed' | 'ready';
  readonly list: readonly AlertRecord[];
  readonly more: boolean;
  readonly isLoadingMore: boolean;
  reload(): void;
  loadMore(): void;
}

/** The alerts of the workspace, newest first, page by page. */
export function useAlerts(): Alerts {
  const { ask } = useSettingsHome();
  const [status, setStatus] = useState<Alerts['status']>('loading');
  const [list, setList] = useState<readonly AlertRecord[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const question = useRef(0);

  const load = useCallback(
    async (after: string | null): Promise<void> => {
      question.current += 1;
      const mine = question.current;
      const outcome = await ask('listAlerts', { query: after === null ? {} : { cursor: after } });
      if (mine !== question.current) return;
      setLoadingMore(false);
      if (!outcome.ok) return setStatus((before) => (before === 'ready' ? before : 'failed'));
      const { alerts, nextCursor } = outcome.value;
      setList((before) => (after === null ? alerts : [...before, ...alerts]));
      setCursor(nextCursor);
      setStatus('ready');
    },
    [ask],
  );

  useEffect(() => {
    void load(null);
    return () => {
      question.current += 1;
    };
  }, [load]);

  return {
    status,
    list,
    more: cursor !== null,
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
