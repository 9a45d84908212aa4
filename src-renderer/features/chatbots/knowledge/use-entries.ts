import { useCallback, useEffect, useRef, useState } from 'react';
import type { KnowledgeEntry } from '#contract/chatbots.ts';
import { useDesk } from '../../../console/hooks.tsx';

export interface Entries {
  readonly status: 'loading' | 'failed' | 'ready';
  readonly list: readonly KnowledgeEntry[];
  readonly total: number;
  readonly more: boolean;
  readonly isLoadingMore: boolean;
  reload(): void;
  loadMore(): void;
}

interface Loaded {
  readonly list: readonly KnowledgeEntry[];
  readonly total: number;
  readonly nextCursor: string | null;
}

const SEARCH_AFTER_MS = 250;

/** The entries that contain `search`, page by page. What is shown stays until its successor is there. */
export function useEntries(chatbotId: string, search: string): Entries {
  const desk = useDesk();
  const [status, setStatus] = useState<Entries['status']>('loading');
  const [loaded, setLoaded] = useState<Loaded>({ list: [], total: 0, nextCursor: null });
  const [isLoadingMore, setLoadingMore] = useState(false);
  const question = useRef(0);
  const wanted = search.trim();

  const load = useCallback(
    async (after: Loaded | null): Promise<void> => {
      question.current += 1;
      const mine = question.current;
      const cursor = after?.nextCursor ?? null;
      const outcome = await desk.ask('listKnowledge', {
        params: { id: chatbotId },
        query: { ...(wanted === '' ? {} : { search: wanted }), ...(cursor === null ? {} : { cursor }) },
      });
      if (mine !== question.current) return;
      setLoadingMore(false);
      if (!outcome.ok) return setStatus((before) => (before === 'ready' ? before : 'failed'));
      const { entries, total, nextCursor } = outcome.value;
      setLoaded({ list: [...(after?.list ?? []), ...entries], total, nextCursor });
      setStatus('ready');
    },
    [desk, chatbotId, wanted],
  );

  useEffect(() => {
    const timer = setTimeout(() => void load(null), wanted === '' ? 0 : SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [load, wanted]);

  return {
    status,
    list: loaded.list,
    total: loaded.total,
    more: loaded.nextCursor !== null,
    isLoadingMore,
    reload: () => void load(null),
    loadMore() {
      setLoadingMore(true);
      void load(loaded);
    },
  };
}
