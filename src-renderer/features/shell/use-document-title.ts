import { useEffect } from 'react';
import { selectWaitingElsewhere } from '../../console/app-state.ts';
import { useAppState, useDeskState } from '../../console/hooks.tsx';
import type { DeskState } from '../../state/desk-state.ts';
import { selectAcceptableCount, selectMe, selectUnreadChats, selectView } from '../../state/selectors.ts';
import { decidePage, PAGES } from '../settings/settings-pages.ts';
import { VIEW_NAMES } from './view-names.ts';

const PLAIN_TITLE = 'Handoff Desk';

/** "(3) Analytics – Handoff Desk": what waits for me in all my accounts, readable in a tab, and where I am. */
export function useDocumentTitle(): void {
  const here = useDeskState((state) => selectAcceptableCount(state) + selectUnreadChats(state));
  const waiting = here + useAppState(selectWaitingElsewhere);
  const place = useDeskState(namePlace);
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${place} – ${PLAIN_TITLE}`;
    return () => {
      document.title = PLAIN_TITLE;
    };
  }, [waiting, place]);
}

function namePlace(state: DeskState): string {
  const view = selectView(state);
  if (view !== 'settings') return VIEW_NAMES[view];
  const page = decidePage(state.selection.settings, selectMe(state)?.permissions ?? []);
  return `${PAGES[page].name} – ${VIEW_NAMES.settings}`;
}
