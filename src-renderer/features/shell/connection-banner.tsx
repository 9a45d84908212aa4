import { useDesk, useDeskState } from '../../console/hooks.tsx';
import { selectLink } from '../../state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { OfflineIcon } from '../../ui/icons.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { useNow } from '../../ui/use-now.ts';

/** Most interruptions are over sooner; a banner that flashes up worries for nothing. */
const CALM_DELAY_MS = 1_000;

export function ConnectionBanner() {
  const link = useDeskState(selectLink);
  return link.phase === 'ready' ? null : <Interrupted since={link.since} first={link.phase === 'connecting'} />;
}

function Interrupted({ since, first }: { since: number; first: boolean }) {
  const desk = useDesk();
  const now = useNow();
  if (now - since < CALM_DELAY_MS) return null;
  return (
    <NoticeBar
      tone="warning"
      icon={<OfflineIcon size={16} />}
      action={
        <Button size="s" onPress={desk.retryNow}>
          Try now
        </Button>
      }
    >
      {first ? 'Connecting…' : 'Reconnecting… your messages are kept and sent when the connection is back.'}
    </NoticeBar>
  );
}
