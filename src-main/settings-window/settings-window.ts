import { app, BrowserWindow, nativeTheme } from 'electron';
import { tell } from '../ipc/tell.ts';
import { describeError, log } from '../log.ts';
import { SETTINGS_START_URL } from '../protocol/app-origin.ts';
import { resourcePath } from '../resource-path.ts';
import type { Settings } from '../settings/settings.ts';
import { lockedDownPreferences } from '../window/web-preferences.ts';

export interface SettingsWindow {
  /** Opens it, or brings the one that is open to the front. */
  open(): void;
  close(): void;
}

const SIZE = { width: 980, height: 720 };
const SMALLEST = { width: 420, height: 480 };

/** The settings in a window of their own: there while it is wanted, and gone when it is closed. */
export function createSettingsWindow(settings: Settings): SettingsWindow {
  let window: BrowserWindow | null = null;
  settings.onChange((changed) => {
    if (window) tell(window.webContents, 'settings:changed', changed);
  });

  function create(): BrowserWindow {
    const opened = new BrowserWindow({
      ...SIZE,
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      show: false,
      title: `Settings – ${app.getName()}`,
      icon: resourcePath('icon.png'),
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#101413' : '#f4f5f4',
      autoHideMenuBar: true,
      webPreferences: lockedDownPreferences('settings'),
    });
    opened.once('ready-to-show', () => {
      opened.show();
      opened.focus();
    });
    opened.on('closed', () => {
      if (window === opened) window = null;
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      log('settings_window_gone', { reason });
      opened.destroy();
    });
    opened
      .loadURL(SETTINGS_START_URL)
      .catch((error: unknown) => log('settings_window_failed', { reason: describeError(error) }));
    return opened;
  }

  return {
    open() {
      if (window === null) {
        window = create();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    close: () => window?.close(),
  };
}
