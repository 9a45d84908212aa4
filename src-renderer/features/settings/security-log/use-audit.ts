import { useCallback } from 'react';
import type { AuditEvent } from '#contract/audit.ts';
import { type Pages, usePages } from '../parts/use-pages.ts';
import { useSettingsHome } from '../settings-home.tsx';

/** The security log page by page, newest first; of one member or, with an empty id, of all. */
export function useAudit(memberId: string): Pages<AuditEvent> {
  const { ask } = useSettingsHome();
  const fetchPage = useCallback(
    async (cursor: string | null) => {
      const outcome = await ask('listAuditEvents', {
        query: { memberId: memberId === '' ? undefined : memberId, cursor: cursor ?? undefined },
      });
      return outcome.ok ? { items: outcome.value.events, nextCursor: outcome.value.nextCursor } : null;
    },
    [ask, memberId],
  );
  return usePages(fetchPage);
}
