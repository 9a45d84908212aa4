import { rooms } from '../rooms.ts';
import type { PushContext } from './push-context.ts';

/** Alerts that no other push carries: to each member they concern, and to nobody else. */
export function pushAlerts({ deps, toAgents }: PushContext): (() => void)[] {
  return [
    deps.events.on('alert.raised', ({ memberIds, alert }) => {
      for (const memberId of memberIds) toAgents(rooms.member(memberId)).emit('alert:raised', alert);
    }),
  ];
}
