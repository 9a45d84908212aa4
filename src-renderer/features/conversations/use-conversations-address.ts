import { useEffect } from 'react';
import { useDesk, useDeskState } from '../../console/hooks.tsx';
import type { View } from '../../state/desk-state.ts';
import { parseConversationsHash, writeConversationsHash } from './address.ts';

/** Views whose place is not in the address. */
const PLAIN_VIEWS: readonly View[] = ['chats', 'messages', 'chatbots'];

/**
 * Keeps the address and the past conversations together, so that a search or a transcript can be shared and "back" leads
 * where one came from.
 */
export function useConversationsAddress(): void {
  const desk = useDesk();
  const place = useDeskState(({ selection }) => (selection.view === 'conversations' ? selection.conversations : null));

  useEffect(() => {
    const follow = (): void => {
      const wanted = parseConversationsHash(location.hash);
      const { selection } = desk.store.getState();
      const isShown = selection.view === 'conversations';
      if (wanted !== null) {
        if (!isShown || writeConversationsHash(selection.conversations) !== writeConversationsHash(wanted)) {
          desk.showConversations(wanted);
        }
      } else if (isShown && location.hash === '') desk.showView('chats');
    };
    if (parseConversationsHash(location.hash) !== null) follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [desk]);

  useEffect(() => {
    const plain = location.pathname + location.search;
    const shown = parseConversationsHash(location.hash);
    if (place === null) {
      // Only once the view that took over has written its own address, where it has one.
      if (shown !== null) queueMicrotask(() => leaveAddress(desk.store.getState().selection.view, plain));
      return;
    }
    const wanted = writeConversationsHash(place);
    if (shown !== null && writeConversationsHash(shown) === wanted) return;
    if (shown !== null && !place.isStep) history.replaceState(null, '', plain + wanted);
    else history.pushState(null, '', plain + wanted);
  }, [desk, place]);
}

function leaveAddress(view: View, plain: string): void {
  if (PLAIN_VIEWS.includes(view) && parseConversationsHash(location.hash) !== null) {
    history.pushState(null, '', plain);
  }
}
