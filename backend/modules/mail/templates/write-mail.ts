import '../../../server/production-mode.ts';
import { render } from '@react-email/render';
import type { MailContent } from '../new-mail.ts';
import { writeAlert } from './alert-letters.ts';
import { type Letter, toHtml, toText } from './letter.ts';
import type { MailData } from './mail-data.ts';
import { writeInvite, writePasswordReset, writeTwoStepReset } from './team-letters.ts';
import { writeTranscript } from './transcript-letter.ts';
import { writeTest } from './trial-letter.ts';

/** Subject, HTML and plain text of a mail. Pure: the same data makes the same mail. */
export async function writeMail(data: MailData): Promise<MailContent> {
  const letter = compose(data);
  return { subject: letter.subject, html: await render(toHtml(letter)), text: toText(letter) };
}

function compose(data: MailData): Letter {
  if (data.kind === 'test') return writeTest(data);
  if (data.kind === 'invite') return writeInvite(data);
  if (data.kind === 'password_reset') return writePasswordReset(data);
  if (data.kind === 'two_step_reset') return writeTwoStepReset(data);
  if (data.kind === 'transcript') return writeTranscript(data);
  return writeAlert(data);
}
