export { emptyOldMails, forgetMails, removeMailsTo } from './forget.ts';
export { createForwardedTranscripts, type ForwardedTranscript } from './forwarded-transcripts.ts';
export type { MailContent, NewMail, QueuedMail, SendVerdict, WaitingMail } from './new-mail.ts';
export { PRIVATE_LINK } from './private-link.ts';
export { createMailService, type MailDeps, type MailService } from './service.ts';
export type { MailData, VisitorInfo } from './templates/mail-data.ts';
export { writeMail } from './templates/write-mail.ts';
export { createTranscriptMail, type TranscriptMail } from './transcripts.ts';
