import { PRIVATE_LINK } from '../private-link.ts';
import { cleanLine } from './clean.ts';
import type { Letter } from './letter.ts';
import type { MailData } from './mail-data.ts';

const plain = { language: 'en' as const, brand: 'Handoff Desk', facts: [], quotes: [], entries: [] };

/** "Come and work with us." The link is the recipient's alone. */
export function writeInvite({ workspaceName, inviterName }: Extract<MailData, { kind: 'invite' }>): Letter {
  const [workspace, inviter] = [cleanLine(workspaceName, 80), cleanLine(inviterName, 80)];
  return {
    ...plain,
    subject: `Join ${workspace} on Handoff Desk`,
    title: `Join ${workspace}`,
    lead: `${inviter} invites you to answer live chats for ${workspace}. Choose a password and you are in.`,
    note: 'The link works once, for 72 hours. Whoever has it can join in your place, so keep it to yourself.',
    action: { label: 'Join the team', href: PRIVATE_LINK },
    footer: { text: 'If you do not expect this, leave it unopened: nothing happens without you.', link: null },
  };
}

export function writePasswordReset(data: Extract<MailData, { kind: 'password_reset' }>): Letter {
  const workspace = cleanLine(data.workspaceName, 80);
  return {
    ...plain,
    subject: 'Set a new password for Handoff Desk',
    title: 'Set a new password',
    lead: `Hello ${cleanLine(data.recipientName, 80)}, somebody asked for a new password for your sign-in at ${workspace}.`,
    note: 'The link works once, for 30 minutes. A new password ends every sign-in on all your devices.',
    action: { label: 'Set a new password', href: PRIVATE_LINK },
    footer: { text: 'If that was not you, do nothing: your password stays as it is.', link: null },
  };
}

/** So that nobody loses their second step without hearing of it. */
export function writeTwoStepReset(data: Extract<MailData, { kind: 'two_step_reset' }>): Letter {
  const [workspace, resetBy] = [cleanLine(data.workspaceName, 80), cleanLine(data.resetBy, 80)];
  return {
    ...plain,
    subject: 'Your two-step sign-in was reset',
    title: 'Your two-step sign-in was reset',
    lead: `Hello ${cleanLine(data.recipientName, 80)}, ${resetBy} turned two-step sign-in off for you at ${workspace}.`,
    note: 'Until you set it up again, your password alone is enough to sign in. Remove the old entry from your app.',
    action: { label: 'Set it up again', href: `${data.publicUrl}/console/#/settings/profile` },
    footer: {
      text: 'You get this because it is about your sign-in. If you did not ask for it, change your password and tell an owner.',
      link: null,
    },
  };
}
