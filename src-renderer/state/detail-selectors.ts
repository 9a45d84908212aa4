import type { PendingHandoff } from '#contract/conversations.ts';
import type { DeskState, ShownDeparture } from './desk-state.ts';
import { selectLapses } from './handover-selectors.ts';

/** A request as its row shows it: waiting, or just gone. */
export function selectHandoff(state: DeskState, handoffId: string): PendingHandoff | undefined {
  return state.mirror.handoffs[handoffId] ?? state.departures[handoffId]?.handoff;
}

/** Why a request has just left; nothing once it is back in the queue. */
export function selectDeparture(state: DeskState, handoffId: string): ShownDeparture | undefined {
  const departure = state.departures[handoffId];
  const waiting = state.mirror.handoffs[handoffId];
  const isBack = waiting !== undefined && waiting.handover?.at !== departure?.handoff.handover?.at;
  return isBack ? undefined : departure;
}

/** The request that is looked into; null when it has left for good. */
export function selectPeeked(state: DeskState): string | null {
  const { handoffId } = state.selection;
  return handoffId && selectHandoff(state, handoffId) ? handoffId : null;
}

/** The chat beside the list; null when there is none or it is not known (yet). */
export function selectShownChat(state: DeskState): string | null {
  const { conversationId } = state.selection;
  return conversationId && state.mirror.conversations[conversationId] ? conversationId : null;
}

/** Whether I may write here: the chat is mine and open. */
export function selectIsOpen(state: DeskState, conversationId: string): boolean {
  return state.mirror.chatIds.includes(conversationId);
}

/** Messages that failed in chats that are no longer listed: they would be lost from sight. */
export function selectUnsentElsewhere(state: DeskState): readonly string[] {
  if (!state.mirror.synced) return [];
  // Those of chats that lapsed are told with the lapse.
  const elsewhere = [...state.mirror.chatIds, ...selectLapses(state)];
  return state.outbox
    .filter((entry) => entry.state === 'failed' && !elsewhere.includes(entry.conversationId))
    .map((entry) => entry.clientId);
}
