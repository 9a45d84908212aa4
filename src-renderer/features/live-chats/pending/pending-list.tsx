import './pending-list.css';
import { useAppState, useConsole, useDeskList, useDeskState } from '../../../console/hooks.tsx';
import { selectPendingRows, selectSynced } from '../../../state/selectors.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { CheckIcon, ExternalIcon } from '../../../ui/icons.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useCalmOrder } from '../use-calm-order.ts';
import { RecentRequests } from '../why/recent-requests.tsx';
import { findDemoSite } from './find-demo-site.ts';
import { PendingRow } from './pending-row.tsx';

/** Who waits for a person, oldest first. */
export function PendingList() {
  const synced = useDeskState(selectSynced);
  const ids = useDeskList(selectPendingRows);
  const { rows, ...pointer } = useCalmOrder(ids);
  if (!synced) return <SkeletonRows rows={4} label="Loading requests" />;
  return (
    <div className="pending">
      <div className="pending__queue">
        {rows.length === 0 ? <NobodyWaits /> : <Rows rows={rows} pointer={pointer} />}
      </div>
      <RecentRequests />
    </div>
  );
}

function Rows({ rows, pointer }: { rows: readonly string[]; pointer: Omit<ReturnType<typeof useCalmOrder>, 'rows'> }) {
  return (
    <ul className="chat-list" aria-label="Pending Requests" {...pointer}>
      {rows.map((id) => (
        <PendingRow key={id} handoffId={id} />
      ))}
    </ul>
  );
}

function NobodyWaits() {
  const { host } = useConsole();
  const server = useAppState((state) => ('server' in state.stage ? state.stage.server : ''));
  const demoSite = findDemoSite(server);
  return (
    <EmptyState icon={<CheckIcon size={24} />} title="No one is waiting">
      <p>New requests appear here the moment a visitor asks for a person.</p>
      {demoSite === null ? null : (
        <button type="button" className="link-button" onClick={() => void host.system.openExternal(demoSite)}>
          Open the demo site to try it <ExternalIcon size={14} />
        </button>
      )}
    </EmptyState>
  );
}
