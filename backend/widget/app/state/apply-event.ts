import type { VisitorConversation } from '#contract/conversations.ts';
import type { Message, Page, Receipt } from '#contract/messages.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { Availability } from '#contract/visitor-socket.ts';
import {
  type ChatbotFace,
  type ChatState,
  type Kept,
  type LinkState,
  lastReplySeqOf,
  type OutboxEntry,
  readSeqOf,
  statusOf,
  type Thread,
} from './chat-state.ts';
import { lastSeqOf, mergeNewer, mergeOlder } from './merge-messages.ts';

/** A thread as `session:start` and `conversation:open` give it. */
export interface ThreadAnswer {
  conversation: VisitorConversation;
  messages: Message[];
  hasMore: boolean;
}

export type ChatEvent =
  | { type: 'link-changed'; link: LinkState }
  | {
      type: 'session-started';
      chatbot: ChatbotFace;
      availability: Availability;
      skewMs?: number;
      thread: ThreadAnswer | null;
    }
  | { type: 'thread-opened'; thread: ThreadAnswer }
  | { type: 'thread-left' }
  | { type: 'newer-paged'; conversationId: string; page: Page }
  | { type: 'older-paged'; conversationId: string; page: Page }
  | { type: 'message-created'; message: Message }
  | { type: 'conversation-changed'; conversation: VisitorConversation }
  | { type: 'visitor-updated'; visitor: VisitorConversation['visitor'] }
  | { type: 'availability-changed'; availability: Availability }
  | { type: 'reply-streaming'; conversationId: string; text: string | null }
  | { type: 'typing-changed'; conversationId: string; name: string | null }
  | { type: 'read'; conversationId: string; seq: number }
  | { type: 'kept'; kept: Kept }
  | { type: 'queued'; entry: OutboxEntry }
  | { type: 'bound'; clientId: string; conversationId: string }
  | { type: 'acknowledged'; entry: OutboxEntry; conversationId: string; receipt: Receipt }
  | { type: 'refused'; clientId: string; refusal: ErrorCode }
  | { type: 'discarded'; clientId: string };

/** What the state becomes. Pure; the same event twice changes nothing the second time. */
export function applyEvent(state: ChatState, event: ChatEvent): ChatState {
  return endStreaming(change(state, event));
}

/** A reply in the making is over when something was said instead, the bot has left, or nobody can tell how it goes on. */
function endStreaming(state: ChatState): ChatState {
  const { streaming, thread, link } = state;
  if (!streaming) return state;
  const isHere = link === 'up' && thread?.conversation.id === streaming.conversationId;
  const goesOn = isHere && statusOf(state) === 'bot' && lastReplySeqOf(state) === streaming.afterSeq;
  return goesOn ? state : { ...state, streaming: null };
}

function change(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'link-changed':
      return { ...state, link: event.link, typing: event.link === 'up' ? state.typing : null };
    case 'session-started': {
      const { chatbot, availability, skewMs = 0 } = event;
      const next: ChatState = { ...state, link: 'up', chatbot, availability, skewMs, outOfStep: false };
      return event.thread ? adoptThread(next, event.thread) : closeThread(next);
    }
    case 'thread-opened':
      return adoptThread({ ...state, outOfStep: false }, event.thread);
    case 'thread-left':
      return { ...state, thread: null, typing: null };
    case 'newer-paged':
      return inThread(state, event.conversationId, (thread) => {
        const { messages, hasMore } = event.page;
        return hear(thread, messages, hasMore ? lastSeqOf(messages) + 1 : 0);
      });
    case 'older-paged':
      return inThread(state, event.conversationId, (thread) => ({
        ...thread,
        messages: mergeOlder(thread.messages, event.page.messages),
      }));
    case 'message-created':
      return addMessage(state, event.message);
    case 'conversation-changed':
      return changeConversation(state, event.conversation);
    case 'visitor-updated': {
      if (!state.thread) return state;
      const conversation: VisitorConversation = { ...state.thread.conversation, visitor: event.visitor };
      return { ...state, thread: { ...state.thread, conversation } };
    }
    case 'availability-changed':
      return { ...state, availability: event.availability };
    case 'reply-streaming': {
      if (state.thread?.conversation.id !== event.conversationId) return state;
      const { text, conversationId } = event;
      const streaming = text === null ? null : { conversationId, text, afterSeq: lastReplySeqOf(state) };
      return { ...state, streaming };
    }
    case 'typing-changed':
      return state.thread?.conversation.id === event.conversationId ? { ...state, typing: event.name } : state;
    case 'read':
      if (state.thread?.conversation.id !== event.conversationId || event.seq <= readSeqOf(state)) return state;
      return { ...state, read: { conversationId: event.conversationId, seq: event.seq } };
    case 'kept':
      return { ...state, kept: event.kept };
    case 'queued':
      // Another tab may have told of it already.
      if (state.outbox.some(({ clientId }) => clientId === event.entry.clientId)) return state;
      return { ...state, outbox: [...state.outbox, event.entry] };
    case 'bound':
      return changeEntry(state, event.clientId, (entry) => ({ ...entry, conversationId: event.conversationId }));
    case 'acknowledged':
      return acknowledge(state, event.entry, event.conversationId, event.receipt);
    case 'refused':
      return changeEntry(state, event.clientId, (entry) => ({ ...entry, refusal: event.refusal }));
    case 'discarded':
      return { ...state, outbox: state.outbox.filter((entry) => entry.clientId !== event.clientId) };
  }
}

