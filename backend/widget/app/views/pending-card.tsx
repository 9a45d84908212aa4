import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Actions } from '../actions.ts';
import type { ChatState } from '../state/chat-state.ts';
import { texts } from '../texts.ts';
import { DetailsForm } from './details-form.tsx';
import { useKeptFocus } from './hooks.ts';

/** Keeps the visitor company in the queue. */
export function PendingCard({ state, actions }: { state: ChatState; actions: Actions }): JSX.Element {
  const [form, setForm] = useState<'hidden' | 'shown' | 'saved'>('hidden');
  const [cancelling, setCancelling] = useState(false);
  const card = useRef<HTMLElement>(null);
  useKeptFocus(card, () => card.current?.focus());
  const conversation = state.thread?.conversation;
  const position = conversation?.queuePosition ?? null;
  const cancel = async () => {
    setCancelling(true);
    await actions.cancelRequest();
    setCancelling(false);
  };
  return (
    <section ref={card} class="pending" tabIndex={-1} aria-label={texts.waitingForPerson}>
      <div class="pending-pulse" aria-hidden="true" />
      <div role="status">
        <p class="pending-title">{texts.finding}</p>
        {position !== null && <p class="pending-position">{texts.position(position)}</p>}
        {!state.availability.agentsOnline && <p class="pending-note">{texts.nobodyOnline}</p>}
        {form === 'saved' && <p class="pending-note">{texts.saved}</p>}
      </div>
      {form === 'shown' ? (
        <DetailsForm
          initial={{ name: conversation?.visitor.name ?? '', email: conversation?.visitor.email ?? '' }}
          submitLabel={texts.save}
          waiting={state.link === 'up' ? '' : texts.askingOffline}
          submit={actions.updateVisitor}
          onDone={() => setForm('saved')}
          onCancel={() => setForm('hidden')}
        />
      ) : (
        <div class="pending-links">
          {form === 'hidden' && !conversation?.visitor.name && (
            <button type="button" class="link" onClick={() => setForm('shown')}>
              {texts.addDetails}
            </button>
          )}
          <button type="button" class="link" aria-disabled={cancelling} onClick={() => !cancelling && void cancel()}>
            {texts.cancelRequest}
          </button>
        </div>
      )}
    </section>
  );
}
