import './history.css';
import type { AlertRecord } from '#contract/alerts.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { BellIcon, CheckIcon, ClockIcon, CloseIcon, EyeIcon } from '../../../ui/icons.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { formatFull, formatWhen } from '../../../words/time-words.ts';
import { ALERT_KINDS } from '../alerts/alert-words.ts';
import { Page } from '../parts/page.tsx';
import { judgeAlert, listTold } from './describe-alert.ts';
import { useAlerts } from './use-alerts.ts';

const VERDICTS = {
  settled: { words: 'Settled', icon: <CheckIcon size={14} /> },
  seen: { words: 'Seen', icon: <EyeIcon size={14} /> },
  failed: { words: 'Something failed', icon: <CloseIcon size={14} /> },
  open: { words: 'Not seen yet', icon: <ClockIcon size={14} /> },
} as const;

/** What somebody had to be told, and whom it reached. */
export function AlertHistory() {
  const alerts = useAlerts();
  const { status, list } = alerts;
  return (
    <Page title="Alert history" lead="What somebody had to be told, whom it reached, and how.">
      {status === 'loading' ? <SkeletonRows rows={4} label="Loading alerts" /> : null}
      {status === 'failed' ? (
        <p className="settings__failure" role="alert">
          The alerts could not be loaded. <Button onPress={alerts.reload}>Try again</Button>
        </p>
      ) : null}
      {status === 'ready' && list.length === 0 ? (
        <EmptyState icon={<BellIcon size={22} />} title="No alerts yet">
          <p>Every request, long wait, unread message and listed word shows up here.</p>
        </EmptyState>
      ) : null}
      {status === 'ready' && list.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: there is nothing to press in it, but much to scroll
        <ul className="history" aria-label="Alerts" tabIndex={0}>
          {list.map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
      ) : null}
      {alerts.more ? (
        <div>
          <Button isPending={alerts.isLoadingMore} onPress={alerts.loadMore}>
            Show older
          </Button>
        </div>
      ) : null}
    </Page>
  );
}

function AlertRow({ alert }: { alert: AlertRecord }) {
  const now = useNow();
  const verdict = judgeAlert(alert);
  const told = listTold(alert.deliveries);
  const kind = ALERT_KINDS.find((candidate) => candidate.kind === alert.kind);
  return (
    <li className="history__alert" data-verdict={verdict}>
      <span className="history__mark">{VERDICTS[verdict].icon}</span>
      <span className="history__words">
        <span className="history__title">
          {kind?.name}
          <span className="history__verdict">{VERDICTS[verdict].words}</span>
        </span>
        <span className="history__facts" dir="auto">
          {alert.visitorName ?? 'Anonymous'} · {alert.chatbot.name}
        </span>
        {told.length === 0 ? <span className="history__facts">Nobody was to be told.</span> : null}
        {told.map(({ id, name, words }) => (
          <span key={id} className="history__member">
            <strong>{name}</strong> {words.join(' · ')}
          </span>
        ))}
      </span>
      <time className="history__time" dateTime={alert.at} title={formatFull(alert.at)}>
        {formatWhen(alert.at, now)}
      </time>
    </li>
  );
}
