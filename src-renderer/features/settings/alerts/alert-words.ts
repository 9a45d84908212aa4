import type { AlertKind, EmailChoice } from '#contract/alerts.ts';

/** Kinds of alerts in the order people meet them: what each is called, and when it comes. */
export const ALERT_KINDS: readonly {
  readonly kind: AlertKind;
  readonly name: string;
  readonly short: string;
  readonly hint: string;
}[] = [
  { kind: 'new_request', name: 'New request', short: 'New request', hint: 'A visitor asks for a person.' },
  {
    kind: 'waiting',
    name: 'Request waits too long',
    short: 'Waits too long',
    hint: 'Nobody has accepted it for some minutes.',
  },
  {
    kind: 'message',
    name: 'Message in own chats',
    short: 'Message',
    hint: 'A visitor wrote in an accepted chat, and its agent has not read it for half a minute. A burst is one mail.',
  },
  {
    kind: 'keyword',
    name: 'Listed words',
    short: 'Listed words',
    hint: 'A visitor used words from the alert rules. Goes to whoever holds the chat and who manages the workspace.',
  },
  {
    kind: 'contact',
    name: 'Message left while offline',
    short: 'Left message',
    hint: 'A visitor has filled in the contact form.',
  },
];

/** Long enough to choose by, short enough for a row. */
export const CHOICES: readonly { readonly value: EmailChoice; readonly label: string }[] = [
  { value: 'always', label: 'Always' },
  { value: 'if_unseen', label: 'If not seen' },
  { value: 'never', label: 'Never' },
];

export function nameChoice(choice: EmailChoice): string {
  return CHOICES.find(({ value }) => value === choice)?.label ?? choice;
}
