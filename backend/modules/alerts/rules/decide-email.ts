import type { AlertKind, EmailChoice } from '#contract/alerts.ts';

/** So long a console may show an alert before it becomes a mail. */
export const UNSEEN_MS = 20_000;

export interface EmailSituation {
  kind: AlertKind;
  choice: EmailChoice;
  quiet: boolean;
  /** A console of the member's is connected. */
  hasConsole: boolean;
  /** A console says the member has acted on it or had it before their eyes. */
  seen: boolean;
  raisedAt: Date;
  now: Date;
}

export type EmailDecision =
  | { mail: 'now'; onlyIfUnseen: boolean }
  | { mail: 'later'; at: Date }
  | { mail: 'no'; reason: string };

export const SEEN = 'Seen in the console';

/** Whether an alert whose reason still stands becomes a mail. Asked when it is raised, and again when `later` has come. */
export function decideEmail(situation: EmailSituation): EmailDecision {
  const { kind, choice, quiet, hasConsole, seen, raisedAt, now } = situation;
  if (choice === 'never') return { mail: 'no', reason: 'Turned off in their settings' };
  const onlyIfUnseen = choice === 'if_unseen';
  if (onlyIfUnseen) {
    if (seen) return { mail: 'no', reason: SEEN };
    // Unread messages have had their time to be seen before the alert was raised.
    const until = new Date(raisedAt.getTime() + UNSEEN_MS);
    if (hasConsole && kind !== 'message' && now < until) return { mail: 'later', at: until };
  }
  return quiet ? { mail: 'no', reason: 'Quiet hours' } : { mail: 'now', onlyIfUnseen };
}
