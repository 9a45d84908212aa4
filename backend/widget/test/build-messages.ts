import type { VisitorConversation } from '#contract/conversations.ts';
import type { Message } from '#contract/messages.ts';
import type { OutboxEntry } from '../app/state/chat-state.ts';

export const CONVERSATION_ID = '01890a5d-ac96-774b-bcce-b302099a8001';

export function buildMessage(seq: number, fields: Partial<Message> = {}): Message {
  return {
    id: `message-${seq}`,
    conversationId: CONVERSATION_ID,
    seq,
    at: new Date(Date.UTC(2026, 0, 5, 10, seq)).toISOString(),
    author: { kind: 'bot', name: 'Acme Bot' },
    clientId: null,
    content: { kind: 'text', text: `Message ${seq}` },
    ...fields,
  };
}

/** Messages 1 to `count`. */
export function buildMessages(count: number): Message[] {
  return Array.from({ length: count }, (_, index) => buildMessage(index + 1));
}

export function buildConversation(fields: Partial<VisitorConversation> = {}): VisitorConversation {
  return {
    id: CONVERSATION_ID,
    version: 1,
    status: 'bot',
    agentName: null,
    queuePosition: null,
    startedAt: '2026-01-05T10:00:00.000Z',
    lastSeq: 0,
    visitor: { name: null, email: null },
    ...fields,
  };
}

export function buildEntry(fields: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    clientId: 'client-id-1',
    conversationId: null,
    text: 'Hello',
    createdAt: 0,
    order: 0,
    refusal: null,
    ...fields,
  };
}
