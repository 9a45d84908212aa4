import type { ConversationStatus, HandoffState } from '#contract/conversations.ts';

export const STATUS_NAMES: Readonly<Record<ConversationStatus, string>> = {
  bot: 'With the bot',
  pending: 'Waiting for a person',
  active: 'In a live chat',
  closed: 'Ended',
};

/** How a request for a person stands, or ended; `none` = nobody was asked for. */
export const OUTCOME_NAMES: Readonly<Record<HandoffState | 'none', string>> = {
  pending: 'Waiting',
  accepted: 'Being answered',
  completed: 'Completed',
  cancelled: 'Visitor left',
  expired: 'Nobody took it',
  none: 'Bot only',
};

export const STARS_NAMES = {
  any: 'Any rating',
  '5': '5 stars',
  '4': '4 stars',
  '3': '3 stars',
  '2': '2 stars',
  '1': '1 star',
} as const;

/** "1 conversation", "1,204 conversations"; with `more`, so many of those that are there. */
export function countConversations(count: number, more: boolean): string {
  if (more) return `${count.toLocaleString()} shown, more below`;
  return count === 1 ? '1 conversation' : `${count.toLocaleString()} conversations`;
}
