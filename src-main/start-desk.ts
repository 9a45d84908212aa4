import { app, nativeTheme, powerMonitor } from 'electron';
import { createAttentionHub, nothingToAttend } from './attention/attention.ts';
import { handleAttentionCalls } from './attention/handlers.ts';
import { showBadge } from './badge/badge.ts';
import { createCredentialVault } from './credentials/credential-vault.ts';
import { openOsKeychain } from './credentials/os-keychain.ts';
import type { listenForDeepLinks } from './deep-link/deep-links.ts';
import { tell } from './ipc/tell.ts';
import { setAppMenu } from './menu/app-menu.ts';
import { handleNoticeCalls } from './notifications/handlers.ts';
import { createNotices } from './notifications/notices.ts';
import { openToaster } from './notifications/open-toaster.ts';
import { watchActivity } from './presence/activity-watch.ts';
import { handleActivityCalls } from './presence/handlers.ts';
import { watchSystem } from './presence/system-watch.ts';
import { serveConsole } from './protocol/serve-console.ts';
import { createChosenServer, readGivenServer } from './server/chosen-server.ts';
import { handleServerCalls } from './server/handlers.ts';
import { netFetch } from './server/http.ts';
import { handleSessionCalls } from './session/handlers.ts';
import { createSessionKeeper } from './session/session-keeper.ts';
import { handleSettingsCalls } from './settings/handlers.ts';
import { createSettings } from './settings/settings.ts';
import { openStore } from './settings/store.ts';
import { showTray } from './tray/tray.ts';
import { findTray } from './tray/tray-available.ts';
import { closeToTray } from './window/close-to-tray.ts';
import { openConsoleWindow } from './window/console-window.ts';
import { recoverFromCrashes } from './window/crash.ts';
import { handleExternalLinks } from './window/external-links.ts';
import { lockDown } from './window/lockdown.ts';

/** Puts the parts together, in the order they need each other. */
export async function startDesk(deepLinks: ReturnType<typeof listenForDeepLinks>): Promise<void> {
  lockDown();
  setAppMenu();

  const store = openStore();
  const settings = createSettings(store);
  nativeTheme.themeSource = settings.get().theme;

  const server = createChosenServer(store, readGivenServer(process.argv, process.env));
  const vault = createCredentialVault(openOsKeychain());
  const session = createSessionKeeper({ server, vault, fetch: netFetch });
  const attention = createAttentionHub();
  serveConsole(server.get);

  const trayAvailable = findTray();
  const toaster = await openToaster();

  // From here on everything happens before the page's first call can arrive.
  const desk = openConsoleWindow(store);
  const page = desk.window.webContents;
  const system = watchSystem((afterMs) => tell(page, 'system:resumed', { afterMs }));
  const activity = watchActivity(powerMonitor, (report) => tell(page, 'activity:changed', report));
  const notices = createNotices({
    toaster,
    settings: settings.get,
    screenLocked: system.isLocked,
    onClick: desk.navigate,
  });
  settings.onChange((changed) => {
    nativeTheme.themeSource = changed.theme;
    tell(page, 'settings:changed', changed);
  });

  handleServerCalls({ server, session, fetch: netFetch, reloadPage: () => page.reload() });
  handleSessionCalls(session);
  handleSettingsCalls(settings);
  handleAttentionCalls(attention);
  handleNoticeCalls(notices);
  handleActivityCalls(activity);
  handleExternalLinks();

  recoverFromCrashes(desk.window, () => attention.set(nothingToAttend));
  showBadge(desk.window, attention);
  showTray({ attention, open: desk.reveal, choosePresence: (choice) => tell(page, 'presence:chosen', { choice }) });

  app.on('second-instance', desk.reveal);
  app.on('activate', desk.reveal);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', notices.withdrawAll);
  app.on('will-quit', activity.stop);
  deepLinks.deliverTo(desk.navigate);
  closeToTray(desk.window, { settings, store, trayAvailable: await trayAvailable });
}
