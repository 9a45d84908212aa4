import type { PastConversation } from '#contract/history/past-conversations.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { InfoIcon } from '../../../ui/icons.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';

/** A conversation that has not ended is more than what is seen here; whoever has it can go on with it. */
export function StillGoingOn({ conversation, onRefresh }: { conversation: PastConversation; onRefresh: () => void }) {
  const desk = useDesk();
  const isMine = useDeskState((state) => state.mirror.chatIds.includes(conversation.id));
  const isWaiting = useDeskState(({ mirror }) =>
    mirror.queueIds.some((id) => mirror.handoffs[id]?.conversationId === conversation.id),
  );
  if (conversation.status === 'closed') return null;
  const leads = isMine || isWaiting;
  return (
    <NoticeBar
      tone="info"
      icon={<InfoIcon size={16} />}
      action={
        leads ? (
          <Button size="s" onPress={() => desk.navigate({ to: 'chat', conversationId: conversation.id })}>
            Open in Live Chats
          </Button>
        ) : (
          <Button size="s" onPress={onRefresh}>
            Look again
          </Button>
        )
      }
    >
      {describe(conversation, isMine)}
    </NoticeBar>
  );
}

function describe({ status, agents }: PastConversation, isMine: boolean): string {
  if (isMine) return 'This chat is still going on, and it is yours.';
  if (status === 'pending') return 'Still going on: the visitor waits for a person.';
  const agent = agents.at(-1);
  if (status === 'active') return `Still going on: ${agent ? agent.name : 'an agent'} has this chat.`;
  return 'Still going on: the visitor talks with the bot.';
}
