import { useDeskState } from '../../../state/react.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { decideWaitTone, formatWaiting, type WaitTone } from '../../../words/time-words.ts';

const WORDS: Record<WaitTone, string> = { calm: '', long: 'long wait', overdue: 'very long wait' };

/** How long somebody has waited, ticking, by the server's clock. */
export function Waiting({ since }: { since: string }) {
  const serverAheadMs = useDeskState((state) => state.mirror.serverAheadMs);
  const ms = useNow() + serverAheadMs - Date.parse(since);
  const tone = decideWaitTone(ms);
  return (
    <span className={`waiting waiting--${tone}`} title="Waiting time">
      {formatWaiting(ms)}
      {WORDS[tone] === '' ? null : <span className="waiting__word"> · {WORDS[tone]}</span>}
    </span>
  );
}
