import type { PendingHandoff } from '#contract/conversations.ts';

interface Member {
  id: string;
  /** Null = all chatbots. */
  chatbotIds: readonly string[] | null;
}

/** What of a queue is for this member to accept: of their chatbots, and not offered to a colleague. Keeps the order. */
export function waitsForMember(queue: readonly PendingHandoff[], { id, chatbotIds }: Member): PendingHandoff[] {
  return queue.filter(
    ({ chatbot, offer }) =>
      (chatbotIds === null || chatbotIds.includes(chatbot.id)) && (offer === null || offer.to.id === id),
  );
}
