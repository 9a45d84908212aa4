import type { JSX, RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { Natives } from '../../shared/natives.ts';
import type { Actions } from '../actions.ts';
import { type ChatState, statusOf } from '../state/chat-state.ts';
import { texts } from '../texts.ts';
import { Composer } from './composer.tsx';
import { ContactSheet } from './contact-sheet.tsx';
import { DetailsForm } from './details-form.tsx';
import { Ended } from './ended.tsx';
import { LinkedText } from './linked-text.tsx';
import { PendingCard } from './pending-card.tsx';
import { RequestBar } from './request-bar.tsx';

export type Sheet = 'request' | 'contact' | 'end' | null;

interface FooterProps {
  state: ChatState;
  actions: Actions;
  natives: Natives;
  sheet: Sheet;
  setSheet: (sheet: Sheet) => void;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What is below the thread: what the visitor can do next, by the conversation's status. */
export function Footer({ state, actions, natives, sheet, setSheet, field }: FooterProps): JSX.Element {
  const status = statusOf(state);
  if (sheet === 'end' && status !== 'closed') return <EndSheet actions={actions} close={() => setSheet(null)} />;
  if (sheet === 'request' && status === 'bot' && state.availability.handoff) {
    return <RequestSheet state={state} actions={actions} close={() => setSheet(null)} />;
  }
  if (sheet === 'contact' && status === 'bot' && state.availability.contactForm) {
    return <ContactSheet state={state} actions={actions} close={() => setSheet(null)} />;
  }
  if (status === 'closed') return <Ended state={state} actions={actions} />;
  const consentText = state.chatbot?.appearance.consentText;
  // Nothing is written before the visitor has agreed; a conversation that is under way was agreed to.
  if (consentText && !state.kept.consented && !state.thread) return <Consent text={consentText} actions={actions} />;
  return (
    <div class="footer">
      {status === 'bot' && (
        <RequestBar
          state={state}
          actions={actions}
          natives={natives}
          onRequest={() => setSheet('request')}
          onContact={() => setSheet('contact')}
        />
      )}
      {status === 'pending' && <PendingCard state={state} actions={actions} />}
      <Composer
        actions={actions}
        field={field}
        placeholder={state.chatbot?.appearance.placeholder || texts.placeholder}
      />
    </div>
  );
}

function Consent({ text, actions }: { text: string; actions: Actions }): JSX.Element {
  return (
    <div class="footer consent">
      <p dir="auto">
        <LinkedText text={text} />
      </p>
      <button type="button" class="primary" onClick={actions.consent}>
        {texts.agree}
      </button>
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
