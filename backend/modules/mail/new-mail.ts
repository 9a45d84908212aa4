import type { MailKind, MailState } from '#contract/mail.ts';

/** What a mail says, in both forms; made by `templates`. */
export interface MailContent {
  /** One line without anything a visitor wrote. */
  subject: string;
  html: string;
  text: string;
}

/** A mail to be written down. One of these is one recipient. */
export interface NewMail extends MailContent {
  workspaceId: string;
  kind: MailKind;
  /** One strict address (`emailSchema`). */
  to: string;
  /** Whose address it is; null when it is not a member's. */
  memberId: string | null;
  alertId: string | null;
  /** Mails about the same conversation hang together in mail clients. */
  conversationId: string | null;
  /** Unique per workspace: a second mail with the same key is not written. Name the fact and the recipient. */
  dedupeKey: string;
  /** What `PRIVATE_LINK` in its words stands for: kept encrypted until it is sent, and shown to nobody else. */
  privateLink?: string;
  /** Not before this instant; left out = now. */
  sendAfter?: Date;
}

export interface QueuedMail {
  id: string;
  /** `kept`: no mail server is set. */
  state: Extract<MailState, 'kept' | 'queued'>;
}

/** What is known of a mail when it is about to be sent. */
export interface WaitingMail {
  id: string;
  workspaceId: string;
  kind: MailKind;
  to: string;
  memberId: string | null;
  alertId: string | null;
  conversationId: string | null;
}

/** `reason` in words an owner understands, such as "Accepted by Ana before it was sent". */
export type SendVerdict = { send: true } | { send: false; reason: string };
