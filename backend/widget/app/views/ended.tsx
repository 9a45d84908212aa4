import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Actions } from '../actions.ts';
import type { ChatState } from '../state/chat-state.ts';
import { texts } from '../texts.ts';
import { Icon } from './icons.tsx';
import { MailTranscript } from './mail-transcript.tsx';

interface EndedProps {
  state: ChatState;
  actions: Actions;
}

/** The conversation is over: how was it, take it along, start anew. */
export function Ended({ state, actions }: EndedProps): JSX.Element {
  const [failed, setFailed] = useState(false);
  const conversation = state.thread?.conversation;
  const hadAgent = conversation?.agentName != null;
  const isRated = state.kept.rated !== null && state.kept.rated === conversation?.id;
  return (
    <div class="footer ended">
      <p class="sheet-title" role="status">
        {texts.ended}
      </p>
      {hadAgent && (isRated ? <p role="status">{texts.rated}</p> : <Rating key={conversation?.id} actions={actions} />)}
      <button type="button" class="primary" onClick={actions.startNew}>
        {texts.startNew}
      </button>
      <button
        type="button"
        class="link"
        onClick={() => void actions.saveTranscript().then((saved) => setFailed(!saved))}
      >
        {texts.transcript}
      </button>
      {hadAgent && state.chatbot?.transcriptByMail && (
        <MailTranscript key={conversation.id} actions={actions} email={conversation.visitor.email ?? ''} />
      )}
      <p class="form-error" role="alert">
        {failed && texts.checkAgain}
      </p>
    </div>
  );
}

const allStars = [1, 2, 3, 4, 5] as const;

function Rating({ actions }: { actions: Actions }): JSX.Element {
  const [stars, setStars] = useState(0);
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy || stars === 0) return;
    setBusy(true);
    setFailed((await actions.rate(stars, comment)) !== null);
    setBusy(false);
  };
  return (
    <form class="rating" onSubmit={(event) => void send(event)}>
      <fieldset>
        <legend>{texts.rate}</legend>
        <div class="stars">
          {allStars.map((count) => (
            <label key={count} class={count <= stars ? 'star is-lit' : 'star'}>
              <input
                type="radio"
                name="stars"
                value={count}
                checked={count === stars}
                aria-label={texts.stars(count)}
                onChange={() => setStars(count)}
              />
              <Icon name="star" />
            </label>
          ))}
        </div>
      </fieldset>
      {stars > 0 && (
        <>
          <label class="field">
            <span>
              {texts.comment} <small>({texts.optional})</small>
            </span>
            <textarea
              rows={2}
              dir={comment ? 'auto' : undefined}
              maxLength={1_000}
              value={comment}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="quiet" aria-disabled={busy}>
            {texts.sendRating}
          </button>
        </>
      )}
      <p class="form-error" role="alert">
        {failed && texts.checkAgain}
      </p>
    </form>
  );
}
