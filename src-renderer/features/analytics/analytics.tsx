import './analytics.css';
import { lazy, type ReactNode, Suspense } from 'react';
import { useDeskState } from '../../console/hooks.tsx';
import { selectMay, selectMe } from '../../state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { AnalyticsIcon } from '../../ui/icons.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

// In chunks of their own: whoever answers chats does not wait for charts.
const AnalyticsPage = lazy(async () => ({ default: (await import('./page/analytics-page.tsx')).AnalyticsPage }));
const WallboardPage = lazy(async () => ({ default: (await import('./wallboard/wallboard-page.tsx')).WallboardPage }));

/** How it goes: the numbers of a range of days. */
export function Analytics() {
  return (
    <Gate>
      <AnalyticsPage />
    </Gate>
  );
}

/** How it goes right now, for the screen on the wall. */
export function Wallboard() {
  return (
    <Gate>
      <WallboardPage />
    </Gate>
  );
}

function Gate({ children }: { children: ReactNode }) {
  const isKnown = useDeskState(selectMe) !== null;
  const may = useDeskState(selectMay('analytics.view'));
  const loading = <SkeletonRows rows={4} label="Loading" />;
  if (!isKnown) return loading;
  if (!may) return <NotPermitted />;
  return (
    <ErrorBoundary fallback={<NotLoaded />}>
      <Suspense fallback={loading}>{children}</Suspense>
    </ErrorBoundary>
  );
}

function NotPermitted() {
  return (
    <EmptyState icon={<AnalyticsIcon size={22} />} title="You may not see the analytics">
      <p>Somebody who manages the team can give you the permission “See analytics”.</p>
    </EmptyState>
  );
}

/** The usual reason: the server was updated while this window was open, and has other files now. */
function NotLoaded() {
  return (
    <EmptyState icon={<AnalyticsIcon size={22} />} title="This page could not be loaded">
      <p>Handoff Desk may have been updated in the meantime. Your drafts are kept.</p>
      <div className="empty-state__action">
        <Button onPress={() => location.reload()}>Load again</Button>
      </div>
    </EmptyState>
  );
}
