import { powerMonitor } from 'electron';

export interface SystemWatch {
  isLocked(): boolean;
}

export interface SystemListeners {
  onResume(afterMs: number): void;
  onLock(): void;
}

/**
 * Tells when the person is back, after sleep or behind an unlocked screen: the moment to reconnect without waiting; and
 * when the screen is locked.
 */
export function watchSystem({ onResume, onLock }: SystemListeners): SystemWatch {
  let awaySince: number | null = null;
  let locked = false;
  const leave = (): void => {
    awaySince ??= Date.now();
  };
  const comeBack = (): void => {
    const afterMs = awaySince === null ? 0 : Math.max(0, Date.now() - awaySince);
    awaySince = null;
    onResume(afterMs);
  };
  powerMonitor.on('suspend', leave);
  powerMonitor.on('resume', comeBack);
  powerMonitor.on('lock-screen', () => {
    locked = true;
    leave();
    onLock();
  });
  powerMonitor.on('unlock-screen', () => {
    locked = false;
    comeBack();
  });
  return { isLocked: () => locked };
}
