import type { mailRoutes } from '#contract/mail-routes.ts';
import type { HttpDeps } from './deps.ts';
import type { RouteHandlers } from './route-table.ts';

/** How mail leaves the house, and what became of each. */
export function createMailHandlers({
  mails: { settings, outbox },
}: Pick<HttpDeps, 'mails'>): Pick<RouteHandlers, keyof typeof mailRoutes> {
  return {
    getMailSettings: (_, { member }) => settings.get(member.workspaceId),
    saveMailSettings: (request, { member }) => settings.save(member.workspaceId, request),
    testMailSettings: (request, { member }) => settings.test(member.workspaceId, request),
    listMails: (_, { member, query }) => outbox.list(member.workspaceId, query),
    getMail: (_, { member, params }) => outbox.get(member.workspaceId, params.id),
    resendMail: (_, { member, params }) => outbox.resend(member.workspaceId, params.id),
  };
}
