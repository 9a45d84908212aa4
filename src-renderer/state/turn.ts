import type { PendingHandoff } from '#contract/conversations.ts';
import type { DeskState } from './desk-state.ts';

/** Whose turn it is to accept: everyone's, mine, or somebody else's. What I passed on is not mine any more. */
export type Turn = 'open' | 'mine' | 'theirs';

export function decideTurn(state: Pick<DeskState, 'mirror' | 'passed'>, handoff: PendingHandoff): Turn {
  const { offer } = handoff;
  if (offer === null) return 'open';
  const mine = offer.to.id === state.mirror.me?.id && state.passed[handoff.id] !== offer.offeredAt;
  return mine ? 'mine' : 'theirs';
}

/** Whether its chatbot is one of mine: of others I am told nothing, and the server would not let me accept. */
export function isServed({ mirror }: Pick<DeskState, 'mirror'>, { chatbot }: Pick<PendingHandoff, 'chatbot'>): boolean {
  return mirror.me?.chatbotIds?.includes(chatbot.id) ?? true;
}

/** Since when the visitor waits: anew, when somebody had answered in between. */
export function waitingSince({ handover, requestedAt }: Pick<PendingHandoff, 'handover' | 'requestedAt'>): string {
  return handover?.at ?? requestedAt;
}
