import type { Conversation, PendingHandoff } from '#contract/conversations.ts';
import type { Me } from '#contract/members.ts';
import type { Message } from '#contract/messages.ts';
import type { Mirror } from '../connection/mirror.ts';
import { EMPTY_MIRROR } from '../connection/mirror.ts';
import { createInitialDeskState, type DeskState } from '../state/desk-state.ts';

/** Data for tests: whatever a test does not say is filled in. */

export const ME: Me = {
  id: 'me',
  workspaceId: 'workspace',
  workspaceName: 'Corner Shop',
  name: 'Ana',
  email: 'ana@shop.example',
  role: 'agent',
  permissions: ['chats.respond'],
  presence: 'online',
  availability: { state: 'online', reason: 'chosen', since: '2026-11-23T08:00:00.000Z' },
  load: { activeChats: 0, cap: null },
  avatar: null,
  chatbotIds: null,
};

export function buildMessage(patch: Partial<Message> & { text?: string; by?: Message['author']['kind'] }): Message {
  const { text = 'hello', by = 'visitor', ...rest } = patch;
  const seq = rest.seq ?? 1;
  return {
    id: `message-${rest.conversationId ?? 'c1'}-${seq}`,
    conversationId: 'c1',
    seq,
    at: new Date(Date.UTC(2026, 10, 23, 9, 0, seq)).toISOString(),
    author: { kind: by, name: by === 'agent' ? ME.name : null },
    clientId: null,
    content: { kind: 'text', text },
    ...rest,
  };
}

export function buildConversation(patch: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c1',
    version: 1,
    status: 'active',
    chatbot: { id: 'bot', name: 'Shop assistant' },
    visitor: { id: 'visitor', name: null, email: null, verified: false },
    agent: { id: ME.id, name: ME.name },
    handoffId: null,
    startedAt: '2026-11-23T09:00:00.000Z',
    lastSeq: 0,
    agentReadSeq: 0,
    visitorReadSeq: 0,
    ...patch,
  };
}

export function buildHandoff(patch: Partial<PendingHandoff> = {}): PendingHandoff {
  return {
    id: 'h1',
    conversationId: 'c1',
    chatbot: { id: 'bot', name: 'Shop assistant' },
    visitor: { id: 'visitor', name: null, email: null, verified: false },
    reason: 'visitor_asked',
    requestedAt: '2026-11-23T09:00:00.000Z',
    queuedAt: patch.requestedAt ?? '2026-11-23T09:00:00.000Z',
    offer: null,
    handover: null,
    preview: { text: 'Is anybody there?', seq: 1 },
    ...patch,
  };
}

/** A synchronised mirror with these chats of mine and these requests. */
export function buildMirror(
  parts: {
    handoffs?: PendingHandoff[];
    chats?: { conversation: Conversation; messages: Message[] }[];
    rev?: number;
  } = {},
): Mirror {
  const { handoffs = [], chats = [], rev = 1 } = parts;
  return {
    ...EMPTY_MIRROR,
    synced: true,
    me: ME,
    rev,
    queueIds: handoffs.map((handoff) => handoff.id),
    handoffs: Object.fromEntries(handoffs.map((handoff) => [handoff.id, handoff])),
    chatIds: chats.map(({ conversation }) => conversation.id),
    conversations: Object.fromEntries(chats.map(({ conversation }) => [conversation.id, conversation])),
    threads: Object.fromEntries(
      chats.map(({ conversation, messages }) => [conversation.id, { messages, ahead: [], hasOlder: false }]),
    ),
  };
}

export function buildDeskState(patch: Partial<DeskState> = {}): DeskState {
  return { ...createInitialDeskState(0, true), link: { phase: 'ready' }, mirror: buildMirror(), ...patch };
}
