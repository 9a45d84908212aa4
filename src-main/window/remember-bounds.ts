import type { BrowserWindow } from 'electron';
import type { Store } from '../settings/store.ts';
import type { SavedBounds } from './bounds.ts';

export const BOUNDS_KEY = 'window';
const QUIET_MS = 400;

/** Writes the place of the window once it has come to rest, and when it goes away. */
export function rememberBounds(window: BrowserWindow, store: Store): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    // Minimised or maximised: the place to come back to is the normal one.
    const bounds: SavedBounds = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    store.set(BOUNDS_KEY, bounds);
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, QUIET_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('hide', save);
  window.on('close', save);
  window.on('closed', () => clearTimeout(timer));
}
