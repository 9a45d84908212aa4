import { type BrowserWindow, dialog } from 'electron';
import type { Settings } from '../settings/settings.ts';
import type { Store } from '../settings/store.ts';

const STARTS_KEY = 'starts';
const ASKED_KEY = 'startAtLoginAsked';

/** On the second start: whoever comes back has made up their mind about the app. Asked once, whatever the answer. */
export function decideAsking(starts: unknown, asked: unknown, startAtLogin: boolean): { starts: number; ask: boolean } {
  const counted = typeof starts === 'number' && starts >= 1 ? 2 : 1;
  return { starts: counted, ask: counted === 2 && asked !== true && !startAtLogin };
}

export async function askToStartAtLogin(
  window: BrowserWindow,
  { store, settings }: { store: Store; settings: Settings },
): Promise<void> {
  const { starts, ask } = decideAsking(store.get(STARTS_KEY), store.get(ASKED_KEY), settings.get().startAtLogin);
  store.set(STARTS_KEY, starts);
  if (!ask) return;
  store.set(ASKED_KEY, true);
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Start Handoff Desk when you sign in to this computer?',
    detail: 'It starts in the tray, so that no request is missed. You can change this in Settings.',
    buttons: ['Start at login', 'Not now'],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) settings.change({ startAtLogin: true });
}
