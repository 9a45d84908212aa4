import type { Chat, QueueChange } from '#contract/agent-socket.ts';
import type { Conversation, PendingHandoff } from '#contract/conversations.ts';
import type { Me } from '#contract/members.ts';
import type { Message } from '#contract/messages.ts';
import { decideUpdate } from './decide-update.ts';
import type { Applied, ChatHandover, Departure, DeskEvent, Mirror, Need } from './mirror.ts';
import { addNewer, addOlder, EMPTY_THREAD, joinNewest, type Thread } from './thread.ts';

/**
 * Applies one event. Pure, and safe against repeats and late arrivals: the queue follows its revision, messages their
 * `seq`, conversations their `version`. What cannot be known from the event comes back as a need.
 */
export function applyEvent(mirror: Mirror, event: DeskEvent): Applied {
  switch (event.type) {
    case 'queue:changed':
      return applyQueueChange(mirror, event.rev, event.change);
    case 'queue:updated':
      return applyQueueUpdate(mirror, event.handoff);
    case 'message:created':
      return applyMessage(mirror, event.message);
    case 'conversation:changed':
      return applyConversation(mirror, event.conversation);
    case 'me:changed':
      return applyMe(mirror, event.me);
    case 'chat:opened':
      return applyOpenedChat(mirror, event.chat);
    case 'page:newer': {
      const known = mirror.threads[event.conversationId] ?? EMPTY_THREAD;
      const thread = addNewer(known, event.page.messages);
      // A page that brought nothing will bring nothing again: asking on would never end.
      const needs = thread === known ? [] : gapNeeds(event.conversationId, thread, event.page.hasMore);
      return { mirror: withThread(mirror, event.conversationId, thread), needs, departure: null };
    }
    case 'page:older': {
      const known = mirror.threads[event.conversationId];
      if (!known) return only(mirror);
      return only(withThread(mirror, event.conversationId, addOlder(known, event.page.messages, event.page.hasMore)));
    }
  }
}

/** Queue and chats come and go with the permission to answer them: what there is of them now, only a snapshot tells. */
function applyMe(mirror: Mirror, me: Me): Applied {
  const before = mirror.me && answersChats(mirror.me);
  const needs: readonly Need[] = before === null || before === answersChats(me) ? [] : [{ kind: 'sync' }];
  const next = { ...mirror, me };
  return { mirror: answersChats(me) ? next : withoutChats(next), needs, departure: null };
}

function answersChats({ permissions }: Me): boolean {
  return permissions.includes('chats.respond');
}

/** At once, not when the snapshot is there: what one may not see any more is not shown a moment longer. */
function withoutChats(mirror: Mirror): Mirror {
  return { ...mirror, queueIds: [], handoffs: {}, offersKnownAt: {}, chatIds: [] };
}

function applyQueueChange(mirror: Mirror, rev: number, change: QueueChange): Applied {
  if (!mirror.synced || rev <= mirror.rev) return only(mirror);
  if (rev > mirror.rev + 1) return { mirror, needs: [{ kind: 'sync' }], departure: null };
  const next = { ...mirror, rev };
  if (change.type === 'requested' || change.type === 'returned') return only(addToQueue(next, change.handoff));
  const handoff = mirror.handoffs[change.handoffId];
  const departure = handoff ? describeDeparture(mirror, handoff, change) : null;
  return { mirror: removeFromQueue(next, change.handoffId), needs: [], departure };
}

function describeDeparture(
  mirror: Mirror,
  handoff: PendingHandoff,
  change: Extract<QueueChange, { type: 'accepted' | 'left' }>,
): Departure | null {
  if (change.type === 'left') return { handoff, outcome: change.state, by: null };
  if (change.by.id === mirror.me?.id) return null;
  return { handoff, outcome: 'accepted', by: change.by };
}

function applyQueueUpdate(mirror: Mirror, handoff: PendingHandoff): Applied {
  const known = mirror.handoffs[handoff.id];
  if (!known) return only(mirror);
  const verdict = decideUpdate(known, handoff, mirror.offersKnownAt[handoff.id] ?? '');
  return {
    mirror: verdict.take ? putInQueue(mirror, handoff) : mirror,
    needs: verdict.sure ? [] : [{ kind: 'check' }],
    departure: null,
  };
}

function applyMessage(mirror: Mirror, message: Message): Applied {
  const id = message.conversationId;
  const known = mirror.threads[id] ?? EMPTY_THREAD;
  // Without its beginning a thread cannot be shown; the message waits in `ahead`, so that the answer may be older than it.
  const isNew = known.messages.length === 0;
  const thread = isNew ? { ...known, ahead: [...known.ahead, message] } : addNewer(known, [message]);
  const needs: readonly Need[] = isNew ? [{ kind: 'open', conversationId: id }] : gapNeeds(id, thread, false);
  return { mirror: withThread(mirror, id, thread), needs, departure: null };
}

