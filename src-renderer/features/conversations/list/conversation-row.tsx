import { type MouseEvent, memo } from 'react';
import type { Hit, PastConversation } from '#contract/history/past-conversations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Stars } from '../../../ui/stars.tsx';
import { formatDuration, formatFull, formatWhen } from '../../../words/time-words.ts';
import { nameOfVisitor } from '../../../words/visitor-words.ts';
import { OUTCOME_NAMES, STATUS_NAMES } from '../conversation-words.ts';

interface ConversationRowProps {
  readonly conversation: PastConversation;
  /** Where it leads: it can be opened in a tab of its own, too. */
  readonly href: string;
  readonly isOpen: boolean;
  readonly onOpen: (conversation: PastConversation) => void;
}

/** One conversation: who, what about or what was found in it, who had it, and how it went. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, isOpen } = props;
  const { visitor, hit, handoff, rating, startedAt } = conversation;

  function open(event: MouseEvent): void {
    // With a key held down the browser knows better what is wanted.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    props.onOpen(conversation);
  }

  return (
    <li className="past" data-open={isOpen}>
      <a
        className="past__link"
        href={props.href}
        data-id={conversation.id}
        aria-current={isOpen ? 'true' : undefined}
        onClick={open}
      >
        <Avatar id={visitor.id} name={visitor.name} />
        <span className="past__words">
          <span className="past__top">
            <span className="past__name" dir="auto">
              {nameOfVisitor(visitor)}
            </span>
            <time className="past__when" dateTime={startedAt} title={formatFull(startedAt)}>
              {formatWhen(startedAt, Date.now())}
            </time>
          </span>
          {hit ? (
            <Snippet hit={hit} />
          ) : (
            <span className="past__text" dir="auto">
              {conversation.opening ?? <span className="past__none">The visitor wrote nothing</span>}
            </span>
          )}
          <span className="past__facts">
            <span className={`past__outcome past__outcome--${handoff?.state ?? 'none'}`}>
              {nameOutcome(conversation)}
            </span>
            {handoff && conversation.status === 'bot' ? <span>{STATUS_NAMES.bot}</span> : null}
            <Agents agents={conversation.agents} />
            {handoff ? (
              <span>
                {handoff.state === 'pending' ? 'for' : 'waited'} {formatDuration(handoff.waitedMs)}
              </span>
            ) : null}
            <span dir="auto">{conversation.chatbot.name}</span>
            {rating ? <Stars rating={{ stars: rating.stars, comment: '' }} /> : null}
          </span>
        </span>
      </a>
    </li>
  );
});

/** What goes on says how it stands; what nobody was asked for and goes on is simply with the bot. */
function nameOutcome({ status, handoff }: PastConversation): string {
  if (handoff) return OUTCOME_NAMES[handoff.state];
  return status === 'bot' ? STATUS_NAMES.bot : OUTCOME_NAMES.none;
}

function Agents({ agents }: { agents: PastConversation['agents'] }) {
  if (agents.length === 0) return null;
  return <span dir="auto">{agents.map(({ name }) => name).join(', ')}</span>;
}

/** The message that was found, built from pieces: what a visitor wrote is never read as markup. */
function Snippet({ hit }: { hit: Hit }) {
  const who = hit.author.kind === 'visitor' ? null : (hit.author.name ?? (hit.author.kind === 'bot' ? 'Bot' : null));
  return (
    <span className="past__text" dir="auto">
      {who === null ? null : <span className="past__author">{who}: </span>}
      {hit.snippet.map(({ text, found }, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a snippet never change places
        found ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
    </span>
  );
}
