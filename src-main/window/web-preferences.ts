import { join } from 'node:path';
import { app } from 'electron';

/** What every page of this app may do: nothing but what its preload gives it. `card` gets the card's few functions only. */
export function lockedDownPreferences(page: 'console' | 'card' | 'settings'): Electron.WebPreferences {
  return {
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    contextIsolation: true,
    nodeIntegration: false,
    sandbox: true,
    webviewTag: false,
    spellcheck: page === 'console',
    // The socket and the sounds live in the page; both must go on while the window is hidden.
    backgroundThrottling: false,
    additionalArguments: [`--handoff-desk-version=${app.getVersion()}`, `--handoff-desk-window=${page}`],
  };
}
