import express, { type Express } from 'express';
import { type RouteContract, routes } from '#contract/http.ts';
import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { succeed } from '#contract/result.ts';
import { createAccountHandlers } from './account-routes.ts';
import { admitMember } from './admit-member.ts';
import { createAlertHandlers } from './alert-routes.ts';
import { createAnalyticsHandlers } from './analytics-routes.ts';
import { createRouteAudit } from './audited-routes.ts';
import { createAuthHandlers } from './auth-routes.ts';
import { createChatbotHandlers } from './chatbot-routes.ts';
import { createContactHandlers } from './contact-routes.ts';
import type { HttpDeps } from './deps.ts';
import { handleErrors, refuseUnknown } from './error-handler.ts';
import { createHealthRoutes } from './health.ts';
import { createHistoryHandlers } from './history-routes.ts';
import { createJoinPage } from './join-page.ts';
import { limitByAddress } from './limit-by-address.ts';
import { createMailHandlers } from './mail-routes.ts';
import { createMetrics } from './metrics.ts';
import { createOpenPages } from './open-page.ts';
import { answerPreflights, openToDesktop } from './open-to-desktop.ts';
import { describeApi } from './openapi.ts';
import { requireOwnClient } from './own-client.ts';
import { createPreviewPage } from './preview-page.ts';
import { createPrivacyHandlers } from './privacy-routes.ts';
import { createRefreshCookie } from './refresh-cookie.ts';
import { logRequests } from './request-log.ts';
import { mountRoutes, type RouteHandlers } from './route-table.ts';
import { protectAnswers } from './security-headers.ts';
import { createGrantAnswer } from './sign-in-answer.ts';
import { serveConsole, serveWidget } from './static-files.ts';
import { createTeamHandlers } from './team-routes.ts';
import { createWaitingHandlers } from './waiting-routes.ts';

const BODY_LIMIT = 64 * 1024;
const API_REQUESTS_PER_MINUTE = 300;

/** Everything the server answers over HTTP, from the door inwards. Listening and sockets are the caller's. */
export function createHttpApp(deps: HttpDeps): Express {
  const { db, events, log, publicUrl, files, team, version } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustedProxies);
  app.set('query parser', 'simple');

  app.use(logRequests(log));
  app.use(protectAnswers({ https: publicUrl.startsWith('https:') }));

  app.use(createHealthRoutes({ db, metrics: createMetrics(events) }));
  app.use(serveWidget(files.widget, deps.findLauncher));
  app.use('/console', serveConsole(files.console, publicUrl));
  app.use('/open', createOpenPages());
  app.use('/join', createJoinPage());
  app.use('/preview', createPreviewPage(publicUrl));
  if (deps.demoSite) app.use('/demo', deps.demoSite);
  app.get('/', (_request, response) => response.redirect(302, '/console/'));

  const api = describeApi(version);
  app.get('/openapi.json', (_request, response) => {
    response.json(api);
  });

  const cookie = createRefreshCookie({ https: publicUrl.startsWith('https:') });
  const grant = createGrantAnswer(cookie);
  const handlers: RouteHandlers = {
    async version() {
      const hasOwner = await team.hasOwner();
      return succeed({ product: 'handoff-desk', version, protocol: PROTOCOL_VERSION, hasOwner });
    },
    ...createAuthHandlers({ team, cookie, grant }),
    ...createChatbotHandlers(deps),
    ...createContactHandlers(deps),
    ...createAlertHandlers(deps),
    ...createMailHandlers(deps),
    ...createTeamHandlers({ ...deps, grant }),
    ...createAccountHandlers(deps),
    ...createWaitingHandlers(deps),
    ...createAnalyticsHandlers(deps),
    ...createHistoryHandlers(deps),
    ...createPrivacyHandlers(deps),
  };
  const limit = limitByAddress(API_REQUESTS_PER_MINUTE);
  const ownClient = requireOwnClient(publicUrl);
  answerPreflights(app, Object.values<RouteContract>(routes).filter(isForMembers));
  mountRoutes(app, handlers, {
    before(route) {
      if (isForMembers(route)) return [openToDesktop, limit];
      return route.method === 'get' ? [limit] : [limit, ownClient];
    },
    admit: (request, route) => admitMember(team, request, route),
    after: ({ request, maxBytes = BODY_LIMIT }) => (request === null ? [] : [express.json({ limit: maxBytes })]),
    observe: createRouteAudit(deps.teamAdmin.audit),
  });

  app.use(refuseUnknown);
  app.use(handleErrors(log));
  return app;
}

/** Their token comes in a header that no other site's page can send along, so such a page can do nothing in their name. */
function isForMembers({ access }: RouteContract): boolean {
  return access === 'member';
}
