import { accountRoutes } from './account-routes.ts';
import { alertRoutes } from './alert-routes.ts';
import { analyticsRoutes } from './analytics/routes.ts';
import { chatbotRoutes } from './chatbot-routes.ts';
import { historyRoutes } from './history/routes.ts';
import { mailRoutes } from './mail-routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import type { RouteContract } from './route.ts';
import { teamRoutes } from './team-routes.ts';
import { waitingRoutes } from './waiting-routes.ts';

/** What the console asks once somebody is signed in, and the ways into a team; `http.ts` adds signing in itself. */
export const featureRoutes = {
  ...chatbotRoutes,
  ...alertRoutes,
  ...mailRoutes,
  ...teamRoutes,
  ...accountRoutes,
  ...waitingRoutes,
  ...analyticsRoutes,
  ...historyRoutes,
  ...privacyRoutes,
} as const satisfies Record<string, RouteContract>;
