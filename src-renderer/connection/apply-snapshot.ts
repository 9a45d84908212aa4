import type { AgentResponse } from './agent-calls.ts';
import { gapNeeds, sortQueue, withHandover } from './apply-event.ts';
import type { Mirror, Need } from './mirror.ts';
import { addNewer, EMPTY_THREAD, joinNewest, lastSeqOf } from './thread.ts';

export type Snapshot = AgentResponse<'session:sync'>;
export interface Cursor {
  conversationId: string;
  afterSeq: number;
}

/** Most conversations named in one sync; beyond it the server sends the newest page, which joins just as well. */
const MAX_CURSORS = 500;

/** Where each of my chats stands here: the server answers with what came after. */
export function readCursors(mirror: Mirror): Cursor[] {
  return mirror.chatIds
    .map((conversationId) => ({ conversationId, afterSeq: lastSeqOf(mirror.threads[conversationId]) }))
    .filter((cursor) => cursor.afterSeq > 0)
    .slice(0, MAX_CURSORS);
}

/**
 * Takes over what the server says is so. The snapshot is newer than everything received before it was asked for, so it
 * replaces queue and chats; messages are joined with those at hand. `cursors` are the ones that were sent with the question.
 */
export function applySnapshot(
  mirror: Mirror,
  snapshot: Snapshot,
  cursors: readonly Cursor[],
  now: number,
): { mirror: Mirror; needs: readonly Need[] } {
  const asked = new Set(cursors.map((cursor) => cursor.conversationId));
  const conversations = { ...mirror.conversations };
  const threads = { ...mirror.threads };
  const needs: Need[] = [];
  for (const chat of snapshot.chats) {
    const id = chat.conversation.id;
    const known = conversations[id];
    if (!known || known.version < chat.conversation.version) conversations[id] = chat.conversation;
    const thread = asked.has(id)
      ? addNewer(threads[id] ?? EMPTY_THREAD, chat.messages)
      : joinNewest(threads[id], chat.messages, chat.hasMore);
    threads[id] = thread;
    needs.push(...gapNeeds(id, thread, asked.has(id) && chat.hasMore));
  }
  const chatIds = snapshot.chats.map((chat) => chat.conversation.id);
  // What is no longer mine ended or moved on while nobody was listening: ask what became of it.
  for (const id of mirror.chatIds) if (!chatIds.includes(id)) needs.push({ kind: 'open', conversationId: id });
  const queue = sortQueue(snapshot.queue);
  const withHandovers = snapshot.chats.reduce((next, chat) => withHandover(next, chat.conversation.id, chat), mirror);
  return {
    mirror: {
      ...withHandovers,
      synced: true,
      me: snapshot.me,
      rev: snapshot.rev,
      serverAheadMs: Date.parse(snapshot.serverTime) - now,
      queueIds: queue.map((handoff) => handoff.id),
      handoffs: Object.fromEntries(queue.map((handoff) => [handoff.id, handoff])),
      chatIds,
      conversations,
      threads,
      offersKnownAt: Object.fromEntries(queue.map(({ id }) => [id, snapshot.serverTime])),
    },
    needs,
  };
}
