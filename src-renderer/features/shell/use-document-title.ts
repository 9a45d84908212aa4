import { useEffect } from 'react';
import { useDeskState } from '../../state/react.tsx';
import { selectAcceptableCount, selectUnreadChats } from '../../state/selectors.ts';

const PLAIN_TITLE = 'Handoff Desk';

/** "(3) Live Chats – Handoff Desk": what waits for me, readable in a tab. */
export function useDocumentTitle(): void {
  const waiting = useDeskState((state) => selectAcceptableCount(state) + selectUnreadChats(state));
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}Live Chats – ${PLAIN_TITLE}`;
    return () => {
      document.title = PLAIN_TITLE;
    };
  }, [waiting]);
}
