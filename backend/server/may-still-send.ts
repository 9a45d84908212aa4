import type { AlertService } from '../modules/alerts/index.ts';
import type { MailDeps } from '../modules/mail/index.ts';
import type { TeamAdmin } from '../modules/team/index.ts';

interface Askable {
  team: Pick<TeamAdmin, 'mayStillSend'>;
  alerts: Pick<AlertService, 'mayStillSend'>;
}

type MayStillSend = MailDeps['mayStillSend'];

/** Asks who knows whether mails' reasons still stand: the team of its links, and of everything else the alerts. */
export async function askForVerdicts(
  { team, alerts }: Askable,
  mails: Parameters<MayStillSend>[0],
): ReturnType<MayStillSend> {
  const ofAlerts = await alerts.mayStillSend(mails);
  return Promise.all(
    mails.map(async (mail, index) => (await team.mayStillSend(mail)) ?? ofAlerts[index] ?? { send: true }),
  );
}
