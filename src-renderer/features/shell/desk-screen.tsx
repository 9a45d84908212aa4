import './desk-screen.css';
import { useState } from 'react';
import type { View } from '../../state/desk-state.ts';
import { useDesk, useDeskList, useDeskState } from '../../state/react.tsx';
import { selectView } from '../../state/selectors.ts';
import { ToastList } from '../../ui/toast-list.tsx';
import { SwitchQuestion } from '../accounts/switch-question.tsx';
import { Chatbots } from '../chatbots/chatbots.tsx';
import { ContactMessages } from '../contact-messages/contact-messages.tsx';
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

/** The workplace: rail, and one view beside it. */
export function DeskScreen() {
  const view = useDeskState(selectView);
  const [helpOpen, setHelpOpen] = useState(false);
  useDocumentTitle();
  useSettingsAddress();
  useWindowSignals();
  useShortcuts(() => setHelpOpen(true));
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
      <ShortcutHelp isOpen={helpOpen} onClose={() => setHelpOpen(false)} />
      <InviteQuestion />
      <SwitchQuestion />
      <Toasts />
    </div>
  );
}

function CurrentView({ view }: { view: View }) {
  switch (view) {
    case 'chats':
      return <LiveChats />;
    case 'messages':
      return <ContactMessages />;
    case 'chatbots':
      return <Chatbots />;
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
