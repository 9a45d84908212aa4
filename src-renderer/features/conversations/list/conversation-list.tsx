import './list.css';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { PastConversation } from '#contract/history/past-conversations.ts';
import { useDesk } from '../../../console/hooks.tsx';
import type { ConversationsPlace } from '../../../state/conversations-place.ts';
import { Button } from '../../../ui/button.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { writeConversationsHash } from '../address.ts';
import { ConversationRow } from './conversation-row.tsx';
import { useListStore } from './list-of-desk.ts';
import type { ListState } from './list-store.ts';
import { NothingFound } from './nothing-found.tsx';

/** The next page is asked for when this much is left below. */
const PREFETCH_PX = '800px';

/** What was found, page by page without an end, at the place where it was left. */
export function ConversationList({ place, isAllMine }: { place: ConversationsPlace; isAllMine: boolean }) {
  const desk = useDesk();
  const list = useListStore();
  const state = useStore(list.store);
  const box = useRef<HTMLDivElement>(null);
  const { filters, open } = place;

  useEffect(() => list.show(filters), [list, filters]);
  useKeptScroll(box, list, state);

  const openRow = useRef((conversation: PastConversation): void => {
    desk.showConversations({ open: { id: conversation.id, seq: conversation.hit?.seq ?? null } });
  });

  return (
    <div
      className="past-list"
      ref={box}
      data-stale={state.isStale}
      aria-busy={state.isStale || state.status === 'loading'}
    >
      {state.status === 'loading' ? <SkeletonRows rows={6} label="Loading conversations" /> : null}
      {state.status === 'failed' ? (
        <p className="past-list__failure" role="alert">
          The conversations could not be loaded. {state.message}{' '}
          <Button size="s" onPress={list.refresh}>
            Try again
          </Button>
        </p>
      ) : null}
      {state.status === 'ready' && state.rows.length === 0 ? (
        <NothingFound filters={state.found ?? filters} isAllMine={isAllMine} />
      ) : null}
      {state.rows.length === 0 ? null : (
        <ul className="past-list__rows" aria-label="Conversations">
          {state.rows.map((conversation) => (
            <ConversationRow
              key={conversation.id}
              conversation={conversation}
              isOpen={conversation.id === open?.id}
              href={writeConversationsHash({
                filters,
                open: { id: conversation.id, seq: conversation.hit?.seq ?? null },
              })}
              onOpen={openRow.current}
            />
          ))}
        </ul>
      )}
      <More box={box} state={state} onMore={list.loadMore} />
    </div>
  );
}

function More({ box, state, onMore }: { box: RefObject<HTMLDivElement | null>; state: ListState; onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  const { nextCursor, more, rows } = state;
  const hasMore = nextCursor !== null && more !== 'failed';
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page the end may still be near enough for another
  useEffect(() => {
    if (!hasMore || !end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      root: box.current,
      rootMargin: PREFETCH_PX,
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasMore, rows.length, onMore, box]);
  if (rows.length === 0) return null;
  return (
    <div className="past-list__end" ref={end}>
      {more === 'failed' ? (
        <p role="alert">
          The next ones could not be loaded.{' '}
          <Button size="s" onPress={onMore}>
            Try again
          </Button>
        </p>
      ) : null}
      {more !== 'failed' && nextCursor !== null ? <p>Loading more…</p> : null}
      {nextCursor === null ? <p>That was all.</p> : null}
    </div>
  );
}

/** Coming back finds the list where it was left; other results begin at their top. */
function useKeptScroll(
  box: RefObject<HTMLDivElement | null>,
  list: ReturnType<typeof useListStore>,
  { found }: ListState,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other results are what there is to scroll for
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = list.scrollTop;
  }, [box, list, found]);
  useLayoutEffect(() => {
    const element = box.current;
    const keep = (): void => {
      list.scrollTop = element?.scrollTop ?? 0;
    };
    element?.addEventListener('scroll', keep, { passive: true });
    return () => element?.removeEventListener('scroll', keep);
  }, [box, list]);
}
