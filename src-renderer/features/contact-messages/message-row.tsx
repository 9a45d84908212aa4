import { useId, useState } from 'react';
import type { ContactMessage } from '#contract/chatbots.ts';
import { useConsole, useDesk } from '../../console/hooks.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckIcon, ChevronIcon, MailIcon } from '../../ui/icons.tsx';
import { formatFull, formatWhen } from '../../words/time-words.ts';
import { writeMailto } from './write-mailto.ts';

/** One message: a line, and opened the whole text with what can be done about it. */
export function MessageRow(props: { message: ContactMessage; isOpen: boolean; onToggle: () => void }) {
  const { message, isOpen } = props;
  const bodyId = useId();
  const isDone = message.handledAt !== null;
  return (
    <li className="contact-row" data-done={isDone}>
      <button
        type="button"
        className="contact-row__line"
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={props.onToggle}
      >
        <Avatar id={message.email} name={message.name} />
        <span className="contact-row__words">
          <span className="contact-row__name" dir="auto">
            {message.name}
          </span>
          {isOpen ? null : (
            <span className="contact-row__text" dir="auto">
              {message.text}
            </span>
          )}
        </span>
        {isDone ? (
          <span className="contact-row__done">
            <CheckIcon size={14} /> Done
          </span>
        ) : null}
        <time className="contact-row__when" dateTime={message.at}>
          {formatWhen(message.at, Date.now())}
        </time>
        <ChevronIcon size={16} />
      </button>
      <div id={bodyId} className="contact-row__body" hidden={!isOpen}>
        {isOpen ? <Opened message={message} /> : null}
      </div>
    </li>
  );
}

function Opened({ message }: { message: ContactMessage }) {
  const desk = useDesk();
  const { host } = useConsole();
  const [isBusy, setBusy] = useState(false);
  const isDone = message.handledAt !== null;

  async function mark(handled: boolean): Promise<void> {
    setBusy(true);
    const taken = await desk.handleContactMessage(message, handled);
    setBusy(false);
    if (!taken) desk.showToast({ text: 'That could not be saved. Try again in a moment.', tone: 'error' });
  }

  const address = writeMailto(message);
  return (
    <>
      <p className="contact-row__whole" dir="auto">
        {message.text}
      </p>
      <dl className="contact-row__facts">
        <dt>E-mail</dt>
        <dd>{message.email}</dd>
        <dt>Left at</dt>
        <dd>
          {formatFull(message.at)} · {message.chatbot.name}
        </dd>
        {message.handledAt === null ? null : (
          <>
            <dt>Done</dt>
            <dd>
              {formatFull(message.handledAt)}
              {message.handledBy === null ? '' : ` by ${message.handledBy}`}
            </dd>
          </>
        )}
      </dl>
      <div className="contact-row__buttons">
        {host.kind === 'browser' ? (
          <a className="button button--secondary button--m" href={address}>
            <MailIcon size={16} />
            <span className="button__label">Answer by e-mail</span>
          </a>
        ) : (
          <Button icon={<MailIcon size={16} />} onPress={() => void host.system.openExternal(address)}>
            Answer by e-mail
          </Button>
        )}
        {message.conversationId === null ? null : (
          <Button onPress={() => desk.navigate({ to: 'chat', conversationId: message.conversationId ?? '' })}>
            Open the conversation
          </Button>
        )}
        <Button look={isDone ? 'secondary' : 'primary'} isPending={isBusy} onPress={() => void mark(!isDone)}>
          {isDone ? 'Back to do' : 'Done'}
        </Button>
      </div>
    </>
  );
}
