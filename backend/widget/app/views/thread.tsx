import { Component, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Natives } from '../../shared/natives.ts';
import type { Actions } from '../actions.ts';
import { decideDelivery } from '../outbox/decide-delivery.ts';
import { type ChatState, isBehind, statusOf } from '../state/chat-state.ts';
import { firstSeqOf } from '../state/merge-messages.ts';
import { listThreadItems, type ThreadItem } from '../state/thread-items.ts';
import { describeEvent, texts } from '../texts.ts';
import { formatDay } from './format-time.ts';
import { useNow } from './hooks.ts';
import { Icon } from './icons.tsx';
import { Avatar, MessageRow } from './message-row.tsx';
import { QuickReplies } from './quick-replies.tsx';
import { useThreadScroll } from './use-thread-scroll.ts';

interface ThreadProps {
  state: ChatState;
  actions: Actions;
  natives: Natives;
  onRequest: () => void;
}

export function Thread({ state, actions, natives, onRequest }: ThreadProps): JSX.Element {
  const items = listThreadItems(state, natives.now());
  const now = useNow(state.outbox.length > 0, natives);
  const [loadingOlder, setLoadingOlder] = useState(false);
  const older = useRef(false);
  const messages = state.thread?.messages ?? [];
  const hasOlder = firstSeqOf(messages) > 1;

  // What was said before is not news: the log speaks only once the history is in place.
  const loaded = state.chatbot !== null && !(state.thread && isBehind(state.thread));
  const [speaks, setSpeaks] = useState(false);
  useEffect(() => {
    if (loaded) setSpeaks(true);
  }, [loaded]);

  const loadOlder = async () => {
    if (older.current) return;
    older.current = true;
    setLoadingOlder(true);
    await actions.loadOlder();
    // After the page has been drawn, so that it is not read out as news.
    natives.setTimeout(() => {
      older.current = false;
      setLoadingOlder(false);
    }, 50);
  };
  const newest = items.at(-1);
  const scroll = useThreadScroll({
    firstKey: messages[0]?.id,
    lastKey: newest?.key,
    lastIsOwn: newest?.kind === 'text' && newest.from === 'visitor',
    loadOlder: hasOlder ? () => void loadOlder() : null,
  });

  const canRequest = statusOf(state) === 'bot' && state.availability.handoff;
  // One button for all that wait: trying again tries them all.
  const lastWaiting = items.findLast(
    (item) => item.kind === 'text' && item.entry !== null && decideDelivery(item.entry, now) === 'waiting',
  );
  const lastOffer = canRequest ? items.findLast((item) => item.kind === 'text' && item.offer) : undefined;
  return (
    <div class="thread">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable for who scrolls by keyboard */}
      <div class="scroller" ref={scroll.scroller} onScroll={scroll.onScroll} tabIndex={0}>
        <div class="older">{hasOlder && loadingOlder && texts.loadingOlder}</div>
        <div
          class="log"
          role="log"
          aria-label={texts.thread}
          aria-live={speaks && !loadingOlder ? 'polite' : 'off'}
          aria-relevant="additions"
        >
          {items.map((item) => (
            <Row
              key={item.key}
              item={item}
              now={now}
              newest={newest}
              lastOffer={lastOffer}
              lastWaiting={lastWaiting}
              actions={actions}
              onRequest={onRequest}
            />
          ))}
        </div>
        {state.streaming && (
          <StreamingRow text={state.streaming.text} newest={newest} name={state.chatbot?.name ?? null} />
        )}
        <QuickReplies state={state} onChoose={actions.send} />
        {state.typing !== null && <TypingRow from="agent" name={state.typing} />}
      </div>
      {scroll.away && (
        <button type="button" class="pill" onClick={scroll.toEnd}>
          <Icon name="down" />
          {scroll.missed ? texts.newMessages : texts.jumpToLatest}
        </button>
      )}
    </div>
  );
}

interface RowProps {
  item: ThreadItem;
  now: number;
  newest: ThreadItem | undefined;
  lastOffer: ThreadItem | undefined;
  lastWaiting: ThreadItem | undefined;
  actions: Actions;
  onRequest: () => void;
}

/** Drawn again only when its own item changes: a long thread costs nothing while someone types. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const { item, newest, lastOffer, now } = this.props;
    if (JSON.stringify(item) !== JSON.stringify(next.item)) return true;
    if ((item.key === newest?.key) !== (next.item.key === next.newest?.key)) return true;
    if ((item.key === lastOffer?.key) !== (next.item.key === next.lastOffer?.key)) return true;
    return item.kind === 'text' && item.entry !== null && now !== next.now;
  }

  override render(): JSX.Element | null {
    const { item, now, newest, lastOffer, lastWaiting, actions, onRequest } = this.props;
    if (item.kind === 'day') {
      return (
        <div class="day">
          <span>{formatDay(item.at, Date.now())}</span>
        </div>
      );
    }
    if (item.kind === 'event') {
      const line = describeEvent(item.event);
      return line === null ? null : <div class="event">{line}</div>;
    }
    return (
      <MessageRow
        item={item}
        now={now}
        isNewest={item.key === newest?.key}
        onOffer={item.key === lastOffer?.key ? onRequest : null}
        mayRetry={item.key === lastWaiting?.key}
        onRetry={actions.retry}
        onDiscard={actions.discard}
      />
    );
  }
}

interface StreamingRowProps {
  text: string;
  name: string | null;
  newest: ThreadItem | undefined;
}

/** Stands outside the log and is not read out: the message that takes its place is. */
function StreamingRow({ text, name, newest }: StreamingRowProps): JSX.Element {
  if (text === '') return <TypingRow from="bot" name={name ?? texts.automated} />;
  const first = newest?.kind !== 'text' || newest.from !== 'bot';
  const item = { kind: 'text', key: 'streaming', from: 'bot', name, text, at: null, last: true, offer: false } as const;
  return (
    <div aria-hidden="true">
      <MessageRow
        item={{ ...item, first, entry: null }}
        now={0}
        isNewest={false}
        onOffer={null}
        mayRetry={false}
        onRetry={() => {}}
        onDiscard={() => {}}
      />
    </div>
  );
}

function TypingRow({ from, name }: { from: 'bot' | 'agent'; name: string }): JSX.Element {
  return (
    <div class="typing">
      <Avatar from={from} name={name} />
      <span class="unseen">{texts.typing(name)}</span>
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    </div>
  );
}
