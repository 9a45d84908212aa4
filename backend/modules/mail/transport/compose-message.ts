import type { SendMailOptions } from 'nodemailer';
import { emailSchema } from '#contract/primitives.ts';
import type { Sender } from '../mail-server.ts';
import type { MailContent } from '../new-mail.ts';

export interface OutgoingMail extends MailContent {
  id: string;
  to: string;
  conversationId: string | null;
  /** Since when it is on its way: what the recipient reads as its date. */
  date: Date;
}

/** Control characters, line and paragraph separators, and what turns the direction of writing. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/**
 * One mail to exactly one address; null when `to` is not one plain address. The envelope names the recipient by itself,
 * so nothing that is read out of a header can add another.
 */
export function composeMessage(mail: OutgoingMail, sender: Sender, ourHost: string): SendMailOptions | null {
  const address = emailSchema.safeParse(mail.to);
  if (!address.success) return null;
  const thread = mail.conversationId === null ? null : `<chat.${mail.conversationId}@${ourHost}>`;
  return {
    from: { name: sender.name.replace(UNPRINTABLE, ' '), address: sender.address },
    to: { name: '', address: address.data },
    envelope: { from: sender.address, to: [address.data] },
    subject: mail.subject.replace(UNPRINTABLE, ' '),
    text: mail.text,
    html: mail.html,
    date: mail.date,
    // The same in every attempt: a mailbox that got two copies can tell.
    messageId: `<${mail.id}@${ourHost}>`,
    ...(thread !== null && { references: thread, inReplyTo: thread }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
