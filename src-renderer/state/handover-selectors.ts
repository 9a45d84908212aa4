import type { Chat } from '#contract/agent-socket.ts';
import type { ChatHandover } from '../connection/mirror.ts';
import type { DeskState } from './desk-state.ts';

/** What the agent before left in a chat of mine; null when there is nothing, it was pressed away, or I have answered since. */
export function selectHandover(state: DeskState, conversationId: string): ChatHandover | null {
  const known = state.mirror.handovers[conversationId];
  const handover = known?.handover;
  if (!known || !handover || handover.from?.id === state.mirror.me?.id) return null;
  if (state.dismissed[conversationId] === handover.at) return null;
  const messages = state.mirror.threads[conversationId]?.messages ?? [];
  const answered = messages.some(({ author, at }) => author.kind === 'agent' && at > handover.at);
  return answered ? null : known;
}

export function selectLeftDraft(state: DeskState, conversationId: string): Chat['leftDraft'] {
  return state.mirror.handovers[conversationId]?.leftDraft ?? null;
}

/** Chats that went back to the queue because I was gone for too long, and that were not pressed away: conversation ids. */
export function selectLapses(state: DeskState): readonly string[] {
  const { mirror, dismissed } = state;
  const myId = mirror.me?.id;
  const lapsed = new Map<string, string>();
  const note = (conversationId: string, handover: ChatHandover['handover']): void => {
    if (handover?.cause === 'lease_lapsed' && handover.from?.id === myId) lapsed.set(conversationId, handover.at);
  };
  for (const id of Object.keys(mirror.handovers)) note(id, mirror.handovers[id]?.handover ?? null);
  // The queue is newer than what was opened.
  for (const { conversationId, handover } of Object.values(mirror.handoffs)) {
    lapsed.delete(conversationId);
    note(conversationId, handover);
  }
  return [...lapsed].flatMap(([id, at]) => (mirror.chatIds.includes(id) || dismissed[id] === at ? [] : [id]));
}

/** What I wrote in a chat and never sent: the draft, and messages the server did not take. */
export function hasKeptText(state: DeskState, conversationId: string): boolean {
  return (
    Boolean(state.drafts[conversationId]) ||
    state.outbox.some((entry) => entry.conversationId === conversationId && entry.state !== 'sent')
  );
}
