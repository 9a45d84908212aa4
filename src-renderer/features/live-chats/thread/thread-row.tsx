import { memo } from 'react';
import type { Message } from '#contract/messages.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { BotIcon } from '../../../ui/icons.tsx';
import { describeEvent } from '../../../words/event-words.ts';
import { formatDay, formatFull, formatTime } from '../../../words/time-words.ts';
import { MessageText } from './message-text.tsx';
import type { ThreadItem } from './thread-items.ts';
import { UnsentRow } from './unsent-row.tsx';

interface ThreadRowProps {
  readonly item: ThreadItem;
  readonly visitorId: string;
  readonly visitorName: string;
  readonly myName: string;
}

export const ThreadRow = memo(function ThreadRow({ item, visitorId, visitorName, myName }: ThreadRowProps) {
  switch (item.kind) {
    case 'day':
      return <p className="thread__day">{formatDay(item.at, Date.now())}</p>;
    case 'unread':
      return <p className="thread__unread">New messages</p>;
    case 'event': {
      const { content, at, seq } = item.message;
      if (content.kind !== 'event') return null;
      return (
        <p className="thread__event" data-seq={seq}>
          {describeEvent(content.event, visitorName, myName)} <time dateTime={at}>{formatTime(at)}</time>
        </p>
      );
    }
    case 'message':
      return (
        <MessageRow
          message={item.message}
          opens={item.opens}
          closes={item.closes}
          visitorId={visitorId}
          visitorName={visitorName}
          myName={myName}
        />
      );
    case 'unsent':
      return <UnsentRow entry={item.entry} />;
  }
}, isSameRow);

interface MessageRowProps extends Omit<ThreadRowProps, 'item'> {
  readonly message: Message;
  readonly opens: boolean;
  readonly closes: boolean;
}

function MessageRow({ message, opens, closes, visitorId, visitorName, myName }: MessageRowProps) {
  const { author, content, at } = message;
  if (content.kind !== 'text') return null;
  const side = author.kind === 'agent' ? 'mine' : 'theirs';
  const isOtherAgent = author.kind === 'agent' && author.name !== null && author.name !== myName;
  return (
    <div
      className={`message message--${side} message--${author.kind}`}
      data-seq={message.seq}
      data-opens={opens}
      data-closes={closes}
    >
      {side === 'theirs' ? (
        <span className="message__avatar">
          {opens ? <AuthorAvatar kind={author.kind} visitorId={visitorId} visitorName={visitorName} /> : null}
        </span>
      ) : null}
      <div className="message__body">
        {opens && author.kind === 'bot' ? (
          <p className="message__author">
            {author.name} <Badge tone="bot">Bot</Badge>
          </p>
        ) : null}
        {opens && isOtherAgent ? <p className="message__author">{author.name}</p> : null}
        <div className="message__bubble" title={formatFull(at)}>
          <MessageText text={content.text} />
        </div>
        {closes ? (
          <time className="message__time" dateTime={at}>
            {formatTime(at)}
          </time>
        ) : null}
      </div>
    </div>
  );
}

function AuthorAvatar(props: { kind: string; visitorId: string; visitorName: string }) {
  if (props.kind === 'bot') {
    return (
      <span className="message__bot" aria-hidden="true">
        <BotIcon size={15} />
      </span>
    );
  }
  return <Avatar id={props.visitorId} name={props.visitorName === 'Anonymous' ? null : props.visitorName} size="s" />;
}

/** Items are rebuilt with every new message; a row is the same while what it shows is the same. */
function isSameRow(before: ThreadRowProps, after: ThreadRowProps): boolean {
  if (before.visitorName !== after.visitorName || before.myName !== after.myName) return false;
  const a = before.item;
  const b = after.item;
  if (a.kind === 'message' && b.kind === 'message') {
    return a.message === b.message && a.opens === b.opens && a.closes === b.closes;
  }
  if (a.kind === 'event' && b.kind === 'event') return a.message === b.message;
  if (a.kind === 'unsent' && b.kind === 'unsent') return a.entry === b.entry;
  return a.kind === b.kind && a.key === b.key && a.kind !== 'day';
}
