import './thread.css';
import { useMemo } from 'react';
import { EMPTY_THREAD } from '../../../connection/thread.ts';
import { useDesk, useDeskList, useDeskState } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { DownIcon } from '../../../ui/icons.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { nameOfVisitor } from '../../../words/visitor-words.ts';
import { buildThreadItems } from './thread-items.ts';
import { ThreadRow } from './thread-row.tsx';
import { TypingIndicator } from './typing-indicator.tsx';
import { useThreadScroll } from './use-thread-scroll.ts';

/** The whole history of a conversation: visitor, bot, agents, and what happened. Anchored to the bottom. */
export function Thread({ conversationId }: { conversationId: string }) {
  const desk = useDesk();
  const thread = useDeskState((state) => state.mirror.threads[conversationId]) ?? EMPTY_THREAD;
  const visitor = useDeskState((state) => state.mirror.conversations[conversationId]?.visitor);
  const myName = useDeskState((state) => state.mirror.me?.name ?? '');
  const unsent = useDeskList((state) => state.outbox.filter((entry) => entry.conversationId === conversationId));
  const unreadFrom = useDeskState(({ selection }) =>
    selection.conversationId === conversationId ? selection.unreadFrom : null,
  );
  const items = useMemo(
    () => buildThreadItems(thread.messages, unsent, unreadFrom),
    [thread.messages, unsent, unreadFrom],
  );
  const scroll = useThreadScroll({
    conversationId,
    firstSeq: thread.messages[0]?.seq ?? 0,
    lastKey: items.at(-1)?.key ?? '',
    lastIsMine: items.at(-1)?.kind === 'unsent',
    messages: thread.messages,
    loadOlder: thread.hasOlder ? () => void desk.loadOlder(conversationId) : null,
  });
  const visitorName = nameOfVisitor(visitor);

  return (
    <div className="thread">
      <div
        className="thread__scroll"
        ref={scroll.ref}
        onScroll={scroll.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label="Conversation"
      >
        <div className="thread__content">
          {thread.messages.length === 0 ? <SkeletonRows rows={3} label="Loading the conversation" /> : null}
          {thread.hasOlder ? <p className="thread__older">Loading earlier messages…</p> : null}
          {items.map((item) => (
            <ThreadRow
              key={item.key}
              item={item}
              visitorId={visitor?.id ?? ''}
              visitorName={visitorName}
              myName={myName}
            />
          ))}
          <TypingIndicator conversationId={conversationId} visitorName={visitorName} />
        </div>
      </div>
      {scroll.newBelow > 0 || scroll.isFarUp ? (
        <span className="thread__jump">
          <Button
            size="s"
            icon={<DownIcon size={14} />}
            onPress={scroll.jumpToEnd}
            {...(scroll.newBelow === 0 ? { square: true, 'aria-label': 'To the latest message' } : {})}
          >
            {scroll.newBelow === 0 ? undefined : describeNew(scroll.newBelow)}
          </Button>
        </span>
      ) : null}
    </div>
  );
}

function describeNew(count: number): string {
  return count === 1 ? '1 new message' : `${count} new messages`;
}
