import type { accountRoutes } from '#contract/account-routes.ts';
import type { HttpDeps } from './deps.ts';
import { addressOf } from './limit-by-address.ts';
import { actorOf, type RouteHandlers } from './route-table.ts';

/** What every member may do about their own sign-in, and the way back in for who has lost their password. */
export function createAccountHandlers({
  teamAdmin: { account, reset },
}: Pick<HttpDeps, 'teamAdmin'>): Pick<RouteHandlers, keyof typeof accountRoutes> {
  return {
    getAccount: (_, context) => account.get(actorOf(context)),
    changeAccount: (request, context) => account.change(actorOf(context), request),
    changePassword: ({ password, newPassword }, context) =>
      account.changePassword(actorOf(context), password, newPassword),
    listSessions: (_, context) => account.sessions(actorOf(context)),
    endSession: (_, context) => account.endSession(actorOf(context), context.params.id),
    endOtherSessions: (_, context) => account.endOtherSessions(actorOf(context)),

    beginTwoStep: ({ password }, context) => account.beginTwoStep(actorOf(context), password),
    confirmTwoStep: ({ code }, context) => account.confirmTwoStep(actorOf(context), code),
    renewRecoveryCodes: (proof, context) => account.renewRecoveryCodes(actorOf(context), proof),
    endTwoStep: (proof, context) => account.endTwoStep(actorOf(context), proof),

    requestPasswordReset: ({ email }, { request }) => reset.request(email, { ip: addressOf(request) }),
    resetPassword: ({ token, newPassword }, { request }) => reset.use(token, newPassword, { ip: addressOf(request) }),
  };
}
