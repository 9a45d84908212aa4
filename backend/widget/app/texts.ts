import type { SystemEvent } from '#contract/messages.ts';
import type { ErrorCode } from '#contract/result.ts';
import { texts as english, type Texts } from './texts/english.ts';

/** The words in the visitor's language; another object once that has been loaded (see `language.ts`). */
export let texts: Texts = english;
/** BCP 47, for numbers and times. */
export let language = 'en';

export function changeTexts(next: { language: string; texts: Texts | null }): void {
  texts = next.texts ?? english;
  language = next.language;
}

/** What happened, in the visitor's words; null for what another part of the panel already says. */
export function describeEvent(event: SystemEvent): string | null {
  switch (event.type) {
    case 'handoff_requested':
      return event.reason === 'visitor_asked' || event.reason === 'keyword'
        ? texts.askedForPerson
        : texts.bringingPerson;
    case 'handoff_accepted':
      return texts.joined(event.agentName);
    case 'handoff_completed':
      return texts.completed(event.agentName);
    case 'handoff_cancelled':
      return texts.cancelled;
    case 'handoff_expired':
      return texts.expired;
    case 'handoff_requeued':
      return event.cause === 'transferred' ? texts.passedOn : texts.agentLeft;
    case 'conversation_ended':
      return null;
  }
}

/** Why a message will not be sent. */
export function describeRefusal(code: ErrorCode): string {
  if (code === 'wrong_state' || code === 'not_found') return texts.refusedEnded;
  if (code === 'invalid') return texts.refusedText;
  return code === 'forbidden' ? texts.refusedUnknown : texts.refusedOther;
}

/** Why a form was not taken. */
export function describeFormRefusal(field: string | undefined): string {
  if (field?.includes('email')) return texts.checkEmail;
  if (field?.includes('name')) return texts.checkName;
  return field?.includes('text') ? texts.checkMessage : texts.checkAgain;
}
