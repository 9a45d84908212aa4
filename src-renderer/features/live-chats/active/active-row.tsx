import './active-row.css';
import type { Message } from '#contract/messages.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { selectIsOpen } from '../../../state/detail-selectors.ts';
import { countUnread, lastMessageOf } from '../../../state/selectors.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Count } from '../../../ui/badge.tsx';
import { describeEvent } from '../../../words/event-words.ts';
import { formatWhen } from '../../../words/time-words.ts';
import { nameOfVisitor } from '../../../words/visitor-words.ts';

/** One chat in the list; draws itself again only when something about this chat changes. */
export function ActiveRow({ conversationId }: { conversationId: string }) {
  const desk = useDesk();
  const visitor = useDeskState((state) => state.mirror.conversations[conversationId]?.visitor);
  const last = useDeskState((state) => lastMessageOf(state, conversationId));
  const unread = useDeskState((state) => countUnread(state, conversationId));
  const typing = useDeskState((state) => (state.typingUntil[conversationId] ?? 0) > 0);
  const draft = useDeskState((state) => state.drafts[conversationId]);
  const selected = useDeskState((state) => state.selection.conversationId === conversationId);
  const open = useDeskState((state) => selectIsOpen(state, conversationId));
  const myName = useDeskState((state) => state.mirror.me?.name ?? '');
  if (!visitor) return null;
  const name = nameOfVisitor(visitor);
  return (
    <li className="chat-row" data-selected={selected} data-gone={!open}>
      <button
        type="button"
        className="chat-row__main active-row"
        aria-pressed={selected}
        onClick={() => desk.selectChat(conversationId)}
      >
        <Avatar id={visitor.id} name={visitor.name} />
        <span className="chat-row__words">
          <span className="chat-row__top">
            <span className="chat-row__name" dir="auto">
              {name}
            </span>
            <span className="active-row__when">{last ? formatWhen(last.at, Date.now()) : ''}</span>
          </span>
          <span className="active-row__bottom">
            <span className={`chat-row__preview${unread > 0 ? ' active-row__preview--unread' : ''}`} dir="auto">
              <Snippet
                typing={typing}
                draft={draft && !selected ? draft : undefined}
                last={last}
                name={name}
                me={myName}
              />
            </span>
            <Count value={unread} />
            {unread > 0 ? <span className="visually-hidden">unread</span> : null}
          </span>
        </span>
      </button>
    </li>
  );
}

function Snippet(props: {
  typing: boolean;
  draft: string | undefined;
  last: Message | undefined;
  name: string;
  me: string;
}) {
  if (props.typing) return <em className="active-row__typing">typing…</em>;
  if (props.draft !== undefined) {
    return (
      <>
        <span className="active-row__draft">Draft: </span>
        {props.draft}
      </>
    );
  }
  if (!props.last) return null;
  const { content, author } = props.last;
  if (content.kind === 'event') return <>{describeEvent(content.event, props.name, props.me)}</>;
  const prefix = author.kind === 'agent' ? 'You: ' : author.kind === 'bot' ? 'Bot: ' : '';
  return <>{prefix + content.text}</>;
}