function inThread(state: ChatState, conversationId: string, change: (thread: Thread) => Thread): ChatState {
  if (state.thread?.conversation.id !== conversationId) return state;
  return settle({ ...state, thread: change(state.thread) });
}

/** Takes what follows, and notes that messages up to `upTo` exist. */
function hear(thread: Thread, incoming: readonly Message[], upTo: number): Thread {
  const messages = mergeNewer(thread.messages, incoming);
  return { ...thread, messages, heardSeq: Math.max(thread.heardSeq, upTo) };
}

function adoptThread(state: ChatState, answer: ThreadAnswer): ChatState {
  const current = state.thread;
  if (current?.conversation.id !== answer.conversation.id) {
    // A fresh load: `hasMore` speaks of older ones, which the first seq tells as well.
    const { conversation, messages } = answer;
    return settle({ ...state, thread: { conversation, messages, heardSeq: conversation.lastSeq }, typing: null });
  }
  const conversation = newest(current.conversation, answer.conversation);
  return settle({ ...state, thread: { ...hear(current, answer.messages, answer.conversation.lastSeq), conversation } });
}

/** The server has no open conversation: what is on screen ended while nobody was looking. */
function closeThread(state: ChatState): ChatState {
  if (!state.thread) return state;
  const conversation: VisitorConversation = { ...state.thread.conversation, status: 'closed', queuePosition: null };
  const { messages } = state.thread;
  return { ...state, thread: { conversation, messages, heardSeq: lastSeqOf(messages) }, typing: null };
}

function addMessage(state: ChatState, message: Message): ChatState {
  if (state.thread?.conversation.id !== message.conversationId) return { ...state, outOfStep: true };
  const next = inThread(state, message.conversationId, (thread) => hear(thread, [message], message.seq));
  return message.author.kind === 'agent' ? { ...next, typing: null } : next;
}

function changeConversation(state: ChatState, conversation: VisitorConversation): ChatState {
  const { thread } = state;
  if (thread?.conversation.id === conversation.id) {
    const newer = newest(thread.conversation, conversation);
    return {
      ...state,
      thread: { ...thread, conversation: newer },
      typing: newer.status === 'active' ? state.typing : null,
    };
  }
  // News of a conversation that has ended and is not on screen needs no answer.
  return conversation.status === 'closed' ? state : { ...state, outOfStep: true };
}

function newest(current: VisitorConversation, incoming: VisitorConversation): VisitorConversation {
  return incoming.version >= current.version ? incoming : current;
}

function acknowledge(state: ChatState, entry: OutboxEntry, conversationId: string, receipt: Receipt): ChatState {
  const message: Message = {
    id: receipt.id,
    conversationId,
    seq: receipt.seq,
    at: receipt.at,
    author: { kind: 'visitor', name: null },
    clientId: entry.clientId,
    content: { kind: 'text', text: entry.text },
  };
  const added = state.thread?.conversation.id === conversationId ? addMessage(state, message) : state;
  const outbox = added.outbox.filter(({ clientId }) => clientId !== entry.clientId);
  return { ...added, outbox };
}

/** What is in the thread is no longer on its way. */
function settle(state: ChatState): ChatState {
  if (state.outbox.length === 0) return state;
  const arrived = new Set(state.thread?.messages.map(({ clientId }) => clientId));
  const outbox = state.outbox.filter(({ clientId }) => !arrived.has(clientId));
  return outbox.length === state.outbox.length ? state : { ...state, outbox };
}

function changeEntry(state: ChatState, clientId: string, change: (entry: OutboxEntry) => OutboxEntry): ChatState {
  return { ...state, outbox: state.outbox.map((entry) => (entry.clientId === clientId ? change(entry) : entry)) };
}
