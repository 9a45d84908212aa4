import type { CSSProperties } from 'react';
import type { Wallboard } from '#contract/analytics/wallboard.ts';
import { useNow } from '../../../ui/use-now.ts';
import { decideWaitTone, formatWaiting, type WaitTone } from '../../../words/time-words.ts';
import { countThings, formatCount, NOTHING } from '../words/figure-words.ts';
import { TermName } from '../words/term.tsx';

const TONES: Record<WaitTone, string> = {
  calm: 'in good time',
  long: 'a long wait',
  overdue: 'Too long: somebody please accept',
};

/** Who waits now, and for how long. */
export function QueueBoard({ board, aheadMs }: { board: Wallboard; aheadMs: number }) {
  const { waiting, waitingSince, activeChats } = board;
  return (
    <section className="wall-queue" aria-label="Queue">
      <div className="wall-figure wall-figure--huge">
        <h2 className="wall-figure__name">
          <TermName term="waitingNow" />
        </h2>
        <Huge text={formatCount(waiting)} />
        <p className="wall-figure__aside">
          {waiting === 0 ? 'nobody is waiting' : 'in the queue'}
          {' · '}
          {countThings(activeChats, 'active chat', 'active chats')}
        </p>
      </div>
      {waitingSince === null ? (
        <div className="wall-figure wall-figure--huge">
          <h2 className="wall-figure__name">
            <TermName term="longestWait" />
          </h2>
          <Huge text={NOTHING} />
          <p className="wall-figure__aside">all taken care of</p>
        </div>
      ) : (
        <LongestWait since={Date.parse(waitingSince)} aheadMs={aheadMs} />
      )}
    </section>
  );
}

function Huge({ text }: { text: string }) {
  return (
    <p className="wall-figure__value" style={{ '--signs': text.length } as CSSProperties}>
      {text}
    </p>
  );
}

function LongestWait({ since, aheadMs }: { since: number; aheadMs: number }) {
  const waited = useNow() + aheadMs - since;
  const tone = decideWaitTone(waited);
  return (
    <div className="wall-figure wall-figure--huge" data-tone={tone}>
      <h2 className="wall-figure__name">
        <TermName term="longestWait" />
      </h2>
      <Huge text={formatWaiting(waited)} />
      <p className="wall-figure__aside">{TONES[tone]}</p>
    </div>
  );
}
