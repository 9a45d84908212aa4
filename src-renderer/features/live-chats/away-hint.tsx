import { useDesk, useDeskState } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { ClockIcon, MoonIcon } from '../../ui/icons.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { describeQuiet } from '../../words/quiet-words.ts';

export function AwayHint() {
  const desk = useDesk();
  const away = useDeskState((state) => state.mirror.me?.presence === 'away');
  const quiet = useDeskState((state) => state.quiet);
  if (quiet.on) {
    return (
      <NoticeBar
        tone="info"
        icon={<MoonIcon size={16} />}
        action={
          <Button size="s" onPress={() => void desk.chooseDoNotDisturb('off')}>
            Turn off
          </Button>
        }
      >
        Do not disturb: no notifications or sounds. {describeQuiet(quiet, Date.now())}.
      </NoticeBar>
    );
  }
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
