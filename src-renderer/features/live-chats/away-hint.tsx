import { useDesk, useDeskState } from '../../state/react.tsx';
import { Button } from '../../ui/button.tsx';
import { ClockIcon } from '../../ui/icons.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';

export function AwayHint() {
  const desk = useDesk();
  const away = useDeskState((state) => state.mirror.me?.presence === 'away');
  if (!away) return null;
  return (
    <NoticeBar
      tone="warning"
      icon={<ClockIcon size={16} />}
      action={
        <Button size="s" onPress={() => void desk.choosePresence('online')}>
          Go online
        </Button>
      }
    >
      You are away. You can still accept requests.
    </NoticeBar>
  );
}
