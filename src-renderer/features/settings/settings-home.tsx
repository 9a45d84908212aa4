import { createContext, type ReactNode, useContext } from 'react';
import type { Me } from '#contract/members.ts';
import type { DesktopSettings } from '../../../src-preload/payloads.ts';
import type { CallRoute } from '../../connection/http-calls.ts';
import type { TryNotifications } from '../../desk/try-notifications.ts';
import type { Host } from '../../host/host.ts';
import type { SettingsPage } from '../../state/desk-state.ts';

/**
 * What the pages work with, wherever they are shown: beside the chats, where there is a desk, or in the desktop app's
 * settings window, which has none.
 */
export interface SettingsHome {
  readonly host: Host;
  readonly server: string;
  readonly me: Me;
  readonly ask: CallRoute;
  readonly settings: DesktopSettings;
  readonly change: (patch: Partial<DesktopSettings>) => void;
  readonly shortcuts: boolean;
  readonly setShortcuts: (on: boolean) => void;
  readonly signOut: () => void;
  readonly page: SettingsPage;
  readonly openPage: (page: SettingsPage) => void;
  readonly tryNotifications: TryNotifications;
}

const HomeContext = createContext<SettingsHome | null>(null);

export function SettingsHomeProvider({ value, children }: { value: SettingsHome; children: ReactNode }) {
  return <HomeContext value={value}>{children}</HomeContext>;
}

export function useSettingsHome(): SettingsHome {
  const value = useContext(HomeContext);
  if (!value) throw new Error('useSettingsHome needs a SettingsHomeProvider above it');
  return value;
}
