import { handle } from '../ipc/handle.ts';
import type { ActivityWatch } from './activity-watch.ts';

export function handleActivityCalls(activity: ActivityWatch): void {
  handle('activity:get', activity.read);
}
