import './desk-screen.css';
import { useState } from 'react';
import { useDesk, useDeskList, useDeskState } from '../../console/hooks.tsx';
import type { View } from '../../state/desk-state.ts';
import { selectView } from '../../state/selectors.ts';
import { ToastList } from '../../ui/toast-list.tsx';
import { SwitchQuestion } from '../accounts/switch-question.tsx';
import { useAnalyticsAddress } from '../analytics/address/use-analytics-address.ts';
import { Analytics, Wallboard } from '../analytics/analytics.tsx';

import { Chatbots } from '../chatbots/chatbots.tsx';
import { ContactMessages } from '../contact-messages/contact-messages.tsx';
import { Conversations } from '../conversations/conversations-view.tsx';
import { useConversationsAddress } from '../conversations/use-conversations-address.ts';
import { LiveChats } from '../live-chats/live-chats.tsx';
import { DeskSettings } from '../settings/desk-settings.tsx';
import { useSettingsAddress } from '../settings/use-settings-address.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { InviteQuestion } from './invite-question.tsx';
import { MailNotice } from './mail-notice.tsx';
import { MemoryNotice } from './memory-notice.tsx';
import { Rail } from './rail.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWindowSignals } from './use-window-signals.ts';

/** The workplace, or the wallboard in its place, and what may come up over both. */
export function DeskScreen() {
  const view = useDeskState(selectView);
  const [helpOpen, setHelpOpen] = useState(false);
  useDocumentTitle();
  useConversationsAddress();
  useSettingsAddress();
  useAnalyticsAddress();
  useWindowSignals();
  useShortcuts(() => setHelpOpen(true));
  return (
    <>
      {view === 'wallboard' ? <Wallboard /> : <Workplace view={view} />}
      <ShortcutHelp isOpen={helpOpen} onClose={() => setHelpOpen(false)} />
      <InviteQuestion />
      <SwitchQuestion />
      <Toasts />
    </>
  );
}

/** Rail, and one view beside it. */
function Workplace({ view }: { view: Exclude<View, 'wallboard'> }) {
  return (
    <div className="desk">
      <Rail />
      <main className="desk__main">
        <ConnectionBanner />
        <MemoryNotice />
        <MailNotice />
        <div className="desk__view">
          <CurrentView view={view} />
        </div>
      </main>
    </div>
  );
}

function CurrentView({ view }: { view: Exclude<View, 'wallboard'> }) {
  switch (view) {
    case 'chats':
      return <LiveChats />;
    case 'messages':
      return <ContactMessages />;
    case 'conversations':
      return <Conversations />;
    case 'chatbots':
      return <Chatbots />;
    case 'analytics':
      return <Analytics />;
    case 'settings':
      return <DeskSettings />;
  }
}

function Toasts() {
  const desk = useDesk();
  const toasts = useDeskList((state) => state.toasts);
  const items = toasts.map(({ id, text, tone, action }) => ({ id, text, tone, actionLabel: action?.label ?? null }));
  return <ToastList toasts={items} onAct={desk.actOnToast} onClose={desk.closeToast} />;
}
