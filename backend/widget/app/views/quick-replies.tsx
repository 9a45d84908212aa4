import type { JSX } from 'preact';
import { type ChatState, statusOf } from '../state/chat-state.ts';
import { texts } from '../texts.ts';

interface QuickRepliesProps {
  state: ChatState;
  onChoose: (text: string) => void;
}

/** What the owner suggests to ask, until the visitor has said something. */
export function QuickReplies({ state, onChoose }: QuickRepliesProps): JSX.Element | null {
  const { chatbot, thread, outbox, kept } = state;
  const quickReplies = chatbot?.appearance.quickReplies ?? [];
  const hasSpoken = outbox.length > 0 || thread?.messages.some(({ author }) => author.kind === 'visitor');
  const mustAgree = chatbot?.appearance.consentText && !kept.consented && !thread;
  if (quickReplies.length === 0 || hasSpoken || mustAgree || statusOf(state) !== 'bot') return null;
  return (
    <fieldset class="quick-replies" aria-label={texts.suggestions}>
      {quickReplies.map((text) => (
        <button key={text} type="button" dir="auto" onClick={() => onChoose(text)}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
