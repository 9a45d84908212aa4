import './live-chats.css';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useDesk, useDeskState } from '../../console/hooks.tsx';
import type { ChatTab } from '../../state/desk-state.ts';
import { selectAcceptableCount, selectMe, selectTab, selectUnreadChats } from '../../state/selectors.ts';
import { Count } from '../../ui/badge.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ChatsIcon } from '../../ui/icons.tsx';
import { ActiveList } from './active/active-list.tsx';
import { AwayHint } from './away-hint.tsx';
import { Detail, useHasDetail } from './detail.tsx';
import { LapseNotice } from './handing-on/lapse-notice.tsx';
import { Load } from './load.tsx';
import { NotificationHint } from './notification-hint.tsx';
import { PendingList } from './pending/pending-list.tsx';
import { SoundHint } from './sound-hint.tsx';
import { UnsentElsewhere } from './unsent-elsewhere.tsx';
import { ExplainDialog } from './why/explain-dialog.tsx';

/** For agents their desk; for everybody else why there is none. */
export function LiveChats() {
  const answersChats = useDeskState((state) => selectMe(state)?.permissions.includes('chats.respond') ?? true);
  return answersChats ? <AgentDesk /> : <NoChats />;
}

function NoChats() {
  return (
    <div className="live-chats-none">
      <h1 className="live-chats__title">Live Chats</h1>
      <EmptyState icon={<ChatsIcon size={22} />} title="You do not answer chats">
        <p>
          Whoever manages your team can allow it: it is the permission “Respond to Live Chats”. It counts at once,
          without signing in again.
        </p>
      </EmptyState>
    </div>
  );
}

/** The two lists, and beside them what is selected in the list that is shown. */
function AgentDesk() {
  const desk = useDesk();
  const tab = useDeskState(selectTab);
  const hasDetail = useHasDetail();
  return (
    <div className="live-chats" data-detail={hasDetail}>
      <div className="live-chats__lists">
        <header className="live-chats__head">
          <h1 className="live-chats__title">Live Chats</h1>
          <Load />
        </header>
        <Tabs
          className="live-chats__tabs"
          selectedKey={tab}
          onSelectionChange={(key) => desk.showTab(key === 'active' ? 'active' : 'pending')}
        >
          <TabList className="tab-list" aria-label="Live Chats">
            <CountedTab id="pending" label="Pending Requests" />
            <CountedTab id="active" label="Active Chats" />
          </TabList>
          <AwayHint />
          <LapseNotice />
          <NotificationHint />
          <SoundHint />
          <UnsentElsewhere />
          <TabPanel id="pending" className="tab-panel">
            <PendingList />
          </TabPanel>
          <TabPanel id="active" className="tab-panel">
            <ActiveList />
          </TabPanel>
        </Tabs>
      </div>
      <div className="live-chats__detail">
        <Detail />
      </div>
      <ExplainDialog />
    </div>
  );
}

/** The number is visible in the label and told as its description; the name stays the plain label. */
function CountedTab({ id, label }: { id: ChatTab; label: string }) {
  const count = useDeskState(id === 'pending' ? selectAcceptableCount : selectUnreadChats);
  const countId = `tab-count-${id}`;
  return (
    <Tab id={id} className="tab" aria-label={label} aria-describedby={countId}>
      <span>{label}</span>
      <Count value={count} tone={id === 'pending' ? 'alert' : 'accent'} decorative />
      <span id={countId} hidden>
        {id === 'pending' ? `${count} waiting` : `${count} with unread messages`}
      </span>
    </Tab>
  );
}
