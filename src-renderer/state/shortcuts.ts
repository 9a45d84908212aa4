const KEY = 'handoff-desk:shortcuts';

/** Kept by the console itself: it is about the keyboard of this window, not about the computer. On unless switched off. */
export function readShortcuts(storage: Pick<Storage, 'getItem'>): boolean {
  return storage.getItem(KEY) !== 'off';
}

export function writeShortcuts(storage: Pick<Storage, 'setItem'>, on: boolean): void {
  storage.setItem(KEY, on ? 'on' : 'off');
}
