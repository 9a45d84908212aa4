import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { WarningIcon } from '../../../ui/icons.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';

/** One button for everything in this chat that was not sent. */
export function UnsentBar({ conversationId }: { conversationId: string }) {
  const desk = useDesk();
  const count = useDeskState(
    ({ outbox }) =>
      outbox.filter((entry) => entry.conversationId === conversationId && entry.state === 'failed').length,
  );
  if (count === 0) return null;
  return (
    <NoticeBar
      tone="error"
      icon={<WarningIcon size={16} />}
      action={
        <Button size="s" onPress={() => desk.retryAll(conversationId)}>
          {count === 1 ? 'Try again' : 'Try all again'}
        </Button>
      }
    >
      {count === 1 ? 'One message was not sent.' : `${count} messages were not sent.`}
    </NoticeBar>
  );
}
