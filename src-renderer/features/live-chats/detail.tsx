import { useDeskState } from '../../console/hooks.tsx';
import { selectPeeked, selectShownChat } from '../../state/detail-selectors.ts';
import { selectOpenChatIds, selectPendingCount, selectTab } from '../../state/selectors.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ChatsIcon } from '../../ui/icons.tsx';
import { ChatPane } from './active/chat-pane.tsx';
import { PeekPane } from './pending/peek-pane.tsx';

export function useHasDetail(): boolean {
  return useDeskState((state) =>
    selectTab(state) === 'pending' ? selectPeeked(state) !== null : selectShownChat(state) !== null,
  );
}

/** What is selected in the list that is shown: a look into a waiting conversation, or one of my chats. */
export function Detail() {
  const tab = useDeskState(selectTab);
  const handoffId = useDeskState(selectPeeked);
  const conversationId = useDeskState(selectShownChat);
  const somethingToChoose = useDeskState((state) =>
    selectTab(state) === 'pending' ? selectPendingCount(state) > 0 : selectOpenChatIds(state).length > 0,
  );
  if (tab === 'pending' && handoffId) return <PeekPane key={handoffId} handoffId={handoffId} />;
  if (tab === 'active' && conversationId) return <ChatPane key={conversationId} conversationId={conversationId} />;
  if (!somethingToChoose) return null; // the list itself says that it is empty
  return tab === 'pending' ? (
    <EmptyState icon={<ChatsIcon size={24} />} title="No request selected">
      Choose a request to read the conversation before you accept it.
    </EmptyState>
  ) : (
    <EmptyState icon={<ChatsIcon size={24} />} title="No chat selected">
      Choose one of your chats on the left.
    </EmptyState>
  );
}
