import type { PendingHandoff } from '#contract/conversations.ts';
import type { Message } from '#contract/messages.ts';
import type { DesktopSettings, Notice } from '../../src-preload/payloads.ts';
import { lastSeqOf } from '../connection/thread.ts';
import type { DeskState } from '../state/desk-state.ts';
import { countUnread, readSeqOf } from '../state/selectors.ts';
import { decideTurn } from '../state/turn.ts';
import { describeReason, nameOfVisitor } from '../words/visitor-words.ts';
import { focusedChatOf } from './reading.ts';

export interface NoticeDecision {
  readonly show: readonly Notice[];
  readonly withdraw: readonly string[];
}

export const requestTag = (handoffId: string): string => `request:${handoffId}`;
export const chatTag = (conversationId: string): string => `chat:${conversationId}`;

/**
 * What a change of the state means for notifications. The one place where the settings are respected. Compares states
 * instead of listening to pushes: what was missed while the connection was down is announced too, and what another
 * device has dealt with is withdrawn.
 */
export function decideNotices(before: DeskState, after: DeskState, settings: DesktopSettings): NoticeDecision {
  // The first snapshot is what already was there: nobody needs to be startled by it.
  if (!before.mirror.synced) return { show: [], withdraw: [] };
  const show: Notice[] = [];
  const withdraw: string[] = [];
  if (before.mirror.handoffs !== after.mirror.handoffs || before.passed !== after.passed) {
    for (const id of after.mirror.queueIds) {
      const handoff = after.mirror.handoffs[id];
      const isNews = handoff && concernsMe(after, id) && !concernsMe(before, id);
      if (isNews && settings.notifyRequests) show.push(describeRequest(handoff, settings));
    }
    for (const id of before.mirror.queueIds) {
      if (concernsMe(before, id) && !concernsMe(after, id)) withdraw.push(requestTag(id));
    }
  }
  for (const id of before.mirror.chatIds) {
    const unread = countUnread(after, id);
    const gone = !after.mirror.chatIds.includes(id);
    if (countUnread(before, id) > 0 && (unread === 0 || gone)) withdraw.push(chatTag(id));
    if (gone || unread === 0 || !settings.notifyMessages || focusedChatOf(after) === id) continue;
    const news = findNewVisitorMessage(before, after, id);
    if (news) show.push(describeMessage(after, id, news, settings));
  }
  return { show, withdraw };
}

/** Whether it is for me to act: it waits, not for a colleague, and it was not me who gave it back. */
function concernsMe(state: DeskState, handoffId: string): boolean {
  const handoff = state.mirror.handoffs[handoffId];
  if (!handoff || decideTurn(state, handoff) === 'theirs') return false;
  return handoff.handover === null || handoff.handover.from?.id !== state.mirror.me?.id;
}

function findNewVisitorMessage(before: DeskState, after: DeskState, conversationId: string): Message | undefined {
  const was = before.mirror.threads[conversationId];
  const is = after.mirror.threads[conversationId];
  const conversation = after.mirror.conversations[conversationId];
  if (!is || !conversation || was === is) return undefined;
  const known = Math.max(lastSeqOf(was), readSeqOf(after, conversation));
  return is.messages.findLast((message) => message.seq > known && message.author.kind === 'visitor');
}

function describeRequest(handoff: PendingHandoff, settings: DesktopSettings): Notice {
  return {
    tag: requestTag(handoff.id),
    kind: 'request',
    conversationId: handoff.conversationId,
    handoffId: handoff.id,
    title: settings.hideContent
      ? 'Someone is waiting'
      : clip(`${nameOfVisitor(handoff.visitor)} ${handoff.offer ? 'is offered to you' : 'is waiting'}`, 200),
    body: settings.hideContent
      ? 'A new request for a person'
      : clip(handoff.preview?.text ?? describeReason(handoff.reason), 300),
  };
}

function describeMessage(
  state: DeskState,
  conversationId: string,
  message: Message,
  settings: DesktopSettings,
): Notice {
  const visitor = state.mirror.conversations[conversationId]?.visitor;
  const text = message.content.kind === 'text' ? message.content.text : '';
  return {
    tag: chatTag(conversationId),
    kind: 'message',
    conversationId,
    handoffId: null,
    title: settings.hideContent ? 'New message' : clip(nameOfVisitor(visitor), 200),
    body: settings.hideContent ? 'A visitor wrote in one of your chats' : clip(text, 300),
  };
}

/** Cuts between whole characters; `length` counts as the bridge's schema does, in UTF-16 units. */
function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  let clipped = '';
  for (const character of text) {
    if (clipped.length + character.length >= length) break;
    clipped += character;
  }
  return `${clipped}…`;
}
