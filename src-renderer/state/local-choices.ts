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

/** Whether somebody has read here that their workspace has no mail server. */
export function isMailNoticeDismissed(workspaceId: string): boolean {
  return localStorage.getItem(mailNoticeKey(workspaceId)) !== null;
}

export function dismissMailNotice(workspaceId: string): void {
  localStorage.setItem(mailNoticeKey(workspaceId), 'dismissed');
}

function mailNoticeKey(workspaceId: string): string {
  return `handoff-desk:${workspaceId}:mail-notice`;
}

/** Told when another window switches the shortcuts; returns how to stop listening. */
export function onShortcutsChange(listener: (on: boolean) => void): () => void {
  const receive = (event: StorageEvent): void => {
    if (event.key === SHORTCUTS_KEY) listener(event.newValue !== 'off');
  };
  window.addEventListener('storage', receive);
  return () => window.removeEventListener('storage', receive);
}
