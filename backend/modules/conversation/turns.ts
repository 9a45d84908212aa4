import type { HandoffReason } from '#contract/messages.ts';
import type { Queryable } from '../../server/database/connection.ts';
import type { BotVerdict } from '../../server/database/schema.ts';

/** One entry of a conversation as the chatbot remembers it: with what only its side of the house may know. */
export interface Turn {
  id: string;
  seq: number;
  from: 'visitor' | 'bot' | 'agent' | 'system';
  /** Empty for system messages. */
  text: string;
  /** Id of the visitor's message that the bot answers with this; null for everybody else and for the greeting. */
  replyTo: string | null;
  /** Null for everybody else, the greeting, and replies from before verdicts were kept. */
  verdict: BotVerdict | null;
  /** Ids of the knowledge entries it used. */
  sources: string[];
  /** Why a person was offered with it; null when none was. */
  offer: HandoffReason | null;
}

/** The last turns of a conversation, in ascending order. */
export async function readTurns(db: Queryable, query: { conversationId: string; limit: number }): Promise<Turn[]> {
  const found = await db
    .selectFrom('messages')
    .select(['id', 'seq', 'author_kind', 'client_id', 'body', 'detail'])
    .where('conversation_id', '=', query.conversationId)
    .orderBy('seq', 'desc')
    .limit(query.limit)
    .execute();
  return found.reverse().map(({ id, seq, author_kind: from, client_id: clientId, body, detail }) => ({
    id,
    seq,
    from,
    text: body,
    replyTo: from === 'bot' && clientId?.startsWith(REPLY) ? clientId.slice(REPLY.length) : null,
    verdict: detail?.verdict ?? null,
    sources: detail?.sources ?? [],
    offer: detail?.offer ? (detail.offerReason ?? 'visitor_asked') : null,
  }));
}

/** What the bot's client ids begin with; the id of the message it answers follows. */
export const REPLY = 'reply-';
