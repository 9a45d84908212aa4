import type { JSX, RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { Actions } from '../chat.ts';
import { type ChatState, statusOf } from '../state/chat-state.ts';
import { texts } from '../texts.ts';
import { Composer } from './composer.tsx';
import { DetailsForm } from './details-form.tsx';
import { Icon } from './icons.tsx';
import { PendingCard } from './pending-card.tsx';

export type Sheet = 'request' | 'end' | null;

interface FooterProps {
  state: ChatState;
  actions: Actions;
  sheet: Sheet;
  setSheet: (sheet: Sheet) => void;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What is below the thread: what the visitor can do next, by the conversation's status. */
export function Footer({ state, actions, sheet, setSheet, field }: FooterProps): JSX.Element {
  const status = statusOf(state);
  if (sheet === 'end' && status !== 'closed') return <EndSheet actions={actions} close={() => setSheet(null)} />;
  if (sheet === 'request' && status === 'bot') {
    return <RequestSheet state={state} actions={actions} close={() => setSheet(null)} />;
  }
  if (status === 'closed') return <Ended onStart={actions.startNew} />;
  return (
    <div class="footer">
      {status === 'bot' && <RequestBar state={state} onRequest={() => setSheet('request')} />}
      {status === 'pending' && <PendingCard state={state} actions={actions} />}
      <Composer actions={actions} field={field} />
    </div>
  );
}

function RequestBar({ state, onRequest }: { state: ChatState; onRequest: () => void }): JSX.Element {
  // Its room is kept while the answer is not known yet, so that nothing jumps when it comes.
  return (
    <div class="request-bar">
      {state.chatbot && !state.availability.handoff && <p>{texts.offline}</p>}
      {state.chatbot && state.availability.handoff && (
        <button type="button" class="request" onClick={onRequest}>
          <Icon name="person" />
          {texts.requestAgent}
        </button>
      )}
    </div>
  );
}

interface SheetProps {
  actions: Actions;
  close: () => void;
}

function RequestSheet({ state, actions, close }: SheetProps & { state: ChatState }): JSX.Element {
  const visitor = state.thread?.conversation.visitor;
  return (
    <section class="footer sheet" aria-label={texts.talkToPerson}>
      <p class="sheet-intro">{texts.requestIntro}</p>
      <DetailsForm
        initial={{ name: visitor?.name ?? '', email: visitor?.email ?? '' }}
        submitLabel={texts.requestAgent}
        waiting={state.link === 'up' ? texts.asking : texts.askingOffline}
        submit={actions.requestAgent}
        onDone={close}
        onCancel={close}
      />
    </section>
  );
}

function EndSheet({ actions, close }: SheetProps): JSX.Element {
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    await actions.endConversation();
    close();
  };
  return (
    <section class="footer sheet" aria-label={texts.confirmEnd}>
      <p class="sheet-title">{texts.confirmEnd}</p>
      <p class="sheet-intro">{texts.confirmEndDetail}</p>
      <div class="buttons">
        <button type="button" class="quiet" onClick={close} ref={(button) => button?.focus()}>
          {texts.keepChatting}
        </button>
        <button type="button" class="danger" aria-disabled={busy} onClick={() => !busy && void end()}>
          {texts.endConversation}
        </button>
      </div>
    </section>
  );
}

function Ended({ onStart }: { onStart: () => void }): JSX.Element {
  return (
    <div class="footer ended">
      <p role="status">{texts.ended}</p>
      <button type="button" class="primary" onClick={onStart}>
        {texts.startNew}
      </button>
    </div>
  );
}
