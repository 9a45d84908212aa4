import type { Mail, MailKind, MailState } from '#contract/mail.ts';
import { formatTime, formatWhen } from '../../../words/time-words.ts';

export const STATE_NAMES: Readonly<Record<MailState, string>> = {
  failed: 'Failed',
  kept: 'Kept',
  queued: 'On its way',
  sent: 'Sent',
  skipped: 'Not needed',
};

export const KIND_NAMES: Readonly<Record<MailKind, string>> = {
  new_request: 'New request',
  waiting: 'Waits too long',
  message: 'Message',
  keyword: 'Listed words',
  contact: 'Left message',
  transcript: 'Transcript',
  invite: 'Invite',
  password_reset: 'New password',
  two_step_reset: 'Two-step reset',
  test: 'Test',
};

/** What became of a mail, in one line; what a server said last is part of it. */
export function describeMail({ state, attempts, detail, sentAt, nextAttemptAt }: Mail, now: number): string {
  const said = detail === '' ? '' : `: ${detail}`;
  switch (state) {
    case 'sent':
      return sentAt === null ? 'Sent' : `Sent ${formatWhen(sentAt, now)}`;
    case 'kept':
      return 'Kept, because there is no mail server';
    case 'skipped':
      return `Not sent${said}`;
    case 'failed':
      return `Failed after ${attempts === 1 ? '1 attempt' : `${attempts} attempts`}${said}`;
    case 'queued':
      if (attempts === 0) return 'On its way';
      return nextAttemptAt === null ? `Tried again soon${said}` : `Tried again at ${formatTime(nextAttemptAt)}${said}`;
  }
}

/** A mail that is neither gone nor on its way. */
export function mayResend(state: MailState): boolean {
  return state === 'kept' || state === 'failed' || state === 'skipped';
}
