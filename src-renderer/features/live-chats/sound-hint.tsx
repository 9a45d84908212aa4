import { useAppState, useDeskState } from '../../console/hooks.tsx';
import { selectPendingCount } from '../../state/selectors.ts';
import { SoundIcon } from '../../ui/icons.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';

/** A browser lets no page make a sound before somebody has clicked in it; then this goes by itself. */
export function SoundHint() {
  const silent = useDeskState((state) => state.sounds === 'needs_gesture');
  const wanted = useAppState(({ settings }) => settings.soundRequests || settings.soundMessages);
  const someoneWaits = useDeskState((state) => selectPendingCount(state) > 0);
  if (!silent || !wanted || !someoneWaits) return null;
  return (
    <NoticeBar tone="info" icon={<SoundIcon size={16} />}>
      Sounds are silent until you click anywhere in this page once.
    </NoticeBar>
  );
}
