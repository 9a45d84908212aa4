import type { Message, Page, Receipt } from '#contract/messages.ts';
import { PAGE_SIZE } from '#contract/messages.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { MessageDetail } from '../../server/database/schema.ts';
import type { EventBus } from '../../server/events.ts';
import { type LeftDraft, readLeftDrafts, setDraft } from './drafts.ts';
import { type ConversationView, countUnreadChats, readFacts, viewConversations } from './read-model.ts';
import { closeInBot, markRead, openConversation, readPage } from './store.ts';
import { REPLY, readTurns, type Turn } from './turns.ts';
import type { Draft, Written } from './writer/draft.ts';
import { createMessageWriter, type NewDraft, type WriteOutcome } from './writer/message-writer.ts';

export interface ConversationDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  onError(error: unknown): void;
}

export interface Thread {
  view: ConversationView;
  messages: Message[];
  hasMore: boolean;
}

/** Never more than this many messages in one answer, however much is unread; the rest is paged. */
const MAX_FIRST_LOAD = 500;

/** What a person sends. */
interface SentMessage {
  conversationId: string;
  clientId: string;
  text: string;
  /** The connection it came in by: it gets the receipt and needs no push. */
  sentThrough?: string;
}

interface SendingMember {
  memberId: string;
  workspaceId: string;
  name: string;
}

export type ConversationService = ReturnType<typeof createConversationService>;

