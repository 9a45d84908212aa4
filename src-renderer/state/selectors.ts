import type { Conversation } from '#contract/conversations.ts';
import type { Permission } from '#contract/members.ts';
import type { Message } from '#contract/messages.ts';
import type { Attention } from '../../src-preload/payloads.ts';
import { sortQueue } from '../connection/apply-event.ts';
import type { Thread } from '../connection/thread.ts';
import type { DeskState } from './desk-state.ts';
import { decideTurn, isServed, type Turn } from './turn.ts';
import { decideView } from './views.ts';

/**
 * Questions to the state, as constants: a component that uses one re-renders only when its answer changes. Answers that are
 * lists are compared by their elements (`useDeskList`).
 */

export const selectSynced = (state: DeskState): boolean => state.mirror.synced;
export const selectTab = (state: DeskState) => state.selection.tab;
export const selectView = (state: DeskState) => decideView(state.selection.view, state.mirror.me);
export const selectLink = (state: DeskState) => state.link;
export const selectMe = (state: DeskState) => state.mirror.me;
export const selectMay =
  (permission: Permission) =>
  (state: DeskState): boolean =>
    state.mirror.me?.permissions.includes(permission) ?? false;
export const selectPendingCount = (state: DeskState): number => selectServedQueue(state).length;

/** The queue as far as it is mine to serve, oldest place first. */
function selectServedQueue(state: DeskState): readonly string[] {
  const { queueIds, handoffs, me } = state.mirror;
  if (!me?.chatbotIds) return queueIds;
  return queueIds.filter((id) => handoffs[id] && isServed(state, handoffs[id]));
}

/** Rows of "Pending Requests": what is offered to me, then the queue, with those that just left still at their place. */
export function selectPendingRows(state: DeskState): readonly string[] {
  const { handoffs } = state.mirror;
  const queueIds = selectServedQueue(state);
  const departed = Object.values(state.departures).filter(
    ({ handoff }) => !handoffs[handoff.id] && isServed(state, handoff),
  );
  const mine = queueIds.filter((id) => turnOf(state, id) === 'mine');
  if (departed.length === 0 && mine.length === 0) return queueIds;
  const rows = queueIds.filter((id) => !mine.includes(id)).flatMap((id) => handoffs[id] ?? []);
  const placed = sortQueue([...rows, ...departed.map(({ handoff }) => handoff)]);
  return [...mine, ...placed.map(({ id }) => id)];
}

/** Requests that wait for me or for anybody; those offered to a colleague are theirs for the moment. */
export function selectAcceptableCount(state: DeskState): number {
  return selectServedQueue(state).filter((id) => turnOf(state, id) !== 'theirs').length;
}

function turnOf(state: DeskState, handoffId: string): Turn {
  const handoff = state.mirror.handoffs[handoffId];
  return handoff ? decideTurn(state, handoff) : 'open';
}

/** Rows of "Active Chats": latest activity first. The selected chat stays listed when it has just ended. */
export function selectActiveRows(state: DeskState): readonly string[] {
  const ids = selectOpenChatIds(state);
  const selected = state.selection.conversationId;
  const withSelected =
    selected && !ids.includes(selected) && !state.completing[selected] && state.mirror.conversations[selected]
      ? [...ids, selected]
      : ids;
  return [...withSelected].sort((a, b) => lastActivity(state, b) - lastActivity(state, a) || (a < b ? -1 : 1));
}

/** My chats, without those marked as complete a moment ago. */
export function selectOpenChatIds(state: DeskState): readonly string[] {
  return Object.keys(state.completing).length === 0
    ? state.mirror.chatIds
    : state.mirror.chatIds.filter((id) => !state.completing[id]);
}

export function lastMessageOf(state: DeskState, conversationId: string): Message | undefined {
  return state.mirror.threads[conversationId]?.messages.at(-1);
}

const lastActivityCache = new WeakMap<Thread, number>();

function lastActivity(state: DeskState, conversationId: string): number {
  const thread = state.mirror.threads[conversationId];
  if (!thread) return 0;
  let at = lastActivityCache.get(thread);
  if (at === undefined) {
    at = Date.parse(thread.messages.at(-1)?.at ?? '') || 0;
    lastActivityCache.set(thread, at);
  }
  return at;
}

/** How far a conversation was read, by the server's account or by this window's. */
export function readSeqOf(state: DeskState, conversation: Conversation): number {
  return Math.max(conversation.agentReadSeq, state.readUpTo[conversation.id] ?? 0);
}

/** What the visitor wrote and I have not read. */
export function countUnread(state: DeskState, conversationId: string): number {
  const conversation = state.mirror.conversations[conversationId];
  const thread = state.mirror.threads[conversationId];
  if (!conversation || !thread) return 0;
  const read = readSeqOf(state, conversation);
  let unread = 0;
  for (let index = thread.messages.length - 1; index >= 0; index -= 1) {
    const message = thread.messages[index];
    if (!message || message.seq <= read) break;
    if (message.author.kind === 'visitor') unread += 1;
  }
  return unread;
}

/** `seq` of the first message that countUnread counts, or null. */
export function firstUnreadSeq(state: DeskState, conversationId: string): number | null {
  const conversation = state.mirror.conversations[conversationId];
  if (!conversation) return null;
  const read = readSeqOf(state, conversation);
  const messages = state.mirror.threads[conversationId]?.messages ?? [];
  return messages.find((message) => message.seq > read && message.author.kind === 'visitor')?.seq ?? null;
}

export function selectUnreadChats(state: DeskState): number {
  return selectOpenChatIds(state).filter((id) => countUnread(state, id) > 0).length;
}

/** What tray, badge and title say. Always computed from the state, so it cannot get stuck. */
export function selectAttention(state: DeskState): Attention {
  const { me } = state.mirror;
  const isHere = state.link.phase === 'ready' && me !== null && me.permissions.includes('chats.respond');
  return {
    pending: selectAcceptableCount(state),
    unread: selectUnreadChats(state),
    presence: isHere ? me.presence : 'offline',
    quiet: state.quiet.on,
  };
}