function applyConversation(mirror: Mirror, conversation: Conversation): Applied {
  const known = mirror.conversations[conversation.id];
  if (known && known.version >= conversation.version) return only(mirror);
  const next = placeConversation(mirror, conversation);
  // A chat that joins the list is asked for even when its messages are at hand: the news may be older than the list.
  const joins = next.chatIds.includes(conversation.id) && !mirror.chatIds.includes(conversation.id);
  return { mirror: next, needs: joins ? [{ kind: 'open', conversationId: conversation.id }] : [], departure: null };
}

function applyOpenedChat(mirror: Mirror, chat: Chat): Applied {
  const id = chat.conversation.id;
  const thread = joinNewest(mirror.threads[id], chat.messages, chat.hasMore);
  const isOld = (mirror.conversations[id]?.version ?? 0) > chat.conversation.version;
  const placed = applyConversation(withThread(mirror, id, thread), chat.conversation).mirror;
  const needs = gapNeeds(id, thread, false);
  if (!isOld) return { mirror: withHandover(placed, id, chat), needs, departure: null };
  // Asked before the news that overtook it: what it says of a handover may belong to the time before that.
  const asksAgain: readonly Need[] = placed.chatIds.includes(id) ? [{ kind: 'open', conversationId: id }] : [];
  return { mirror: placed, needs: [...needs, ...asksAgain], departure: null };
}

/** Keeps the conversation, and lists it among my chats exactly while it is active and mine. */
export function placeConversation(mirror: Mirror, conversation: Conversation): Mirror {
  const mine = conversation.status === 'active' && conversation.agent?.id === mirror.me?.id;
  const listed = mirror.chatIds.includes(conversation.id);
  const conversations = { ...mirror.conversations, [conversation.id]: conversation };
  if (mine === listed) return { ...mirror, conversations };
  const chatIds = mine
    ? [...mirror.chatIds, conversation.id]
    : mirror.chatIds.filter((chatId) => chatId !== conversation.id);
  return { ...mirror, conversations, chatIds };
}

/** Oldest place first. */
export function sortQueue(handoffs: readonly PendingHandoff[]): PendingHandoff[] {
  return [...handoffs].sort((a, b) => compare(a.queuedAt, b.queuedAt) || compare(a.id, b.id));
}

export function gapNeeds(conversationId: string, thread: Thread, hasMore: boolean): readonly Need[] {
  return hasMore || thread.ahead.length > 0 ? [{ kind: 'page', conversationId }] : [];
}

function addToQueue(mirror: Mirror, handoff: PendingHandoff): Mirror {
  const next = putInQueue(mirror, handoff);
  return { ...next, queueIds: sortQueue(Object.values(next.handoffs)).map((entry) => entry.id) };
}

function putInQueue(mirror: Mirror, handoff: PendingHandoff): Mirror {
  const { id, offer } = handoff;
  const knownAt = mirror.offersKnownAt[id] ?? '';
  const isNews = offer !== null && offer.offeredAt > knownAt;
  return {
    ...mirror,
    handoffs: { ...mirror.handoffs, [id]: handoff },
    offersKnownAt: isNews ? { ...mirror.offersKnownAt, [id]: offer.offeredAt } : mirror.offersKnownAt,
  };
}

function removeFromQueue(mirror: Mirror, handoffId: string): Mirror {
  if (!mirror.handoffs[handoffId]) return mirror;
  const { [handoffId]: _gone, ...handoffs } = mirror.handoffs;
  const { [handoffId]: _forgotten, ...offersKnownAt } = mirror.offersKnownAt;
  return { ...mirror, handoffs, offersKnownAt, queueIds: mirror.queueIds.filter((id) => id !== handoffId) };
}

export function withHandover(mirror: Mirror, conversationId: string, chat: ChatHandover): Mirror {
  const { handover, leftDraft } = chat;
  const known = mirror.handovers[conversationId];
  if (known ? known.handover?.at === handover?.at && known.leftDraft?.at === leftDraft?.at : !handover && !leftDraft) {
    return mirror;
  }
  return { ...mirror, handovers: { ...mirror.handovers, [conversationId]: { handover, leftDraft } } };
}

function withThread(mirror: Mirror, conversationId: string, thread: Thread): Mirror {
  if (mirror.threads[conversationId] === thread) return mirror;
  return { ...mirror, threads: { ...mirror.threads, [conversationId]: thread } };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function only(mirror: Mirror): Applied {
  return { mirror, needs: [], departure: null };
}
