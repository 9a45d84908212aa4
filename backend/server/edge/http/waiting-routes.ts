import { fail, succeed } from '#contract/result.ts';
import { MOST_WAITING_NAMED, type waitingRoutes } from '#contract/waiting-routes.ts';
import { waitsForMember } from '../../../modules/handoff/index.ts';
import type { HttpDeps } from './deps.ts';
import type { RouteHandlers } from './route-table.ts';

/** For consoles that show another account: they ask every few seconds, so it costs three small reads and counts for nothing. */
export function createWaitingHandlers({
  team,
  handoffs,
  conversations,
}: Pick<HttpDeps, 'team' | 'handoffs' | 'conversations'>): Pick<RouteHandlers, keyof typeof waitingRoutes> {
  return {
    async getWaiting(_, { member: { memberId, workspaceId, permissions } }) {
      if (!permissions.includes('chats.respond')) return succeed({ pending: 0, unread: 0, requests: [] });
      const [me, queue, unread] = await Promise.all([
        team.getMe(memberId),
        handoffs.queue(workspaceId),
        conversations.countUnreadChats(memberId),
      ]);
      if (!me) return fail('unauthorized', 'You are no longer a member.');
      const mine = waitsForMember(queue.handoffs, { id: memberId, chatbotIds: me.chatbotIds ?? null });
      const requests = mine
        // Whoever gave a chat back knows of it.
        .filter(({ handover }) => handover?.from?.id !== memberId)
        .slice(0, MOST_WAITING_NAMED)
        .map(({ id: handoffId, visitor, chatbot, handover, requestedAt }) => ({
          ...{ handoffId, visitorName: visitor.name, chatbotName: chatbot.name },
          waitingSince: handover?.at ?? requestedAt,
        }));
      return succeed({ pending: mine.length, unread, requests });
    },
  };
}
