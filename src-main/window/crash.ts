import { app, type BrowserWindow, dialog } from 'electron';
import { log } from '../log.ts';
import { CRASH_WINDOW_MS, decideRecovery } from './decide-recovery.ts';

/** Brings the page back when its process dies. What was unsent is in the page's own storage and comes back with it. */
export function recoverFromCrashes(window: BrowserWindow, onGone: () => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log('page_gone', { reason });
    onGone();
    const now = Date.now();
    const recovery = decideRecovery(crashes, now);
    crashes = [...crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
    if (recovery === 'reload') window.webContents.reload();
    else void ask(window);
  });
}

async function ask(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'Handoff Desk keeps failing',
    detail: 'Nothing that was sent is lost. Try again, or quit and open it anew.',
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) app.quit();
  else window.webContents.reload();
}
