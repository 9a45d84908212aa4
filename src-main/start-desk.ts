import { app, globalShortcut, nativeTheme, powerMonitor } from 'electron';
import { createAccounts } from './accounts/accounts.ts';
import { handleAccountCalls } from './accounts/handlers.ts';
import { createAccountLook } from './accounts/look-at-account.ts';
import { createAttentionHub, nothingToAttend } from './attention/attention.ts';
import { handleAttentionCalls } from './attention/handlers.ts';
import { showBadge } from './badge/badge.ts';
import { createCardWindow } from './card/card-window.ts';
import { handleCardCalls } from './card/handlers.ts';
import { createCredentialVault } from './credentials/credential-vault.ts';
import { openOsKeychain } from './credentials/os-keychain.ts';
import type { listenForDeepLinks } from './deep-link/deep-links.ts';
import { keepInvite } from './deep-link/kept-invite.ts';
import { handleHotkeyCalls } from './hotkey/handlers.ts';
import { createHotkey } from './hotkey/hotkey.ts';
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
import { createSettingsWindow } from './settings-window/settings-window.ts';
import { askToStartAtLogin } from './start-at-login/ask-once.ts';
import { followStartAtLogin, isHiddenStart } from './start-at-login/start-at-login.ts';
import { showTray } from './tray/tray.ts';
import { findTray } from './tray/tray-available.ts';
import { closeToTray } from './window/close-to-tray.ts';
import { openConsoleWindow } from './window/console-window.ts';
import { recoverFromCrashes } from './window/crash.ts';
import { handleExternalLinks } from './window/external-links.ts';
import { handleWindowCalls } from './window/handlers.ts';
import { lockDown } from './window/lockdown.ts';

/** Puts the parts together, in the order they need each other. */
export async function startDesk(deepLinks: ReturnType<typeof listenForDeepLinks>): Promise<void> {
  lockDown();

  const store = openStore();
  const settings = createSettings(store);
  nativeTheme.themeSource = settings.get().theme;

  const server = createChosenServer(store, readGivenServer(process.argv, process.env));
  const vault = createCredentialVault(openOsKeychain());
  const accounts = createAccounts(store, server);
  const session = createSessionKeeper({ server, accounts, vault, fetch: netFetch });
  const attention = createAttentionHub();
  serveConsole(server.get);

  const trayAvailable = findTray();
  const toaster = await openToaster();

  // From here on everything happens before the page's first call can arrive.
  const hidden = isHiddenStart(process.argv);
  const desk = openConsoleWindow(store, hidden ? trayAvailable : Promise.resolve(false));
  const page = desk.window.webContents;
  const invite = keepInvite(desk.navigate);
  const system = watchSystem({
    onResume: (afterMs) => tell(page, 'system:resumed', { afterMs }),
    onLock: () => card.hide(),
  });
  const card = createCardWindow({ screenLocked: system.isLocked });
  const hotkey = createHotkey(globalShortcut, () => tell(page, 'hotkey:pressed', undefined));
  const activity = watchActivity(powerMonitor, (report) => tell(page, 'activity:changed', report));
  const notices = createNotices({
    toaster,
    settings: settings.get,
    screenLocked: system.isLocked,
    quiet: () => attention.get().quiet,
    onClick: (navigation) => (navigation ? desk.navigate(navigation) : desk.reveal()),
  });
  hotkey.follow(settings.get());
  followStartAtLogin(settings);
  settings.onChange((changed) => {
    nativeTheme.themeSource = changed.theme;
    hotkey.follow(changed);
    tell(page, 'settings:changed', changed);
  });

  const settingsWindow = createSettingsWindow(settings);
  setAppMenu({ openSettings: settingsWindow.open });
  handleServerCalls({
    server,
    setAccountAside: accounts.setAside,
    fetch: netFetch,
    reloadPage() {
      // Its page, too, may connect to the old server only.
      settingsWindow.close();
      desk.reload(invite.get());
    },
  });
  handleAccountCalls({
    accounts,
    server,
    forget: session.forget,
    look: createAccountLook({ accounts, renew: session.renew, fetch: netFetch }),
    leave() {
      // Both belong to the account that is left.
      settingsWindow.close();
      notices.withdrawAll();
    },
    startPageAnew(place) {
      // Somebody goes back to work, so the invite that was looked at is not asked about again.
      invite.forget();
      desk.reload(place);
    },
  });
  handleSessionCalls({
    ...session,
    async signIn(request) {
      const outcome = await session.signIn(request);
      if (outcome.status === 'signed_in') invite.forget();
      return outcome;
    },
    async join(request) {
      const outcome = await session.join(request);
      if (outcome.status === 'signed_in') invite.forget();
      return outcome;
    },
    signOut() {
      settingsWindow.close();
      notices.withdrawAll();
      return session.signOut();
    },
  });
  handleSettingsCalls(settings);
  handleAttentionCalls(attention);
  handleNoticeCalls(notices);
  handleActivityCalls(activity);
  handleCardCalls(card, (act) => tell(page, 'card:acted', act));
  handleHotkeyCalls(hotkey);
  handleWindowCalls(desk);
  handleExternalLinks();

  recoverFromCrashes(desk.window, () => attention.set(nothingToAttend));
  showBadge(desk.window, attention);
  showTray({
    attention,
    open: desk.reveal,
    openSettings: settingsWindow.open,
    choosePresence: (choice) => tell(page, 'presence:chosen', { choice }),
    chooseDoNotDisturb: (choice) => tell(page, 'do-not-disturb:chosen', { choice }),
  });
  // A page that loads anew knows nothing of the card that its predecessor showed.
  page.on('did-start-loading', () => card.show(null));
  desk.window.on('closed', card.destroy);
  desk.window.on('closed', settingsWindow.close);

  app.on('second-instance', desk.reveal);
  app.on('activate', desk.reveal);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', notices.withdrawAll);
  app.on('will-quit', activity.stop);
  app.on('before-quit', card.destroy);
  app.on('will-quit', () => globalShortcut.unregisterAll());
  deepLinks.deliverTo(invite.open);
  closeToTray(desk.window, { settings, store, trayAvailable: await trayAvailable });
  if (!hidden) await askToStartAtLogin(desk.window, { store, settings });
}