export function createConversationService({ db, clock, events, onError }: ConversationDeps) {
  const writer = createMessageWriter({ db, clock, onStored: announce, onError });

  function announce({ conversation, ...written }: Written, draft: Draft): void {
    events.emit('message.created', {
      ...conversation,
      conversationId: draft.conversationId,
      sentThrough: draft.sentThrough,
      message: presentStored(written, draft),
    });
  }

  function write(draft: NewDraft): Promise<Result<Receipt>> {
    return writer.write(draft).then(receiptOf);
  }

  return {
    sendFromVisitor({ visitorId, ...sent }: SentMessage & { visitorId: string }) {
      const author = { kind: 'visitor', id: visitorId, name: null } as const;
      return write({ ...pickSent(sent), author, workspaceId: null, detail: null });
    },

    sendFromAgent({ member, ...sent }: SentMessage & { member: SendingMember }) {
      const author = { kind: 'agent', id: member.memberId, name: member.name } as const;
      return write({ ...pickSent(sent), author, workspaceId: member.workspaceId, detail: null });
    },

    /** Idempotent by the message that is answered; `wrong_state` once the conversation is no longer the bot's. */
    sendFromBot(input: {
      conversationId: string;
      chatbot: { id: string; name: string };
      replyTo: string;
      text: string;
      detail?: Omit<MessageDetail, 'event'>;
    }) {
      return write({
        conversationId: input.conversationId,
        author: { kind: 'bot', id: input.chatbot.id, name: input.chatbot.name },
        workspaceId: null,
        clientId: `${REPLY}${input.replyTo}`,
        text: input.text,
        detail: input.detail ?? null,
        sentThrough: undefined,
      });
    },

    /** The visitor's open conversation with this chatbot; there is one afterwards in any case. */
    async open(input: {
      workspaceId: string;
      chatbot: { id: string; name: string; greeting: string };
      visitorId: string;
    }): Promise<Thread> {
      const { id, created } = await openConversation(db, { ...input, now: clock.now() });
      if (created) events.emit('conversation.opened', { workspaceId: input.workspaceId, conversationId: id });
      const thread = await this.load(id, null);
      if (!thread) throw new Error('a conversation vanished right after it was opened');
      return thread;
    },

    view: async (conversationId: string): Promise<ConversationView | null> =>
      (await viewConversations(db, { ids: [conversationId] }))[0] ?? null,
    /** Of a member's active chats, those in which the visitor wrote something that no agent has read. */
    countUnreadChats: (memberId: string): Promise<number> => countUnreadChats(db, memberId),
    viewAssignedTo: (memberId: string) => viewConversations(db, { assignedTo: memberId }),
    viewWaitingIn: (workspaceId: string) => viewConversations(db, { waitingIn: workspaceId }),
    viewOpenOf: async (visitorId: string): Promise<ConversationView | null> =>
      (await viewConversations(db, { openOfVisitor: visitorId }))[0] ?? null,

    page: (query: Parameters<typeof readPage>[1]): Promise<Page> => readPage(db, query),
    turns: (query: Parameters<typeof readTurns>[1]): Promise<Turn[]> => readTurns(db, query),

    /** A conversation with what came after `afterSeq`, or (null) its newest page stretched back to the first unread. */
    async load(conversationId: string, afterSeq: number | null): Promise<Thread | null> {
      const view = await this.view(conversationId);
      return view && this.withMessages(view, afterSeq);
    },

    async withMessages(view: ConversationView, afterSeq: number | null): Promise<Thread> {
      const { id, lastSeq, agentReadSeq } = view.forAgent;
      // A cursor from the future can only come from another installation's data: start afresh.
      const known = afterSeq !== null && afterSeq <= lastSeq ? afterSeq : null;
      const unread = view.assignedMemberId === null ? 0 : lastSeq - agentReadSeq;
      const limit = Math.min(Math.max(PAGE_SIZE, unread), MAX_FIRST_LOAD);
      const page = await readPage(db, { conversationId: id, limit, afterSeq: known ?? undefined });
      return { view, ...page };
    },

    async markRead(input: Parameters<typeof markRead>[1]): Promise<void> {
      if (!(await markRead(db, input))) return;
      const view = await this.view(input.conversationId);
      if (view)
        events.emit('conversation.changed', { workspaceId: view.workspaceId, conversationId: view.forAgent.id });
    },

    /** Keeps an agent's unsent words (empty: forgets them). `wrong_state` when the chat is not theirs any more. */
    async setDraft(input: {
      member: { memberId: string; workspaceId: string };
      conversationId: string;
      text: string;
    }): Promise<Result<null>> {
      if (await setDraft(db, { ...input, now: clock.now() })) return succeed(null);
      const view = await this.view(input.conversationId);
      return view?.workspaceId === input.member.workspaceId
        ? fail('wrong_state', 'This chat is not yours any more.')
        : fail('not_found', 'There is no such conversation.');
    },

    /** The unsent words of agents before, by conversation. Only a chat that came back can have any. */
    async leftDraftsOf(views: readonly ConversationView[]): Promise<Map<string, LeftDraft>> {
      const returned = views.filter((view) => view.handover !== null).map((view) => view.forAgent.id);
      return returned.length === 0 ? new Map() : readLeftDrafts(db, returned);
    },

    /** Ends a conversation that is still the bot's. `wrong_state` when a handoff is involved: that is its module's job. */
    async closeInBot(input: { conversationId: string; visitorId: string }): Promise<Result<null>> {
      const message = await closeInBot(db, { ...input, now: clock.now() });
      if (!message) return fail('wrong_state', 'This conversation is not with the assistant.');
      await this.announceSystemMessage(message);
      return succeed(null);
    },

    /** Tells everybody concerned about a system message that a transition has committed. */
    async announceSystemMessage(message: Message): Promise<void> {
      const { conversationId } = message;
      const facts = await readFacts(db, conversationId);
      if (!facts) return;
      events.emit('message.created', { ...facts, conversationId, sentThrough: undefined, message });
      events.emit('conversation.changed', { workspaceId: facts.workspaceId, conversationId });
    },

    drain: () => writer.drain(),
  };
}

function presentStored({ id, seq, at }: Omit<Written, 'conversation'>, draft: Draft): Message {
  const offer = draft.detail?.offer;
  return {
    id,
    conversationId: draft.conversationId,
    seq,
    at,
    author: { kind: draft.author.kind, name: draft.author.name },
    clientId: draft.author.kind === 'bot' ? null : draft.clientId,
    content: offer ? { kind: 'text', text: draft.text, offer } : { kind: 'text', text: draft.text },
  };
}

function pickSent({ conversationId, clientId, text, sentThrough }: SentMessage) {
  return { conversationId, clientId, text, sentThrough };
}

function receiptOf(outcome: WriteOutcome): Result<Receipt> {
  if (!outcome.ok) return outcome;
  const { verdict, id, seq, at, conversation } = outcome.written;
  switch (verdict) {
    case 'stored':
    case 'repeat':
      return succeed({ id, seq, at });
    case 'mismatch':
      return fail('idempotency_mismatch', 'This message id was used before with another text.', { field: 'clientId' });
    case 'wrong_state':
      return fail('wrong_state', `Nothing can be sent by you in this conversation now (it is ${conversation.status}).`);
    case 'not_found':
      return fail('not_found', 'There is no such conversation.');
  }
}
