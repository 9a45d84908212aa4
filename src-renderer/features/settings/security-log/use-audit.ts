import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditEvent } from '#contract/audit.ts';
import { useSettingsHome } from '../settings-home.tsx';

export interface Audit {
  readonly status: 'loading' | 'failed' | 'ready';
  readonly list: readonly AuditEvent[];
  readonly more: boolean;
  readonly isLoadingMore: boolean;
  reload(): void;
  loadMore(): void;
}

/** The security log page by page, newest first; of one member or, with an empty id, of all. */
export function useAudit(memberId: string): Audit {
  const { ask } = useSettingsHome();
  const [status, setStatus] = useState<Audit['status']>('loading');
  const [list, setList] = useState<readonly AuditEvent[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const question = useRef(0);

  const load = useCallback(
    async (after: string | null): Promise<void> => {
      question.current += 1;
      const mine = question.current;
      const outcome = await ask('listAuditEvents', {
        query: { memberId: memberId === '' ? undefined : memberId, cursor: after ?? undefined },
      });
      if (mine !== question.current) return;
      setLoadingMore(false);
      if (!outcome.ok) return setStatus((before) => (before === 'ready' ? before : 'failed'));
      const { events, nextCursor } = outcome.value;
      setList((before) => (after === null ? events : [...before, ...events]));
      setCursor(nextCursor);
      setStatus('ready');
    },
    [ask, memberId],
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
