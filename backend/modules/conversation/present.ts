import type { Message, MessageContent } from '#contract/messages.ts';
import type { MessageDetail } from '../../server/database/schema.ts';

/** A row of `messages` as queries and the writer return it. */
export interface MessageRow {
  id: string;
  conversation_id: string;
  seq: number;
  author_kind: Message['author']['kind'];
  author_name: string | null;
  client_id: string | null;
  kind: MessageContent['kind'];
  body: string;
  detail: MessageDetail | null;
  created_at: Date;
}

export const MESSAGE_COLUMNS = [
  'id',
  'conversation_id',
  'seq',
  'author_kind',
  'author_name',
  'client_id',
  'kind',
  'body',
  'detail',
  'created_at',
] as const;

/** Field by field on purpose: a column added later reaches nobody by accident. */
export function presentMessage(row: MessageRow): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.seq,
    at: row.created_at.toISOString(),
    author: { kind: row.author_kind, name: row.author_name },
    // The bot's client id says which message it answers: ours, not the reader's.
    clientId: row.author_kind === 'bot' ? null : row.client_id,
    content: presentContent(row),
  };
}

function presentContent(row: MessageRow): MessageContent {
  const event = row.detail?.event;
  if (row.kind === 'event' && event) return { kind: 'event', event };
  const offer = row.detail?.offer;
  return offer ? { kind: 'text', text: row.body, offer } : { kind: 'text', text: row.body };
}
