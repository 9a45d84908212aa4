import { powerMonitor } from 'electron';

export interface SystemWatch {
  isLocked(): boolean;
}

/** Tells when the person is back, after sleep or behind an unlocked screen: the moment to reconnect without waiting. */
export function watchSystem(onResume: (afterMs: number) => void): SystemWatch {
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
  });
  powerMonitor.on('unlock-screen', () => {
    locked = false;
    comeBack();
  });
  return { isLocked: () => locked };
}
