import type { agentCalls } from '#contract/agent-socket.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { ConversationView } from '../../../../modules/conversation/index.ts';
import type { Handlers } from '../call-handlers.ts';
import type { SocketDeps } from '../deps.ts';
import type { PushToVisitors } from '../namespaces.ts';
import { rooms } from '../rooms.ts';
import type { AgentSession } from './agent-session.ts';
import { createAlertHandlers } from './alert-handlers.ts';
import { createChatPresenter } from './present-chats.ts';
import { createRoutingHandlers } from './routing-handlers.ts';

export function createAgentHandlers(
  deps: SocketDeps,
  toVisitors: PushToVisitors,
): Handlers<typeof agentCalls, AgentSession> {
  const { conversations, handoffs, team, routing, clock } = deps;
  const { presentChat, presentChats } = createChatPresenter(deps);

  return {
    ...createRoutingHandlers(deps),
    ...createAlertHandlers(deps),

    async 'session:sync'(session, { known }) {
      await session.arrived;
      const { identity } = session;
      const cursors = new Map(known.map((chat) => [chat.conversationId, chat.afterSeq]));
      const [me, queue, views] = await Promise.all([
        team.getMe(identity.memberId),
        handoffs.queue(identity.workspaceId),
        conversations.viewAssignedTo(identity.memberId),
      ]);
      if (!me) return fail('unauthorized', 'You are no longer a member.');
      const about = { serverTime: clock.now().toISOString(), me, rev: queue.rev };
      if (!me.permissions.includes('chats.respond')) return succeed({ ...about, queue: [], chats: [] });
      const threads = await Promise.all(
        views.map((view) => conversations.withMessages(view, cursors.get(view.forAgent.id) ?? null)),
      );
      return succeed({ ...about, queue: queue.handoffs, chats: await presentChats(threads) });
    },

    async 'session:renew'(session, { accessToken }) {
      const renewed = await team.authenticate(accessToken);
      if (!renewed.ok) return renewed;
      // A connection belongs to one person: another member's token needs a connection of its own.
      if (renewed.value.memberId !== session.identity.memberId)
        return fail('forbidden', "This is another member's token.");
      session.renew(renewed.value);
      return succeed({});
    },

    async 'handoff:accept'({ identity }, { handoffId }) {
      const claimed = await handoffs.accept(identity, handoffId);
      if (!claimed.ok) return claimed;
      const thread = await conversations.load(claimed.value.conversationId, null);
      return thread ? succeed(await presentChat(thread)) : notFound();
    },

    async 'handoff:complete'({ identity }, { conversationId }) {
      const done = await handoffs.complete(identity, conversationId);
      if (!done.ok) return done;
      const view = await conversations.view(conversationId);
      return view ? succeed(view.forAgent) : notFound();
    },

    async 'handoff:background'({ identity }, { conversationId }) {
      const view = await readable(identity, conversationId);
      if (!view.ok) return view;
      const background = await handoffs.background(conversationId);
      return background ? succeed(background) : notFound();
    },

    async 'conversation:open'({ identity }, { conversationId }) {
      const view = await readable(identity, conversationId);
      return view.ok ? succeed(await presentChat(await conversations.withMessages(view.value, null))) : view;
    },

    async 'conversation:page'({ identity }, request) {
      const view = await readable(identity, request.conversationId);
      return view.ok ? succeed(await conversations.page(request)) : view;
    },

    'message:send'({ identity, connectionId }, request) {
      return conversations.sendFromAgent({ ...request, member: identity, sentThrough: connectionId });
    },

    async 'message:read'({ identity }, request) {
      await conversations.markRead({ ...request, reader: { memberId: identity.memberId } });
      return succeed({});
    },

    async 'typing:set'({ identity }, { conversationId, typing }) {
      const view = await conversations.view(conversationId);
      if (view?.assignedMemberId !== identity.memberId) return notFound();
      if (view.forAgent.status === 'active') {
        toVisitors(rooms.visitor(view.visitorId)).emit('typing:changed', {
          conversationId,
          name: identity.name,
          typing,
        });
      }
      return succeed({});
    },

    async 'presence:set'({ identity }, { choice }) {
      const me = await team.setPresence(identity.memberId, choice);
      routing.presence.choose(identity, choice);
      return succeed(me);
    },
  };

  /**
   * For agents theirs (also when closed) and whatever waits; any of the workspace's for those who may read transcripts: an
   * alert links there. Reading is all they may do. Everything else answers exactly as a missing one.
   */
  async function readable(
    identity: AgentSession['identity'],
    conversationId: string,
  ): Promise<Result<ConversationView>> {
    const view = await conversations.view(conversationId);
    if (!view || view.workspaceId !== identity.workspaceId) return notFound();
    const concernsMe = view.assignedMemberId === identity.memberId || view.forAgent.status === 'pending';
    const { permissions } = identity;
    const isReadable =
      permissions.includes('transcripts.view') || (concernsMe && permissions.includes('chats.respond'));
    return isReadable ? succeed(view) : notFound();
  }
}

function notFound(): Result<never> {
  return fail('not_found', 'There is no such conversation.');
}
