import type { AlertReport, RaisedAlert } from '#contract/alerts.ts';
import type { PendingHandoff } from '#contract/conversations.ts';
import type { Message } from '#contract/messages.ts';
import type { DesktopSettings, Notice } from '../../src-preload/payloads.ts';
import { lastSeqOf } from '../connection/thread.ts';
import type { DeskState } from '../state/desk-state.ts';
import { countUnread, readSeqOf } from '../state/selectors.ts';
import { decideTurn, isServed, waitingSince } from '../state/turn.ts';
import { formatDuration } from '../words/time-words.ts';
import { describeReason, nameOfVisitor } from '../words/visitor-words.ts';
import { focusedChatOf } from './reading.ts';

/** A wait that has only begun is no news. */
const WORTH_TELLING_MS = 30_000;

export interface News {
  readonly notice: Notice;
  readonly about: AlertReport['about'];
  /** Why it must not be shown; null when it may. */
  readonly silencedBy: 'setting_off' | 'do_not_disturb' | null;
}

export interface NoticeDecision {
  readonly news: readonly News[];
  readonly withdraw: readonly string[];
}

export const requestTag = (handoffId: string): string => `request:${handoffId}`;
export const BURST_TAG = 'requests';
export const chatTag = (conversationId: string): string => `chat:${conversationId}`;

/**
 * What a change of the state means for notifications. The one place where the settings are respected. Compares states
 * instead of listening to pushes: what was missed while the connection was down is announced too, and what another
 * device has dealt with is withdrawn.
 */
export function decideNotices(
  before: DeskState,
  after: DeskState,
  settings: DesktopSettings,
  now: number,
): NoticeDecision {
  // The first snapshot is what already was there: nobody needs to be startled by it.
  if (!before.mirror.synced) return { news: [], withdraw: [] };
  const news: News[] = [];
  const withdraw: string[] = [];
  const silencedBy = (wanted: boolean): News['silencedBy'] =>
    after.quiet.on ? 'do_not_disturb' : wanted ? null : 'setting_off';
  const same =
    before.mirror.handoffs === after.mirror.handoffs &&
    before.mirror.me?.chatbotIds === after.mirror.me?.chatbotIds &&
    before.passed === after.passed;
  if (!same) {
    for (const id of after.mirror.queueIds) {
      const handoff = after.mirror.handoffs[id];
      if (!handoff || !concernsMe(after, id) || concernsMe(before, id)) continue;
      const notice = describeRequest(handoff, hidesContent(after, settings), now + after.mirror.serverAheadMs);
      const about = { kind: 'new_request', handoffId: id } as const;
      news.push({ notice, about, silencedBy: silencedBy(settings.notifyRequests) });
    }
    for (const id of before.mirror.queueIds) {
      if (concernsMe(before, id) && !concernsMe(after, id)) withdraw.push(requestTag(id));
    }
  }
  for (const id of before.mirror.chatIds) {
    const unread = countUnread(after, id);
    const gone = !after.mirror.chatIds.includes(id);
    if (countUnread(before, id) > 0 && (unread === 0 || gone)) withdraw.push(chatTag(id));
    if (gone || unread === 0 || focusedChatOf(after) === id) continue;
    const message = findNewVisitorMessage(before, after, id);
    if (!message) continue;
    const notice = describeMessage(after, id, message, hidesContent(after, settings));
    const about = { kind: 'message', conversationId: id, seq: message.seq } as const;
    news.push({ notice, about, silencedBy: silencedBy(settings.notifyMessages) });
  }
  return { news, withdraw };
}

/** Where anybody could read over the shoulder, or nobody is known to be in front of the screen. */
export function hidesContent(state: Pick<DeskState, 'activity'>, settings: DesktopSettings): boolean {
  return settings.hideContent || state.activity === 'locked';
}

/** Whether it is for me to act: it waits, not for a colleague, and it was not me who gave it back. */
export function concernsMe(state: DeskState, handoffId: string): boolean {
  const handoff = state.mirror.handoffs[handoffId];
  if (!handoff || !isServed(state, handoff) || decideTurn(state, handoff) === 'theirs') return false;
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

function describeRequest(handoff: PendingHandoff, hidden: boolean, now: number): Notice {
  const waited = now - Date.parse(waitingSince(handoff));
  const wait = waited >= WORTH_TELLING_MS ? ` · for ${formatDuration(waited)}` : '';
  const words = handoff.preview?.text || describeReason(handoff.reason);
  return {
    tag: requestTag(handoff.id),
    kind: 'request',
    leadsTo: { to: 'request', handoffId: handoff.id },
    title: hidden
      ? 'Someone is waiting'
      : clip(`${nameOfVisitor(handoff.visitor)} ${handoff.offer ? 'is offered to you' : 'is waiting'}`, 200),
    body: hidden ? 'A new request for a person' : `${clip(handoff.chatbot.name, 80)}${wait}\n${clip(words, 300)}`,
  };
}

/** In one toast instead of many: only how many. */
export function describeBurst(count: number): Notice {
  return {
    tag: BURST_TAG,
    kind: 'request',
    leadsTo: { to: 'queue' },
    title: `${count} people are waiting`,
    body: 'Open Pending Requests to see them.',
  };
}

function describeMessage(state: DeskState, conversationId: string, message: Message, hidden: boolean): Notice {
  const visitor = state.mirror.conversations[conversationId]?.visitor;
  const text = message.content.kind === 'text' ? message.content.text : '';
  return {
    tag: chatTag(conversationId),
    kind: 'message',
    leadsTo: { to: 'chat', conversationId },
    title: hidden ? 'New message' : clip(nameOfVisitor(visitor), 200),
    body: hidden ? 'A visitor wrote in one of your chats' : clip(text, 300),
  };
}

/** Listed words were used, or somebody tries their notifications out. */
export function describeRaised(alert: RaisedAlert, hidden: boolean): Notice {
  const { conversationId } = alert;
  const common = {
    tag: `alert:${alert.id}`,
    leadsTo: conversationId === null ? null : ({ to: 'chat', conversationId } as const),
  };
  if (alert.kind === 'test') {
    return { ...common, kind: 'test', title: 'This is a test', body: 'Notifications of new requests look like this.' };
  }
  const said = alert.words.map((word) => `“${word}”`).join(', ');
  return {
    ...common,
    kind: 'keyword',
    title: hidden ? 'A listed word was used' : clip(`${nameOfVisitor({ name: alert.visitorName })} said ${said}`, 200),
    body: hidden ? 'A visitor wrote something you asked to hear of' : clip(`${alert.chatbotName}\n${alert.text}`, 380),
  };
}

/** Cuts between whole characters; `length` counts as the bridge's schema does, in UTF-16 units. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  let clipped = '';
  for (const character of text) {
    if (clipped.length + character.length >= length) break;
    clipped += character;
  }
  return `${clipped}…`;
}
