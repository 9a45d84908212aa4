import type { Response } from '#contract/calls.ts';
import type { ConversationStatus, VisitorConversation } from '#contract/conversations.ts';
import type { Message } from '#contract/messages.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { Availability, visitorCalls } from '#contract/visitor-socket.ts';

/**
 * `connecting`: never been through yet · `up` · `down`: lost, being retried · `incompatible`: this page carries an older
 * or newer widget than the server · `refused`: the server does not know this chatbot.
 */
export type LinkState = 'connecting' | 'up' | 'down' | 'incompatible' | 'refused';

/** A message of the visitor on its way. */
export interface OutboxEntry {
  readonly clientId: string;
  /** The conversation it was sent to; null until the first attempt. Kept over retries: it is what makes them safe. */
  readonly conversationId: string | null;
  readonly text: string;
  /** Milliseconds, the visitor's clock. */
  readonly createdAt: number;
  /** Order within one browser; `createdAt` can repeat or run backwards. */
  readonly order: number;
  /** Why the server refused it for good; null while it is still on its way. */
  readonly refusal: ErrorCode | null;
}

export interface Thread {
  readonly conversation: VisitorConversation;
  /** Ascending and gapless, starting anywhere. */
  readonly messages: readonly Message[];
  /** The newest that is known to exist. Never taken back: an answer can be older than what was heard while it was on its way. */
  readonly heardSeq: number;
}

/** Newer messages exist on the server: page them. */
export const isBehind = ({ messages, heardSeq }: Thread): boolean => heardSeq > (messages.at(-1)?.seq ?? 0);

/** What the server says of the chatbot itself. */
export type ChatbotFace = Pick<
  Response<(typeof visitorCalls)['session:start']>['chatbot'],
  'name' | 'avatar' | 'greeting' | 'language' | 'appearance' | 'transcriptByMail'
>;

/** What this browser remembers of what the visitor has done; the same in all of its tabs. */
export interface Kept {
  /** The conversation whose chat with a person was rated. */
  readonly rated: string | null;
  readonly contactSent: boolean;
  readonly muted: boolean;
  readonly consented: boolean;
}
export const nothingKept: Kept = { rated: null, contactSent: false, muted: false, consented: false };

export interface ChatState {
  readonly link: LinkState;
  readonly chatbot: ChatbotFace | null;
  readonly availability: Availability;
  /** What is to be added to the visitor's clock to get the server's. */
  readonly skewMs: number;
  readonly thread: Thread | null;
  /** The server spoke of a conversation that is not the one here: start the session again. */
  readonly outOfStep: boolean;
  /** How far the visitor has read, and in which conversation. */
  readonly read: { readonly conversationId: string | null; readonly seq: number };
  /** A reply of the bot in the making; '' while it is being thought about. */
  readonly streaming: { readonly conversationId: string; readonly text: string; readonly afterSeq: number } | null;
  /** Name of the agent who is typing. */
  readonly typing: string | null;
  readonly outbox: readonly OutboxEntry[];
  readonly kept: Kept;
}

export function initialState(
  outbox: readonly OutboxEntry[],
  read: ChatState['read'],
  kept: Kept = nothingKept,
): ChatState {
  return {
    link: 'connecting',
    chatbot: null,
    availability: {
      handoff: false,
      agentsOnline: false,
      reason: null,
      opensAt: null,
      closesAt: null,
      offlineMessage: '',
      contactForm: false,
    },
    skewMs: 0,
    thread: null,
    outOfStep: false,
    read,
    streaming: null,
    typing: null,
    outbox,
    kept,
  };
}

/** Status of the conversation on screen; before the first word the bot has it. */
export function statusOf(state: ChatState): ConversationStatus {
  return state.thread?.conversation.status ?? 'bot';
}

/** The conversation a message may still be sent to. */
export function openConversationOf(state: ChatState): VisitorConversation | null {
  const conversation = state.thread?.conversation;
  return conversation && conversation.status !== 'closed' ? conversation : null;
}

/** Position of the last word that is not the visitor's; 0 before there is one. */
export function lastReplySeqOf(state: ChatState): number {
  return state.thread?.messages.findLast(({ author }) => author.kind !== 'visitor')?.seq ?? 0;
}

export function readSeqOf(state: ChatState): number {
  return state.thread?.conversation.id === state.read.conversationId ? state.read.seq : 0;
}

export function countUnread(state: ChatState): number {
  const messages = state.thread?.messages ?? [];
  const readSeq = readSeqOf(state);
  return messages.filter(
    ({ seq, author, content }) =>
      seq > readSeq && content.kind === 'text' && (author.kind === 'agent' || author.kind === 'bot'),
  ).length;
}
