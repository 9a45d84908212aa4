import type { ActivityReport } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import type { DeskParts } from './parts.ts';

/** Longest duration the server takes: a week. */
const LONGEST_MS = 604_800_000;

/** Tells the server what this computer says about the person in front of it: at every change and on every connection. */
export function reportActivity(
  { store, call }: Pick<DeskParts, 'store' | 'call'>,
  { activity }: Pick<Host, 'activity'>,
): { resend(): void; stop(): void } {
  function tell({ activity: what, sinceMs }: ActivityReport): void {
    store.setState({ activity: what });
    void call('activity:report', { activity: what, sinceMs: Math.min(sinceMs, LONGEST_MS) });
  }
  return {
    /** The server forgets a console's report with its connection. */
    resend: () => void activity.get().then(tell),
    stop: activity.onChange(tell),
  };
}
