import { useEffect } from 'react';
import { selectWaitingElsewhere } from '../../state/app-state.ts';
import { useAppState, useDeskState } from '../../state/react.tsx';
import { selectAcceptableCount, selectUnreadChats } from '../../state/selectors.ts';

const PLAIN_TITLE = 'Handoff Desk';

/** "(3) Live Chats – Handoff Desk": what waits for me in all my accounts, readable in a tab. */
export function useDocumentTitle(): void {
  const here = useDeskState((state) => selectAcceptableCount(state) + selectUnreadChats(state));
  const waiting = here + useAppState(selectWaitingElsewhere);
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}Live Chats – ${PLAIN_TITLE}`;
    return () => {
      document.title = PLAIN_TITLE;
    };
  }, [waiting]);
}
