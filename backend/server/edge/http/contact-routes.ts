import type { HttpDeps } from './deps.ts';
import type { RouteHandlers } from './route-table.ts';

/** What visitors left while the team was offline. */
export function createContactHandlers({
  contactInbox: inbox,
}: Pick<HttpDeps, 'contactInbox'>): Pick<RouteHandlers, 'listContactMessages' | 'handleContactMessage'> {
  return {
    listContactMessages: (_, { member, query }) => inbox.list(member.workspaceId, query),
    handleContactMessage: ({ handled }, { member: { workspaceId, memberId }, params: { id } }) =>
      inbox.mark({ workspaceId, memberId, id, handled }),
  };
}
