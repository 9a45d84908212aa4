import type { JSX } from 'preact';
import type { Natives } from '../../shared/natives.ts';
import type { Actions } from '../actions.ts';
import type { ChatState } from '../state/chat-state.ts';
import { texts } from '../texts.ts';
import { describeOpening } from './format-time.ts';
import { useNow } from './hooks.ts';
import { Icon } from './icons.tsx';

const lastCallMs = 15 * 60_000;

interface RequestBarProps {
  state: ChatState;
  actions: Actions;
  natives: Natives;
  onRequest: () => void;
  onContact: () => void;
}

/** The way to a person, or why there is none now. */
export function RequestBar(props: RequestBarProps): JSX.Element {
  const { state, natives, onRequest } = props;
  const { handoff, reason, closesAt } = state.availability;
  if (state.chatbot && (reason === 'outside_hours' || reason === 'nobody_here')) return <OfflineCard {...props} />;
  // Its room is kept while the answer is not known yet, so that nothing jumps when it comes.
  return (
    <div class="request-bar">
      {state.chatbot && handoff && (
        <>
          <button type="button" class="request" onClick={onRequest}>
            <Icon name="person" />
            {texts.requestAgent}
          </button>
          <LastCall closesAt={closesAt} skewMs={state.skewMs} natives={natives} />
        </>
      )}
    </div>
  );
}

interface LastCallProps {
  closesAt: string | null;
  skewMs: number;
  natives: Natives;
}

function LastCall({ closesAt, skewMs, natives }: LastCallProps): JSX.Element | null {
  const now = useNow(closesAt !== null, natives, 5_000) + skewMs;
  const left = closesAt === null ? Number.POSITIVE_INFINITY : Date.parse(closesAt) - now;
  if (left >= lastCallMs || left <= 0) return null;
  return <span class="last-call">{texts.closesIn(Math.ceil(left / 60_000))}</span>;
}

function OfflineCard({ state, actions, natives, onContact }: RequestBarProps): JSX.Element {
  const { reason, opensAt, offlineMessage, contactForm } = state.availability;
  const { contactSent } = state.kept;
  return (
    <section class="offline" aria-label={texts.offline}>
      <div role="status">
        <p class="offline-title">{texts.offline}</p>
        {reason === 'nobody_here' && <p>{texts.nobodyHere}</p>}
        {opensAt !== null && <p>{describeOpening(Date.parse(opensAt), natives.now() + state.skewMs)}</p>}
        {offlineMessage && (
          <p class="offline-message" dir="auto">
            {offlineMessage}
          </p>
        )}
        {contactSent && contactForm && <p>{texts.contactSent}</p>}
      </div>
      {contactForm && (
        <button
          type="button"
          class={contactSent ? 'link' : 'request'}
          onClick={() => {
            actions.writeAnother();
            onContact();
          }}
        >
          {!contactSent && <Icon name="mail" />}
          {contactSent ? texts.writeAnother : texts.leaveMessage}
        </button>
      )}
    </section>
  );
}
