import type { Mutant } from '../mutant.ts';
import { accountMutants } from './accounts.ts';
import { alertMutants } from './alerts.ts';
import { analyticsMutants } from './analytics.ts';
import { archiveMutants } from './archive.ts';
import { botMutants } from './bot.ts';
import { chatbotMutants } from './chatbots.ts';
import { clientMutants } from './clients.ts';
import { dashboardMutants } from './dashboard.ts';
import { deliveryMutants } from './delivery.ts';
import { historyMutants } from './history.ts';
import { hoursMutants } from './hours.ts';
import { mailMutants } from './mail.ts';
import { doorMutants, privacyMutants } from './privacy.ts';
import { routingMutants } from './routing.ts';
import { securityMutants } from './security.ts';
import { serverMutants } from './server.ts';
import { signInMutants } from './sign-in.ts';
import { teamMutants } from './team.ts';
import { tellingMutants } from './telling.ts';
import { visitorMutants } from './visitors.ts';

export const mutants: Mutant[] = [
  ...alertMutants,
  ...archiveMutants,
  ...analyticsMutants,
  ...botMutants,
  ...chatbotMutants,
  ...dashboardMutants,
  ...deliveryMutants,
  ...clientMutants,
  ...historyMutants,
  ...hoursMutants,
  ...mailMutants,
  ...doorMutants,
  ...privacyMutants,
  ...routingMutants,
  ...securityMutants,
  ...serverMutants,
  ...signInMutants,
  ...accountMutants,
  ...teamMutants,
  ...tellingMutants,
  ...visitorMutants,
];
