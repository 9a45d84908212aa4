import './settings.css';
import type { ReactNode } from 'react';
import type { SettingsPage } from '../../state/desk-state.ts';
import { InfoIcon } from '../../ui/icons.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { AlertRules } from './alerts/alert-rules.tsx';
import { EmailAlerts } from './alerts/email-alerts.tsx';
import { TeamAlerts } from './alerts/team-alerts.tsx';
import { AlertHistory } from './history/alert-history.tsx';
import { MailServer } from './mail/mail-server.tsx';
import { OutboxPage } from './outbox/outbox-page.tsx';
import { Appearance } from './pages/appearance.tsx';
import { Notifications } from './pages/notifications.tsx';
import { WorkingWithChats } from './pages/working-with-chats.tsx';
import { PrivacyPage } from './privacy/privacy-page.tsx';
import { ProfilePage } from './profile/profile-page.tsx';
import { SecurityLog } from './security-log/security-log.tsx';
import { type SettingsHome, SettingsHomeProvider } from './settings-home.tsx';
import { SettingsNav } from './settings-nav.tsx';
import { decidePage, PAGES } from './settings-pages.ts';
import { TeamPage } from './team/team-page.tsx';
import { WorkspacePage } from './workspace/workspace-page.tsx';

const SCREENS: Readonly<Record<SettingsPage, () => ReactNode>> = {
  profile: ProfilePage,
  notifications: Notifications,
  'email-alerts': EmailAlerts,
  appearance: Appearance,
  chats: WorkingWithChats,
  team: TeamPage,
  workspace: WorkspacePage,
  privacy: PrivacyPage,
  'team-alerts': TeamAlerts,
  'alert-rules': AlertRules,
  'alert-history': AlertHistory,
  'mail-server': MailServer,
  outbox: OutboxPage,
  'security-log': SecurityLog,
};

/** The settings: what is mine and what is everyone's, each page with an address of its own. */
export function Settings({ home }: { home: SettingsHome }) {
  const page = decidePage(home.page, home.me.permissions);
  const Screen = SCREENS[page];
  return (
    <SettingsHomeProvider value={home}>
      <div className="settings">
        <SettingsNav current={page} />
        {/* A new page begins at its top. */}
        <div className="settings__body" key={page}>
          {page === home.page ? null : (
            <NoticeBar tone="info" icon={<InfoIcon size={16} />}>
              “{PAGES[home.page].name}” needs a permission that you do not have. Whoever manages your team can give it
              to you.
            </NoticeBar>
          )}
          <Screen />
        </div>
      </div>
    </SettingsHomeProvider>
  );
}
