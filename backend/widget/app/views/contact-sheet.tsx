import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Actions, ContactMessage, Refusal } from '../actions.ts';
import { maxMessageLength } from '../outbox/clean-text.ts';
import { createClientId } from '../outbox/client-id.ts';
import type { ChatState } from '../state/chat-state.ts';
import { texts } from '../texts.ts';
import { DetailsForm } from './details-form.tsx';

interface ContactSheetProps {
  state: ChatState;
  actions: Actions;
  close: () => void;
}

/** What was begun before a reload; anything may stand in a page's storage. */
function readDraft(stored: string): Partial<Record<keyof ContactMessage, unknown>> {
  try {
    const draft: unknown = JSON.parse(stored || '{}');
    return typeof draft === 'object' && draft !== null ? draft : {};
  } catch {
    return {};
  }
}

/** A message for when the team is back. */
export function ContactSheet({ state, actions, close }: ContactSheetProps): JSX.Element {
  const visitor = state.thread?.conversation.visitor;
  const [message, setMessage] = useState<ContactMessage>(() => {
    const draft = readDraft(actions.contactDraft.read());
    const keep = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);
    return {
      clientId: keep(draft.clientId, createClientId()),
      name: keep(draft.name, visitor?.name ?? ''),
      email: keep(draft.email, visitor?.email ?? ''),
      text: keep(draft.text, ''),
    };
  });
  const [textWrong, setTextWrong] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const change = (part: Partial<ContactMessage>) => {
    const next = { ...message, ...part };
    setMessage(next);
    actions.contactDraft.write(JSON.stringify(next));
  };
  const submit = async (details: { name: string; email: string }): Promise<Refusal> => {
    setTextWrong(message.text.trim() === '');
    if (message.text.trim() === '') {
      field.current?.focus();
      return { code: 'invalid', field: 'text' };
    }
    return actions.leaveMessage({ ...message, ...details });
  };
  return (
    <section class="footer sheet" aria-label={texts.leaveMessage}>
      <p class="sheet-title">{texts.leaveMessage}</p>
      <p class="sheet-intro">{texts.contactIntro}</p>
      <DetailsForm
        required
        initial={message}
        onChange={change}
        submitLabel={texts.sendMessage}
        waiting={state.link === 'up' ? texts.sending : texts.notSentYet}
        submit={submit}
        onDone={close}
        onCancel={close}
      >
        <label class="field">
          <span>{texts.yourMessage}</span>
          <textarea
            ref={field}
            rows={3}
            dir={message.text ? 'auto' : undefined}
            maxLength={maxMessageLength}
            value={message.text}
            aria-invalid={textWrong}
            aria-describedby={textWrong ? 'form-error' : undefined}
            onInput={(event) => change({ text: event.currentTarget.value })}
          />
        </label>
      </DetailsForm>
    </section>
  );
}
