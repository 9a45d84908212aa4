import '../../live-chats/thread/thread.css';
import './transcript.css';
import { useEffect, useId, useRef, useState } from 'react';
import type { ConversationDetail } from '#contract/history/past-conversations.ts';
import { useDesk } from '../../../console/hooks.tsx';
import type { ConversationsPlace } from '../../../state/conversations-place.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { BackIcon, CloseIcon, ConversationsIcon, DetailsIcon } from '../../../ui/icons.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { formatFull } from '../../../words/time-words.ts';
import { nameOfVisitor } from '../../../words/visitor-words.ts';
import { AboutConversation } from './about-conversation.tsx';
import { Messages } from './messages.tsx';
import { StillGoingOn } from './still-going-on.tsx';
import { TranscriptActions } from './transcript-actions.tsx';

/** One conversation as a whole: what was said and done, and everything that is known about it. */
export function TranscriptPane({
  open,
  found,
}: {
  open: NonNullable<ConversationsPlace['open']>;
  found: readonly string[];
}) {
  const desk = useDesk();
  const { id } = open;
  const [answer, retry] = useAnswer(() => desk.ask('getConversation', { params: { id } }), id);
  const close = (): void => desk.showConversations({ open: null });
  if (answer.status === 'ready') {
    return <Known detail={answer.value} open={open} found={found} onClose={close} onChanged={retry} />;
  }
  return (
    <section className="transcript" aria-label="Transcript">
      <header className="transcript__head">
        <CloseButton onClose={close} />
      </header>
      {answer.status === 'failed' ? (
        <EmptyState icon={<ConversationsIcon size={22} />} title="This conversation cannot be shown">
          <p>{answer.message}</p>
          <div className="empty-state__action">
            <Button onPress={retry}>Try again</Button>
          </div>
        </EmptyState>
      ) : (
        <SkeletonRows rows={4} label="Loading the conversation" />
      )}
    </section>
  );
}

interface KnownProps {
  readonly detail: ConversationDetail;
  readonly open: NonNullable<ConversationsPlace['open']>;
  readonly found: readonly string[];
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

function Known({ detail, open, found, onClose, onChanged }: KnownProps) {
  const { conversation } = detail;
  const { visitor, chatbot, startedAt } = conversation;
  const [aboutOpen, setAboutOpen] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const nameId = useId();
  // Whoever opens a transcript goes on reading there; whoever passes by with J and K stays in the list.
  useEffect(() => {
    if (document.activeElement?.closest('.past[data-open="true"]')) heading.current?.focus();
  }, []);
  return (
    <section className="transcript" aria-labelledby={nameId} data-about={aboutOpen}>
      <div className="transcript__column">
        <header className="transcript__head">
          <CloseButton onClose={onClose} />
          <Avatar id={visitor.id} name={visitor.name} />
          <div className="transcript__title">
            <h2 id={nameId} ref={heading} tabIndex={-1} className="transcript__name">
              <bdi>{nameOfVisitor(visitor)}</bdi>
            </h2>
            <p className="transcript__when">
              <span dir="auto">{chatbot.name}</span> · <time dateTime={startedAt}>{formatFull(startedAt)}</time>
            </p>
          </div>
          <TranscriptActions detail={detail} />
          <span className="transcript__about-toggle">
            <Button
              look="quiet"
              square
              icon={<DetailsIcon />}
              aria-label="About this conversation"
              aria-expanded={aboutOpen}
              onPress={() => setAboutOpen(!aboutOpen)}
            />
          </span>
        </header>
        <StillGoingOn conversation={conversation} onRefresh={onChanged} />
        <Messages detail={detail} seq={open.seq} found={found} />
      </div>
      <AboutConversation detail={detail} onClose={() => setAboutOpen(false)} />
    </section>
  );
}

function CloseButton({ onClose }: { onClose: () => void }) {
  return (
    <>
      <span className="transcript__back">
        <Button look="quiet" square icon={<BackIcon />} aria-label="Back to the list" onPress={onClose} />
      </span>
      <span className="transcript__close">
        <Button look="quiet" square icon={<CloseIcon />} aria-label="Close the transcript" onPress={onClose} />
      </span>
    </>
  );
}
