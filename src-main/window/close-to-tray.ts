import { app, type BrowserWindow, dialog } from 'electron';
import type { Settings } from '../settings/settings.ts';
import type { Store } from '../settings/store.ts';
import { decideClose } from './decide-close.ts';

const EXPLAINED_KEY = 'closeToTrayExplained';

/** The close button hides the window, so that requests still reach the agent; the first time it says so. */
export function closeToTray(
  window: BrowserWindow,
  parts: { settings: Settings; store: Store; trayAvailable: boolean },
): void {
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  window.on('close', (event) => {
    const { closeToTray } = parts.settings.get();
    if (decideClose({ quitting, closeToTray, trayAvailable: parts.trayAvailable }) === 'close') return;
    event.preventDefault();
    if (parts.store.get(EXPLAINED_KEY) === true) {
      window.hide();
      return;
    }
    void explainOnce(window, parts.store);
  });
}

async function explainOnce(window: BrowserWindow, store: Store): Promise<void> {
  store.set(EXPLAINED_KEY, true);
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: 'Handoff Desk keeps running in the tray',
    detail: 'New requests still reach you. Open it again from its icon. You can change this in Settings.',
    buttons: ['Keep running', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) app.quit();
  else window.hide();
}
