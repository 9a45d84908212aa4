import type { ActivityReport } from '../../src-preload/payloads.ts';
import { decideActivity } from './decide-activity.ts';

/** As much of Electron's `powerMonitor` as is needed. */
export interface PowerSigns {
  getSystemIdleTime(): number;
  on(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen', listener: () => void): unknown;
}

export interface ActivityWatch {
  read(): ActivityReport;
  stop(): void;
}

/** The system has no event for "touched again": it is asked this often, which costs one small call. */
const ASK_EVERY_MS = 1_000;

/** Tells whenever the person leaves this computer or is back. */
export function watchActivity(power: PowerSigns, onChange: (report: ActivityReport) => void): ActivityWatch {
  let lockedSince: number | null = null;
  let asleepSince: number | null = null;
  let told: ActivityReport['activity'] = 'active';

  function read(): ActivityReport {
    return decideActivity({ lockedSince, asleepSince, idleMs: power.getSystemIdleTime() * 1_000, now: Date.now() });
  }

  function look(): void {
    const report = read();
    if (report.activity === told) return;
    told = report.activity;
    onChange(report);
  }

  power.on('suspend', () => {
    asleepSince ??= Date.now();
    look();
  });
  power.on('resume', () => {
    asleepSince = null;
    look();
  });
  power.on('lock-screen', () => {
    lockedSince ??= Date.now();
    look();
  });
  power.on('unlock-screen', () => {
    lockedSince = null;
    look();
  });
  const timer = setInterval(look, ASK_EVERY_MS);
  return { read, stop: () => clearInterval(timer) };
}
