import './settings-window.css';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { tryInConsole } from '../desk/trial-channel.ts';
import { Settings } from '../features/settings/settings.tsx';
import { PAGES, parseSettingsHash, writeSettingsHash } from '../features/settings/settings-pages.ts';
import type { SettingsPage } from '../state/desk-state.ts';
import { applyTheme } from '../ui/apply-theme.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PersonIcon } from '../ui/icons.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import type { SettingsSession } from './create-settings-session.ts';

/** The settings in a window of their own, for the desktop app. The same pages as beside the chats. */
export function SettingsWindow({ session }: { session: SettingsSession }) {
  const { stage, settings, shortcuts } = useStore(session.store);
  const [page, openPage] = useAddress();
  useEffect(() => applyTheme(settings.theme), [settings.theme]);
  useEffect(() => {
    document.title = `${PAGES[page].name} – Settings`;
  }, [page]);
  if (stage.name === 'starting') return <SkeletonRows rows={4} label="Loading settings" />;
  if (stage.name !== 'ready') return <NobodyHere stage={stage.name} onRetry={() => void session.retry()} />;
  const { server, me, ask } = stage;
  return (
    <main className="settings-window">
      <Settings
        home={{
          host: session.host,
          server,
          me,
          ask,
          settings,
          change: (patch) => void session.change(patch),
          shortcuts,
          setShortcuts: session.setShortcuts,
          signOut: () => void session.signOut(),
          page,
          openPage,
          tryNotifications: tryInConsole,
        }}
      />
    </main>
  );
}

function NobodyHere({ stage, onRetry }: { stage: 'signed_out' | 'unreachable'; onRetry: () => void }) {
  const isOut = stage === 'signed_out';
  return (
    <main className="settings-window settings-window--empty">
      <EmptyState icon={<PersonIcon size={22} />} title={isOut ? 'Nobody is signed in' : 'The server does not answer'}>
        <p>{isOut ? 'Sign in in the main window, then come back.' : 'It is needed to know who you are.'}</p>
        <div className="empty-state__action">
          <Button onPress={onRetry}>Try again</Button>
        </div>
      </EmptyState>
    </main>
  );
}

/** The page is in the address alone, so that Back works, and the menu can lead to one. */
function useAddress(): [SettingsPage, (page: SettingsPage) => void] {
  const read = (): SettingsPage => parseSettingsHash(location.hash) ?? 'notifications';
  const [page, setPage] = useState(read);
  useEffect(() => {
    const follow = (): void => setPage(read());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  });
  return [
    page,
    (next) => {
      location.hash = writeSettingsHash(next);
    },
  ];
}
