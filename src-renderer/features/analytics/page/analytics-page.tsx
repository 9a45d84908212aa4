import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { OfflineIcon, ScreenIcon, WarningIcon } from '../../../ui/icons.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import { Filters } from '../filters/filters.tsx';
import { useReport } from '../use-report.ts';
import { describeBefore, formatClock, formatDays } from '../words/moment-words.ts';
import { Dashboard } from './dashboard.tsx';
import { DashboardSkeleton } from './dashboard-skeleton.tsx';

/** The dashboard, with what is chosen above it. */
export function AnalyticsPage() {
  const desk = useDesk();
  const choice = useDeskState(({ selection }) => selection.analytics);
  const { report, choices, days, isOutdated, failure, isLoading, refresh } = useReport(choice);
  const choose = (patch: Partial<typeof choice>): void => desk.openAnalytics({ ...choice, ...patch });
  return (
    <div className="analytics">
      <div className="analytics__page">
        <header className="analytics__head">
          <div className="analytics__words">
            <h1 className="analytics__title">Analytics</h1>
            <p className="analytics__about">
              {formatDays(days)}
              {report ? (
                <>
                  {' · '}Times in {report.timezone}
                  {' · '}As of {formatClock(report.countedUntil, report.timezone)}
                  {report.previousPeriod?.isPart ? ` · So far, compared with ${describeBefore(report)}` : ''}
                </>
              ) : null}
            </p>
          </div>
          <Button icon={<ScreenIcon size={16} />} onPress={() => desk.showView('wallboard')}>
            Wallboard
          </Button>
        </header>
        <Filters choice={choice} days={days} choices={choices} onChoose={choose} />
        {failure && report ? (
          <div className="analytics__notice">
            <NoticeBar
              tone="warning"
              icon={<WarningIcon size={16} />}
              action={
                <Button size="s" isPending={isLoading} onPress={refresh}>
                  Retry
                </Button>
              }
            >
              These numbers could not be brought up to date. {failure.message}
            </NoticeBar>
          </div>
        ) : null}
        {report ? (
          <Dashboard report={report} choice={choice} onChoose={choose} isOutdated={isOutdated} />
        ) : failure ? (
          <EmptyState icon={<OfflineIcon size={22} />} title="The numbers could not be loaded">
            <p role="alert">{failure.message}</p>
            <div className="empty-state__action">
              <Button isPending={isLoading} onPress={refresh}>
                Retry
              </Button>
            </div>
          </EmptyState>
        ) : (
          <DashboardSkeleton />
        )}
      </div>
    </div>
  );
}
