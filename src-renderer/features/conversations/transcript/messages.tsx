import { useMemo } from 'react';
import type { ConversationDetail } from '#contract/history/past-conversations.ts';
import { useDeskState } from '../../../console/hooks.tsx';
import { selectMe } from '../../../state/selectors.ts';
import { Button } from '../../../ui/button.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { nameOfVisitor } from '../../../words/visitor-words.ts';
import { buildThreadItems } from '../../live-chats/thread/thread-items.ts';
import type { Side } from './pages.ts';
import { NO_SOURCES, NOTHING_FOUND, TranscriptRow } from './transcript-row.tsx';
import { type Transcript, useTranscript } from './use-transcript.ts';
import { useTranscriptScroll } from './use-transcript-scroll.ts';

/** What was said and done, in its order, as far as it was scrolled to. */
export function Messages(props: { detail: ConversationDetail; seq: number | null; found: readonly string[] }) {
  const { seq, found } = props;
  const { conversation } = props.detail;
  const myName = useDeskState((state) => selectMe(state)?.name ?? '');
  const transcript = useTranscript(conversation.id, seq);
  const { part, status } = transcript;
  const items = useMemo(() => buildThreadItems(part.messages, [], null), [part.messages]);
  const sources = useMemo(
    () => new Map(part.messages.map((message) => [message.seq, message.sources])),
    [part.messages],
  );
  const scroll = useTranscriptScroll({ part, seq, target: `${conversation.id} ${seq}`, load: transcript.load });
  const visitorName = nameOfVisitor(conversation.visitor);
  return (
    <div className="transcript__scroll-frame">
      <section
        className="transcript__scroll"
        ref={scroll.ref}
        onScroll={scroll.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
        tabIndex={0}
        aria-label="Messages"
      >
        <div className="transcript__content">
          {status === 'loading' && part.messages.length === 0 ? (
            <SkeletonRows rows={4} label="Loading the messages" />
          ) : null}
          {status === 'failed' ? (
            <p className="transcript__failure" role="alert">
              The messages could not be loaded.{' '}
              <Button size="s" onPress={transcript.retry}>
                Try again
              </Button>
            </p>
          ) : null}
          <Beyond transcript={transcript} side="earlier" />
          {items.map((item) => {
            const itemSeq = 'message' in item ? item.message.seq : null;
            const isHit = itemSeq !== null && itemSeq === seq;
            return (
              <TranscriptRow
                key={item.key}
                item={item}
                sources={(itemSeq === null ? undefined : sources.get(itemSeq)) ?? NO_SOURCES}
                visitorId={conversation.visitor.id}
                visitorName={visitorName}
                myName={myName}
                isHit={isHit}
                found={isHit ? found : NOTHING_FOUND}
              />
            );
          })}
          <Beyond transcript={transcript} side="later" />
        </div>
      </section>
    </div>
  );
}

function Beyond({ transcript, side }: { transcript: Transcript; side: Side }) {
  const { part, failedSide, load } = transcript;
  if (failedSide === side) {
    return (
      <p className="transcript__failure" role="alert">
        These messages could not be loaded.{' '}
        <Button size="s" onPress={() => load(side)}>
          Try again
        </Button>
      </p>
    );
  }
  const isMore = side === 'earlier' ? part.hasEarlier : part.hasLater;
  return isMore ? <p className="thread__older">Loading {side} messages…</p> : null;
}
