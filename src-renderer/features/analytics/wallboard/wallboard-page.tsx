import './wallboard.css';
import { useEffect, useMemo, useRef } from 'react';
import type { Wallboard } from '#contract/analytics/wallboard.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { BackIcon, ExpandIcon, OfflineIcon } from '../../../ui/icons.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { formatTime as formatLocalTime } from '../../../words/time-words.ts';
import { type Polled, usePolled } from '../use-polled.ts';
import { formatClock } from '../words/moment-words.ts';
import { AgentBoard } from './agent-board.tsx';
import { QueueBoard } from './queue-board.tsx';
import { TodayBoard } from './today-board.tsx';
import { useDarkFirst } from './use-dark-first.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useWakeLock } from './use-wake-lock.ts';

const EVERY_MS = 5_000;

/** What a team looks at all day, readable from the other end of the room. */
export function WallboardPage() {
  const desk = useDesk();
  const polled = usePolled(() => desk.ask('getWallboard'), 'wallboard', EVERY_MS);
  const fullScreen = useFullScreen();
  const name = useDeskState(({ mirror }) => mirror.me?.workspaceName ?? '');
  useRefreshWithQueue(polled.refresh);
  useWakeLock(fullScreen.isOn);
  useDarkFirst();
  return (
    <main className="wallboard" data-stale={polled.failure !== null || undefined}>
      <header className="wallboard__head">
        <h1 className="wallboard__title">{name || 'Wallboard'}</h1>
        {polled.value ? <Clock timezone={polled.value.timezone} /> : null}
        <span className="wallboard__space" />
        <Connection failure={polled.failure} />
        {fullScreen.isPossible ? (
          <Button
            icon={<ExpandIcon size={16} />}
            onPress={() => {
              void fullScreen.toggle().then((worked) => {
                if (!worked) desk.showToast({ text: 'This window may not fill the screen.' });
              });
            }}
          >
            {fullScreen.isOn ? 'Leave full screen' : 'Full screen'}
          </Button>
        ) : null}
        {fullScreen.isOn ? null : (
          <Button icon={<BackIcon size={16} />} onPress={() => desk.showView('analytics')}>
            Analytics
          </Button>
        )}
      </header>
      {polled.value ? <Boards board={polled.value} /> : <Waiting polled={polled} />}
    </main>
  );
}

function Boards({ board }: { board: Wallboard }) {
  // The wait is counted by the server's clock: this computer's may be minutes off.
  const ahead = useMemo(() => Date.parse(board.at) - Date.now(), [board]);
  return (
    <div className="wallboard__boards">
      <QueueBoard board={board} aheadMs={ahead} />
      <AgentBoard agents={board.agents} />
      <TodayBoard today={board.today} />
    </div>
  );
}

function Waiting({ polled }: { polled: Polled<Wallboard> }) {
  return (
    <p className="wallboard__loading" role={polled.failure ? 'alert' : 'status'}>
      {polled.failure ? polled.failure.message : 'Loading'}
    </p>
  );
}

function Clock({ timezone }: { timezone: string }) {
  const now = useNow();
  return (
    <time className="wallboard__clock" title={`Time in ${timezone}`}>
      {formatClock(now, timezone)}
    </time>
  );
}

function Connection({ failure }: { failure: Polled<Wallboard>['failure'] }) {
  return (
    <span role="status" className="wallboard__connection">
      {failure ? (
        <>
          <OfflineIcon size={20} />
          No connection since {formatLocalTime(new Date(failure.since).toISOString())}
        </>
      ) : null}
    </span>
  );
}

/** Somebody came into the queue or left it: what the wall says about it is asked for at once. */
function useRefreshWithQueue(refresh: () => void): void {
  const rev = useDeskState(({ mirror }) => mirror.rev);
  const seen = useRef(rev);
  useEffect(() => {
    if (seen.current === rev) return;
    seen.current = rev;
    refresh();
  }, [rev, refresh]);
}
