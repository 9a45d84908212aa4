import { useId, useState } from 'react';
import type { Mail } from '#contract/mail.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckIcon, ClockIcon, CloseIcon, MailIcon } from '../../../ui/icons.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { formatFull, formatWhen } from '../../../words/time-words.ts';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { MailPicture } from './mail-picture.tsx';
import { describeMail, KIND_NAMES, mayResend } from './outbox-words.ts';

const ICONS = {
  sent: <CheckIcon size={14} />,
  failed: <CloseIcon size={14} />,
  queued: <ClockIcon size={14} />,
  kept: <MailIcon size={14} />,
  skipped: <CheckIcon size={14} />,
} as const;

/** One mail; below it, when it is opened, what it says. */
export function MailRow(props: { mail: Mail; isOpen: boolean; onToggle: () => void; onChanged: (mail: Mail) => void }) {
  const { mail, isOpen } = props;
  const bodyId = useId();
  const now = useNow();
  return (
    <li className="outbox__mail" data-state={mail.state}>
      <button
        type="button"
        className="outbox__row"
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={props.onToggle}
      >
        <span className="outbox__mark">{ICONS[mail.state]}</span>
        <span className="outbox__words">
          <span className="outbox__subject" dir="auto">
            {mail.subject}
          </span>
          <span className="outbox__facts">
            {KIND_NAMES[mail.kind]} to {mail.to}
          </span>
          <span className="outbox__state">{describeMail(mail, now)}</span>
        </span>
        <time className="outbox__time" dateTime={mail.createdAt} title={formatFull(mail.createdAt)}>
          {formatWhen(mail.createdAt, now)}
        </time>
      </button>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen ? <MailBody mail={mail} onChanged={props.onChanged} /> : null}
      </div>
    </li>
  );
}

const VIEWS = [
  { value: 'html', label: 'As seen' },
  { value: 'text', label: 'Plain text' },
] as const;

function MailBody({ mail, onChanged }: { mail: Mail; onChanged: (mail: Mail) => void }) {
  const { ask } = useSettingsHome();
  const [view, setView] = useState<'html' | 'text'>('html');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [answer, retry] = useAnswer(() => ask('getMail', { params: { id: mail.id } }), mail.id);

  async function resend(): Promise<void> {
    setBusy(true);
    setFailure(null);
    const outcome = await ask('resendMail', { params: { id: mail.id } });
    setBusy(false);
    if (outcome.ok) onChanged(outcome.value);
    else setFailure(tellFailure(outcome.error));
  }

  return (
    <div className="outbox__body">
      <div className="outbox__tools">
        <Segmented label="Show" value={view} options={VIEWS} onChange={setView} />
        {mayResend(mail.state) ? (
          <Button size="s" isPending={isBusy} onPress={() => void resend()}>
            {mail.state === 'failed' ? 'Send again' : 'Send now'}
          </Button>
        ) : null}
      </div>
      {failure === null ? null : (
        <p className="form-failure" role="alert">
          {failure}
        </p>
      )}
      {answer.status === 'loading' ? <SkeletonRows rows={2} label="Loading the mail" /> : null}
      {answer.status === 'failed' ? (
        <p className="settings__failure" role="alert">
          {answer.message} <Button onPress={retry}>Try again</Button>
        </p>
      ) : null}
      {answer.status === 'ready' ? (
        view === 'html' ? (
          <MailPicture html={answer.value.html} title={mail.subject} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard too
          <pre className="outbox__text" tabIndex={0}>
            {answer.value.text}
          </pre>
        )
      ) : null}
    </div>
  );
}
