import { emptyOldMails } from '../mail/index.ts';
import { forgetOldAudit } from '../team/index.ts';
import { BATCH, type ForgetDeps, repeat } from './deps.ts';
import { AUDIT_DAYS, daysBefore, MAIL_WORDS_DAYS } from './rules.ts';

/** What nobody needs for longer, whatever a workspace keeps: the words of old mails, and old lines of the security log. */
export function createUpkeep({ db, clock, pauseMs }: Pick<ForgetDeps, 'db' | 'clock' | 'pauseMs'>) {
  return async function keepUp(signal: AbortSignal): Promise<void> {
    const now = clock.now();
    await repeat(() => emptyOldMails(db, daysBefore(now, MAIL_WORDS_DAYS), now, BATCH), { pauseMs, signal });
    await repeat(() => forgetOldAudit(db, daysBefore(now, AUDIT_DAYS), BATCH), { pauseMs, signal });
  };
}
