import { useDeskState } from '../../../console/hooks.tsx';
import { ClockIcon } from '../../../ui/icons.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { decideWaitTone, formatWaiting, type WaitTone } from '../../../words/time-words.ts';

const WORDS: Record<WaitTone, string> = { calm: 'Waiting time', long: 'Long wait', overdue: 'Very long wait' };

/** How long somebody has waited, ticking, by the server's clock. A long wait has a sign and a word, not only a colour. */
export function Waiting({ since }: { since: string }) {
  const serverAheadMs = useDeskState((state) => state.mirror.serverAheadMs);
  const ms = useNow() + serverAheadMs - Date.parse(since);
  const tone = decideWaitTone(ms);
  return (
    <span className={`waiting waiting--${tone}`} title={WORDS[tone]}>
      {tone === 'calm' ? null : <ClockIcon size={12} />}
      {tone === 'calm' ? null : <span className="visually-hidden">{WORDS[tone]}: </span>}
      {formatWaiting(ms)}
    </span>
  );
}
