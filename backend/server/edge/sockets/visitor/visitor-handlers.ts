import { fail, type Result, succeed } from '#contract/result.ts';
import type { visitorCalls } from '#contract/visitor-socket.ts';
import type { ConversationView, Thread } from '../../../../modules/conversation/index.ts';
import { decideAvailability } from '../../../../modules/routing/index.ts';
import type { Visitor } from '../../../../modules/visitor/index.ts';
import type { Handlers } from '../call-handlers.ts';
import type { SocketDeps } from '../deps.ts';
import type { PushToAgents } from '../namespaces.ts';
import { rooms } from '../rooms.ts';
import type { VisitorSession } from './visitor-session.ts';

export function createVisitorHandlers(
  deps: SocketDeps,
  toAgents: PushToAgents,
): Handlers<typeof visitorCalls, VisitorSession> {
  const { conversations, handoffs, visitors, chatbots, routing, events, clock, log } = deps;

  return {
    async 'session:start'(session, { known }) {
      const { visitor, newToken } = await session.begin();
      const { chatbot } = session;
      const thread = await currentThread(visitor, known);
      // The server may have died between storing a question and answering it.
      if (thread?.view.forVisitor.status === 'bot') payDebt(thread.view.forVisitor.id);
      return succeed({
        visitorToken: newToken,
        serverTime: clock.now().toISOString(),
        chatbot: { id: chatbot.id, name: chatbot.name, greeting: chatbot.greeting },
        availability: decideAvailability({
          handoffEnabled: chatbot.handoffEnabled,
          anyoneOnline: routing.presence.anyoneOnline(chatbot.workspaceId),
        }),
        thread: thread && presentThread(thread),
      });
    },

    async 'conversation:open'(session) {
      const visitor = session.visitor;
      if (!visitor) return notStarted();
      const { chatbot } = session;
      const opened = { workspaceId: chatbot.workspaceId, chatbot, visitorId: visitor.id };
      return succeed(presentThread(await conversations.open(opened)));
    },

    async 'conversation:page'(session, request) {
      const owned = await own(session, request.conversationId);
      return owned.ok ? succeed(await conversations.page(request)) : owned;
    },

    async 'conversation:end'(session, { conversationId }) {
      return change(session, conversationId, (view) => handoffs.endByVisitor(view));
    },

    async 'message:send'({ visitor, connectionId }, request) {
      if (!visitor) return notStarted();
      return conversations.sendFromVisitor({ ...request, visitorId: visitor.id, sentThrough: connectionId });
    },

    async 'message:read'(session, request) {
      if (!session.visitor) return notStarted();
      await conversations.markRead({ ...request, reader: { visitorId: session.visitor.id } });
      return succeed({});
    },

    async 'typing:set'(session, { conversationId, typing }) {
      const owned = await own(session, conversationId);
      if (!owned.ok) return owned;
      const { assignedMemberId, forVisitor } = owned.value;
      if (forVisitor.status === 'active' && assignedMemberId !== null) {
        toAgents(rooms.member(assignedMemberId)).emit('typing:changed', { conversationId, typing });
      }
      return succeed({});
    },

    async 'handoff:request'(session, { conversationId, ...claims }) {
      if (!session.chatbot.handoffEnabled) return fail('wrong_state', 'There is no live team for this chat.');
      return change(session, conversationId, async (view) => {
        const claimed = await visitors.update(view.visitorId, claims);
        if (!claimed.ok) return claimed;
        const context = await chatbots.explainRequest({ chatbotId: view.chatbotId, conversationId });
        return handoffs.request({ conversationId, ...context });
      });
    },

    async 'handoff:cancel'(session, { conversationId }) {
      return change(session, conversationId, (view) => handoffs.withdraw(view));
    },

    async 'visitor:update'(session, claims) {
      if (!session.visitor) return notStarted();
      const updated = await visitors.update(session.visitor.id, claims);
      const open = await conversations.viewOpenOf(session.visitor.id);
      if (open) {
        events.emit('conversation.changed', { workspaceId: open.workspaceId, conversationId: open.forVisitor.id });
      }
      return updated;
    },
  };

  /** Not awaited: the visitor sees the thread at once, and the reply arrives as a push like any other. */
  function payDebt(conversationId: string): void {
    chatbots.respondIfOwed(conversationId).catch((error: unknown) => log.error({ err: error }, 'late reply failed'));
  }

  /** The open conversation, or the one the browser still shows when it has been closed meanwhile. */
  async function currentThread(
    visitor: Visitor,
    known: { conversationId: string; afterSeq: number } | null,
  ): Promise<Thread | null> {
    const open = await conversations.viewOpenOf(visitor.id);
    if (open) {
      return conversations.withMessages(open, known?.conversationId === open.forVisitor.id ? known.afterSeq : null);
    }
    const shown = known && (await conversations.view(known.conversationId));
    return known && shown?.visitorId === visitor.id ? conversations.withMessages(shown, known.afterSeq) : null;
  }

  async function own(session: VisitorSession, conversationId: string): Promise<Result<ConversationView>> {
    if (!session.visitor) return notStarted();
    const view = await conversations.view(conversationId);
    if (view?.visitorId !== session.visitor.id) return fail('not_found', 'There is no such conversation.');
    return succeed(view);
  }

  async function change(
    session: VisitorSession,
    conversationId: string,
    act: (view: ConversationView) => Promise<Result<unknown>>,
  ): Promise<Result<ConversationView['forVisitor']>> {
    const owned = await own(session, conversationId);
    if (!owned.ok) return owned;
    const done = await act(owned.value);
    if (!done.ok) return done;
    return own(session, conversationId).then((after) => (after.ok ? succeed(after.value.forVisitor) : after));
  }
}

function presentThread({ view, messages, hasMore }: Thread) {
  return { conversation: view.forVisitor, messages, hasMore };
}

function notStarted(): Result<never> {
  return fail('unauthorized', 'Call session:start first.');
}
