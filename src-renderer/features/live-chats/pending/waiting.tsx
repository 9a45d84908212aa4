import { useDeskState } from '../../../state/react.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { decideWaitTone, formatWaiting, type WaitTone } from '../../../words/time-words.ts';

const WORDS: Record<WaitTone, string> = { calm: '', long: 'Long wait', overdue: 'Very long wait' };

/** How long somebody has waited, ticking, by the server's clock. */
export function Waiting({ since }: { since: string }) {
  const ms = useWait(since);
  return (
    <span className={`waiting waiting--${decideWaitTone(ms)}`} title="Waiting time">
      {formatWaiting(ms)}
    </span>
  );
}

/** The same in words once it is long, because a colour alone does not reach everybody. */
export function LongWait({ since }: { since: string }) {
  const tone = decideWaitTone(useWait(since));
  return tone === 'calm' ? null : <span className={`waiting-word waiting-word--${tone}`}>{WORDS[tone]} · </span>;
}

function useWait(since: string): number {
  const serverAheadMs = useDeskState((state) => state.mirror.serverAheadMs);
  return useNow() + serverAheadMs - Date.parse(since);
}
