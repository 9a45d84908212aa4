import { useDesk, useDeskList, useDeskState } from '../../../console/hooks.tsx';
import { selectActiveRows, selectPendingCount, selectSynced } from '../../../state/selectors.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChatsIcon } from '../../../ui/icons.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useCalmOrder } from '../use-calm-order.ts';
import { ActiveRow } from './active-row.tsx';

/** My chats, latest activity first. */
export function ActiveList() {
  const synced = useDeskState(selectSynced);
  const ids = useDeskList(selectActiveRows);
  const { rows, ...pointer } = useCalmOrder(ids);
  if (!synced) return <SkeletonRows rows={4} label="Loading chats" />;
  if (ids.length === 0) return <NoChats />;
  return (
    <ul className="chat-list" aria-label="Active Chats" {...pointer}>
      {rows
        .filter((id) => ids.includes(id))
        .map((id) => (
          <ActiveRow key={id} conversationId={id} />
        ))}
    </ul>
  );
}

function NoChats() {
  const desk = useDesk();
  const waiting = useDeskState(selectPendingCount);
  return (
    <EmptyState icon={<ChatsIcon size={24} />} title="You have no active chats">
      {waiting === 0 ? (
        'Chats you accept from Pending Requests are kept here until they are complete.'
      ) : (
        <>
          <p>{waiting === 1 ? 'One visitor is waiting.' : `${waiting} visitors are waiting.`}</p>
          <div className="empty-state__action">
            <Button size="s" onPress={() => desk.showTab('pending')}>
              Show who waits
            </Button>
          </div>
        </>
      )}
    </EmptyState>
  );
}
