import type { JSX } from 'preact';
import { decideDelivery } from '../outbox/decide-delivery.ts';
import type { TextItem } from '../state/thread-items.ts';
import { describeRefusal, texts } from '../texts.ts';
import { formatClock } from './format-time.ts';
import { Icon } from './icons.tsx';
import { LinkedText } from './linked-text.tsx';

interface MessageRowProps {
  item: TextItem;
  now: number;
  isNewest: boolean;
  onOffer: (() => void) | null;
  /** Whether it carries the button for all that wait. */
  mayRetry: boolean;
  onRetry: (clientId: string) => void;
  onDiscard: (clientId: string) => void;
}

export function MessageRow({
  item,
  now,
  isNewest,
  onOffer,
  mayRetry,
  onRetry,
  onDiscard,
}: MessageRowProps): JSX.Element {
  const own = item.from === 'visitor';
  const author = own ? texts.you : (item.name ?? texts.automated);
  const delivery = item.entry ? decideDelivery(item.entry, now) : null;
  const classes = ['message', `from-${item.from}`, item.first && 'is-first', item.last && 'is-last'];
  if (delivery && delivery !== 'quiet') classes.push(`is-${delivery}`);
  return (
    <div class={classes.filter(Boolean).join(' ')}>
      {item.first && !own && (
        <div class="author">
          <Avatar from={item.from} name={author} />
          <bdi class="author-name">{author}</bdi>
          {item.from === 'bot' && <span class="tag">{texts.automated}</span>}
        </div>
      )}
      <div class="bubble">
        <span class="unseen">{texts.said(author)} </span>
        <MessageText text={item.text} />
      </div>
      {onOffer && (
        <button type="button" class="offer" onClick={onOffer}>
          <Icon name="person" />
          {texts.talkToPerson}
        </button>
      )}
      {item.entry && delivery === 'refused' && item.entry.refusal && (
        <div class="delivery is-error">
          {describeRefusal(item.entry.refusal)}{' '}
          <button type="button" class="link" onClick={() => onRetry(item.key)}>
            {texts.retry}
          </button>{' '}
          <button type="button" class="link" onClick={() => onDiscard(item.key)}>
            {texts.discard}
          </button>
        </div>
      )}
      {delivery === 'sending' && <div class="delivery">{texts.sending}</div>}
      {delivery === 'waiting' && (
        <div class="delivery">
          {texts.notSentYet}{' '}
          {mayRetry && (
            <button type="button" class="link" onClick={() => onRetry(item.key)}>
              {texts.retry}
            </button>
          )}
        </div>
      )}
      {delivery === null && item.last && item.at !== null && (
        <div class="delivery">
          {own && isNewest && `${texts.sent} · `}
          <time dateTime={new Date(item.at).toISOString()}>{formatClock(item.at)}</time>
        </div>
      )}
      {delivery !== 'refused' && item.last && item.at === null && <div class="delivery" />}
      {delivery === 'quiet' && item.last && <div class="delivery" />}
    </div>
  );
}

/** The owner's picture for the chatbot (an emoji, or a letter or two), or the bot. */
let botPicture = '';
export function changeBotPicture(picture: string): void {
  botPicture = picture;
}

export function Avatar({ from, name }: { from: TextItem['from']; name: string }): JSX.Element {
  if (from === 'bot') {
    return (
      <span class="avatar is-bot" aria-hidden="true">
        {botPicture || <Icon name="bot" />}
      </span>
    );
  }
  // The first character as a person sees it, not its first code unit.
  const [initial = '?'] = Array.from(name.trim().toUpperCase());
  return (
    <span class="avatar" aria-hidden="true">
      {initial}
    </span>
  );
}

function MessageText({ text }: { text: string }): JSX.Element {
  return (
    <div class="text" dir="auto">
      <LinkedText text={text} />
    </div>
  );
}
