/** Small choices that belong to this window rather than to the computer, so the host does not know of them. */

const SHORTCUTS_KEY = 'handoff-desk:shortcuts';
const NOTIFICATION_HINT_KEY = 'handoff-desk:notification-hint';
const RECENT_KEY = 'handoff-desk:recent-requests';

/** Single-key shortcuts are on unless switched off. */
export function readShortcuts(storage: Pick<Storage, 'getItem'>): boolean {
  return storage.getItem(SHORTCUTS_KEY) !== 'off';
}

export function writeShortcuts(storage: Pick<Storage, 'setItem'>, on: boolean): void {
  storage.setItem(SHORTCUTS_KEY, on ? 'on' : 'off');
}

/** Whether the hint about notifications was pressed away: it is not shown twice. */
export function isNotificationHintDismissed(): boolean {
  return localStorage.getItem(NOTIFICATION_HINT_KEY) !== null;
}

export function dismissNotificationHint(): void {
  localStorage.setItem(NOTIFICATION_HINT_KEY, 'dismissed');
}

/** Whether the list of recent requests was left open. */
export function isRecentOpen(): boolean {
  return localStorage.getItem(RECENT_KEY) === 'open';
}

export function keepRecentOpen(open: boolean): void {
  localStorage.setItem(RECENT_KEY, open ? 'open' : 'closed');
}
