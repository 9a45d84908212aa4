import type { ElectronApplication, Page } from '@playwright/test';
import type { MenuEntry, Shell, ShellState } from '../console-handle.ts';
import type { DesktopRecorder } from '../recorded-desktop.ts';
import type { WindowState } from '../stand-in/wire.ts';

interface Parts {
  electron: ElectronApplication;
  desktop: DesktopRecorder;
  page: () => Page;
  onNewPage: (page: Page) => void;
  startAgain: (args: string[]) => Promise<number>;
}

/** What `recorder.cjs` leaves behind in the main process. */
interface Recorded {
  trayIcon: string;
  trayTooltip: string;
  trayMenu: Electron.Menu | null;
  dialogs: ShellState['dialogs'];
  openedExternally: string[];
  channels: string[];
  badge: number;
  nextButton: number | null;
  hotkeys: Record<string, () => void>;
  takenHotkeys: string[];
}
declare global {
  var handoffDeskRecord: Recorded;
}

export function createElectronShell({ electron, desktop, page, onNewPage, startAgain }: Parts): Shell {
  const withWindow = (action: 'close' | 'blur' | 'focus' | 'minimize'): Promise<void> =>
    electron.evaluate(({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0]?.[name](), action);

  return {
    state: () => readState(electron),
    toasts: desktop.list,
    clickToast: desktop.click,
    clickTrayIcon: () =>
      electron.evaluate(({ app }) => {
        // A tray hands out no reference; its click does what a second start does, minus the arguments.
        app.emit('activate');
      }),
    clickTrayMenu: (label) =>
      electron.evaluate((_, wanted) => {
        const items = globalThis.handoffDeskRecord.trayMenu?.items ?? [];
        const item = items
          .flatMap((candidate) => [candidate, ...(candidate.submenu?.items ?? [])])
          .find((candidate) => candidate.label === wanted);
        if (!item?.enabled) throw new Error(`no menu item "${wanted}" can be clicked`);
        item.click();
      }, label),
    clickAppMenu: (label) =>
      electron.evaluate(({ Menu }, wanted) => {
        const items = Menu.getApplicationMenu()?.items ?? [];
        const item = items
          .flatMap((candidate) => candidate.submenu?.items ?? [])
          .find((candidate) => candidate.label === wanted);
        if (!item?.enabled) throw new Error(`no menu item "${wanted}" can be clicked`);
        item.click();
      }, label),
    closeWindow: () => withWindow('close'),
    blur: () => withWindow('blur'),
    focus: () => withWindow('focus'),
    minimize: () => withWindow('minimize'),
    moveWindow: (bounds) =>
      electron.evaluate(({ BrowserWindow }, target) => BrowserWindow.getAllWindows()[0]?.setBounds(target), bounds),
    answerNextDialog: (button) =>
      electron.evaluate((_, chosen) => {
        globalThis.handoffDeskRecord.nextButton = chosen;
      }, button),
    startAgain,
    power: (event) =>
      electron.evaluate(({ powerMonitor }, name) => {
        powerMonitor.emit(name);
      }, event),
    setIdle: (seconds) =>
      electron.evaluate(({ powerMonitor }, ago) => {
        const lastInput = Date.now() - ago * 1_000;
        powerMonitor.getSystemIdleTime = () => Math.floor((Date.now() - lastInput) / 1_000);
      }, seconds),
    pressHotkey: (accelerator) =>
      electron.evaluate((_, pressed) => {
        const listener = globalThis.handoffDeskRecord.hotkeys[pressed];
        if (!listener) throw new Error(`nobody listens to ${pressed}`);
        listener();
      }, accelerator),
    takeHotkey: (accelerator) =>
      electron.evaluate((_, taken) => {
        globalThis.handoffDeskRecord.takenHotkeys.push(taken);
      }, accelerator),
    permission: async (permission) => {
      const name = permission as PermissionName;
      const asked = await page().evaluate(
        async (wanted) => (await navigator.permissions.query({ name: wanted })).state,
        name,
      );
      return { requested: asked === 'granted', checked: asked === 'granted' };
    },
    async crashPage() {
      const next = electron.waitForEvent('window');
      await electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      );
      onNewPage(await next);
      await page().waitForLoadState();
    },
    async forceNavigation(url) {
      await page().goto(url);
    },
  };
}

function readState(electron: ElectronApplication): Promise<ShellState> {
  return electron.evaluate(({ BrowserWindow, Menu }) => {
    const toEntries = (menu: Electron.Menu | null | undefined): MenuEntry[] =>
      (menu?.items ?? []).map((item) => ({
        label: item.label,
        type: item.type as MenuEntry['type'],
        checked: item.checked,
        enabled: item.enabled,
        ...(item.role && { role: item.role }),
        ...(item.submenu && { submenu: toEntries(item.submenu) }),
      }));
    const { trayIcon, trayTooltip, trayMenu, ...recorded } = globalThis.handoffDeskRecord;
    const describe = (window: Electron.BrowserWindow): WindowState => ({
      visible: window.isVisible(),
      focused: window.isFocused(),
      minimized: window.isMinimized(),
      maximized: window.isMaximized(),
      alwaysOnTop: window.isAlwaysOnTop(),
      bounds: window.getNormalBounds(),
      webPreferences: {},
    });
    const pageOf = (window: Electron.BrowserWindow): string =>
      window.webContents
        .getURL()
        .replace(/[?#].*$/, '')
        .split('/')
        .at(-1) ?? '';
    const windows = BrowserWindow.getAllWindows();
    const console = windows.find((window) => pageOf(window) === 'index.html');
    const tray = { icon: trayIcon, tooltip: trayTooltip, menu: toEntries(trayMenu) };
    return {
      dialogs: recorded.dialogs,
      openedExternally: recorded.openedExternally,
      channels: recorded.channels,
      badge: recorded.badge,
      appMenu: toEntries(Menu.getApplicationMenu()),
      tray: trayMenu ? tray : null,
      hotkeys: Object.keys(recorded.hotkeys),
      window: console ? describe(console) : null,
      otherWindows: Object.fromEntries(
        windows.filter((window) => window !== console).map((window) => [pageOf(window), describe(window)]),
      ),
    };
  });
}
