import { cleanLine } from './clean.ts';
import type { Letter } from './letter.ts';
import type { MailData } from './mail-data.ts';

/** What "Send a test mail" and the notification test send. */
export function writeTest({ publicUrl, recipientName }: Extract<MailData, { kind: 'test' }>): Letter {
  return {
    subject: 'Test mail from Handoff Desk',
    language: 'en',
    brand: 'Handoff Desk',
    title: 'Mail works',
    lead: `${recipientName === null ? 'This' : `Hello ${cleanLine(recipientName, 80)}, this`} is a test. If you can read it, mail from Handoff Desk reaches this mailbox.`,
    facts: [],
    quotes: [],
    note: null,
    entries: [],
    action: { label: 'Open Handoff Desk', href: `${publicUrl}/console/` },
    footer: { text: 'Somebody of your team sent this from the settings.', link: null },
  };
}
