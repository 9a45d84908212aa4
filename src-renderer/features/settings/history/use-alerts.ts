import { useCallback } from 'react';
import type { AlertRecord } from '#contract/alerts.ts';
import { type Pages, usePages } from '../parts/use-pages.ts';
import { useSettingsHome } from '../settings-home.tsx';

/** The alerts of the workspace, newest first, page by page. */
export function useAlerts(): Pages<AlertRecord> {
  const { ask } = useSettingsHome();
  const fetchPage = useCallback(
    async (cursor: string | null) => {
      const outcome = await ask('listAlerts', { query: cursor === null ? {} : { cursor } });
      return outcome.ok ? { items: outcome.value.alerts, nextCursor: outcome.value.nextCursor } : null;
    },
    [ask],
  );
  return usePages(fetchPage);
}
