import { useCallback } from 'react';
import type { Erasure } from '#contract/privacy/privacy.ts';
import { type Pages, usePages } from '../parts/use-pages.ts';
import { useSettingsHome } from '../settings-home.tsx';

/** Receipts of what was erased, newest first. */
export function useErasures(): Pages<Erasure> {
  const { ask } = useSettingsHome();
  const fetchPage = useCallback(
    async (cursor: string | null) => {
      const outcome = await ask('listErasures', { query: { cursor: cursor ?? undefined } });
      return outcome.ok ? { items: outcome.value.erasures, nextCursor: outcome.value.nextCursor } : null;
    },
    [ask],
  );
  return usePages(fetchPage);
}
