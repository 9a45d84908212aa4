import { type Failure, fail, type Result, succeed } from '#contract/result.ts';
import type { visitorCalls } from '#contract/visitor-socket.ts';
import type { ConversationView, Thread } from '../../../../modules/conversation/index.ts';
import { readIdentity, type Visitor } from '../../../../modules/visitor/index.ts';
import type { Handlers } from '../call-handlers.ts';
import type { BotIdentity, SocketDeps } from '../deps.ts';
import type { PushToAgents, PushToVisitors } from '../namespaces.ts';
import { rooms } from '../rooms.ts';
import type { VisitorSession } from './visitor-session.ts';

export function createVisitorHandlers(
  deps: SocketDeps,
  { toAgents, toVisitors }: { toAgents: PushToAgents; toVisitors: PushToVisitors },
): Handlers<typeof visitorCalls, VisitorSession> {
  const { conversations, handoffs, visitors, chatbots, availability, contact, transcripts, events, clock, log } = deps;

  return {
    async 'session:start'(session, { known }) {
      const begun = await session.begin();
      if (!begun.ok) return begun;
      const { visitor, newToken } = begun.value;
      const chatbot = await botOf(session);
      const thread = await currentThread(visitor, known);
      // The server may have died between storing a question and answering it.
      if (thread?.view.forVisitor.status === 'bot') payDebt(thread.view.forVisitor.id);
      return succeed({
        visitorToken: newToken,
        serverTime: clock.now().toISOString(),
        chatbot: {
          id: chatbot.id,
          name: chatbot.name,
          avatar: chatbot.avatar,
          greeting: chatbot.greeting,
          language: chatbot.language,
          appearance: chatbot.appearance,
          transcriptByMail: await transcripts.isOffered(session.chatbot.workspaceId),
        },
        availability: availability.of(chatbot),
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

    async 'message:send'(session, request) {
      const { visitor, connectionId } = session;
      if (!visitor) return notStarted();
      const refusal = await refuseUnidentified(session);
      if (refusal) return refusal;
      return conversations.sendFromVisitor({ ...request, visitorId: visitor.id, sentThrough: connectionId });
    },

    async 'message:read'(session, request) {
      if (!session.visitor) return notStarted();
      await conversations.markRead({ ...request, reader: { visitorId: session.visitor.id } });
      toVisitors(rooms.visitor(session.visitor.id), session.connectionId).emit('message:read', request);
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
      const refusal = (await refuseUnidentified(session)) ?? (await refuseRequest(session));
      if (refusal) return refusal;
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

    async 'contact:send'(session, message) {
      const { visitor, chatbot } = session;
      if (!visitor) return notStarted();
      const refusal = await refuseUnidentified(session);
      if (refusal) return refusal;
      const open = await conversations.viewOpenOf(visitor.id);
      const conversationId = open?.forVisitor.id ?? null;
      const about = { workspaceId: chatbot.workspaceId, chatbotId: chatbot.id, visitorId: visitor.id, conversationId };
      const left = await contact.leave({ ...message, ...about });
      return left.ok ? succeed({}) : left;
    },

    async 'handoff:rate'(session, rating) {
      const owned = await own(session, rating.conversationId);
      if (!owned.ok) return owned;
      const rated = await handoffs.rate(rating);
      return rated.ok ? succeed({}) : rated;
    },

    async 'transcript:mail'(session, { conversationId, email }) {
      const owned = await own(session, conversationId);
      if (!owned.ok) return owned;
      const chatbot = await chatbots.find(session.chatbot.id);
      if (!chatbot) return fail('not_found', 'This chatbot is not there any more.');
      const sent = await transcripts.send(owned.value, chatbot, email);
      return sent.ok ? succeed({}) : sent;
    },

    async 'visitor:identify'(session, { token }) {
      const { visitor, chatbot } = session;
      if (!visitor) return notStarted();
      const identity = await readIdentity(token, await chatbots.identitySecrets(chatbot.id), clock.now());
      if (!identity.ok) return identity;
      const verified = await visitors.verify(visitor.id, identity.value);
      if (!verified.ok) return verified;
      session.identifiedUntil = identity.value.until;
      await tellChanged(visitor);
      return succeed({ name: identity.value.name, email: identity.value.email });
    },

    async 'visitor:update'(session, claims) {
      if (!session.visitor) return notStarted();
      const updated = await visitors.update(session.visitor.id, claims);
      await tellChanged(session.visitor);
      return updated;
    },
  };

  async function tellChanged(visitor: Visitor): Promise<void> {
    const open = await conversations.viewOpenOf(visitor.id);
    if (!open) return;
    events.emit('conversation.changed', { workspaceId: open.workspaceId, conversationId: open.forVisitor.id });
  }

  /** As it is set up now; the handshake may be hours ago. */
  async function botOf(session: VisitorSession): Promise<BotIdentity> {
    return (await chatbots.find(session.chatbot.id)) ?? session.chatbot;
  }

  async function refuseUnidentified(session: VisitorSession): Promise<Failure | null> {
    const { requireIdentity } = await botOf(session);
    const isIdentified = session.identifiedUntil !== null && session.identifiedUntil > clock.now();
    return requireIdentity && !isIdentified ? fail('forbidden', 'This site must say who you are first.') : null;
  }

  /** The button is not shown then, but it was a moment ago. Open with nobody there is no reason: anybody may come back. */
  async function refuseRequest(session: VisitorSession): Promise<Failure | null> {
    const { reason } = availability.of(await botOf(session));
    if (reason === 'no_team') return fail('wrong_state', 'There is no live team for this chat.');
    return reason === 'outside_hours' ? fail('wrong_state', 'The team is offline at the moment.') : null;
  }

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
