import { Fragment, memo } from 'react';
import type { TranscriptMessage } from '#contract/history/past-conversations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { BotIcon } from '../../../ui/icons.tsx';
import { describeEvent } from '../../../words/event-words.ts';
import { formatDay, formatExactTime, formatFull, formatTime } from '../../../words/time-words.ts';
import { describeReason } from '../../../words/visitor-words.ts';
import { MessageText } from '../../live-chats/thread/message-text.tsx';
import type { ThreadItem } from '../../live-chats/thread/thread-items.ts';
import { splitFound } from './split-found.ts';

interface TranscriptRowProps {
  readonly item: ThreadItem;
  readonly sources: TranscriptMessage['sources'];
  readonly visitorId: string;
  readonly visitorName: string;
  readonly myName: string;
  /** It is what was looked for; the words of it that were found. */
  readonly isHit: boolean;
  readonly found: readonly string[];
}

const NO_SOURCES: TranscriptMessage['sources'] = [];
const NOTHING_FOUND: readonly string[] = [];

export { NO_SOURCES, NOTHING_FOUND };

/** One entry of a transcript: a day, something that happened, or what was said. */
export const TranscriptRow = memo(function TranscriptRow(props: TranscriptRowProps) {
  const { item, visitorName, myName, isHit } = props;
  if (item.kind === 'day') return <p className="thread__day">{formatDay(item.at, Date.now())}</p>;
  if (item.kind === 'event') {
    const { content, at, seq } = item.message;
    if (content.kind !== 'event') return null;
    return (
      <p className="thread__event" data-seq={seq} data-hit={isHit}>
        {describeEvent(content.event, visitorName, myName)}
        {content.event.type === 'handoff_requested' && content.event.reason !== 'visitor_asked'
          ? ` · ${describeReason(content.event.reason)}`
          : null}{' '}
        <Moment at={at} />
      </p>
    );
  }
  return item.kind === 'message' ? <Said {...props} item={item} /> : null;
});

function Said(props: TranscriptRowProps & { readonly item: Extract<ThreadItem, { kind: 'message' }> }) {
  const { item, visitorId, visitorName, myName, isHit, sources } = props;
  const { opens, closes, message } = item;
  const { author, content, at, seq } = message;
  if (content.kind !== 'text') return null;
  const isAgent = author.kind === 'agent';
  return (
    <div
      className={`message message--${isAgent ? 'mine' : 'theirs'} message--${author.kind}`}
      data-seq={seq}
      data-hit={isHit}
      data-opens={opens}
      data-closes={closes}
    >
      {isAgent ? null : (
        <span className="message__avatar">
          {opens ? <AuthorAvatar isBot={author.kind === 'bot'} id={visitorId} name={visitorName} /> : null}
        </span>
      )}
      <div className="message__body">
        {opens ? (
          <p className="message__author" dir="auto">
            {author.kind === 'visitor' ? visitorName : author.name === myName ? 'You' : author.name}
            {author.kind === 'bot' ? <Badge tone="bot">Bot</Badge> : null}
          </p>
        ) : null}
        <div className="message__bubble" title={`${formatFull(at)}, ${formatExactTime(at)}`}>
          {content.text === '' ? (
            <p className="message__removed">Removed</p>
          ) : isHit ? (
            <FoundText text={content.text} found={props.found} />
          ) : (
            <MessageText text={content.text} />
          )}
        </div>
        {sources.length === 0 ? null : (
          <p className="message__sources">
            From your knowledge:{' '}
            {sources.map(({ id, question }, index) => (
              <Fragment key={id}>
                {index === 0 ? null : ', '}
                <span dir="auto">“{question}”</span>
              </Fragment>
            ))}
          </p>
        )}
        {closes ? (
          <span className="message__time">
            <Moment at={at} />
          </span>
        ) : null}
      </div>
    </div>
  );
}

/** The time of day; the exact one for whoever stays on it. */
function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={`${formatFull(at)}, ${formatExactTime(at)}`}>
      {formatTime(at)}
    </time>
  );
}

function FoundText({ text, found }: { text: string; found: readonly string[] }) {
  return (
    <p className="message__text" dir="auto">
      {splitFound(text, found).map((piece, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places
        piece.found ? <mark key={index}>{piece.text}</mark> : <Fragment key={index}>{piece.text}</Fragment>,
      )}
    </p>
  );
}

function AuthorAvatar({ isBot, id, name }: { isBot: boolean; id: string; name: string }) {
  if (!isBot) return <Avatar id={id} name={name === 'Anonymous' ? null : name} size="s" />;
  return (
    <span className="message__bot" aria-hidden="true">
      <BotIcon size={15} />
    </span>
  );
}
