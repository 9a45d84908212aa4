import type { AlertService } from '../modules/alerts/index.ts';
import type { MailDeps } from '../modules/mail/index.ts';
import type { TeamAdmin } from '../modules/team/index.ts';

/** Who knows whether a mail's reason still stands: the team of its links, and of everything else the alerts. */
export function createSendVerdicts(ask: {
  team: Pick<TeamAdmin, 'mayStillSend'>;
  alerts: Pick<AlertService, 'mayStillSend'>;
}): MailDeps['mayStillSend'] {
  return async (mails) => {
    const ofAlerts = await ask.alerts.mayStillSend(mails);
    return Promise.all(
      mails.map(async (mail, index) => (await ask.team.mayStillSend(mail)) ?? ofAlerts[index] ?? { send: true }),
    );
  };
}
