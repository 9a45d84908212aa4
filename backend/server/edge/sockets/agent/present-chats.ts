import type { Chat } from '#contract/agent-socket.ts';
import type { Thread } from '../../../../modules/conversation/index.ts';
import type { SocketDeps } from '../deps.ts';

/** Chats as an agent sees them, with what the agent before left. One query for all of them, and only if any came back. */
export function createChatPresenter({ conversations }: Pick<SocketDeps, 'conversations'>) {
  async function presentChats(threads: readonly Thread[]): Promise<Chat[]> {
    const drafts = await conversations.leftDraftsOf(threads.map((thread) => thread.view));
    return threads.map(({ view, messages, hasMore }) => ({
      conversation: view.forAgent,
      handover: view.handover,
      leftDraft: drafts.get(view.forAgent.id) ?? null,
      messages,
      hasMore,
    }));
  }

  return {
    presentChats,
    async presentChat(thread: Thread): Promise<Chat> {
      const [chat] = await presentChats([thread]);
      if (!chat) throw new Error('one thread makes one chat');
      return chat;
    },
  };
}
