import { rooms } from '../rooms.ts';
import type { PushContext } from './push-context.ts';

/** A sign-out or a disabled member ends the open connections at once, not when the token runs out. */
export function closeEndedSessions({ deps, agents }: PushContext): (() => void)[] {
  return [
    deps.events.on('session.ended', ({ memberId, familyId, reason }) => {
      const room = familyId === null ? rooms.member(memberId) : rooms.session(familyId);
      agents.to(room).emit('session:ended', { reason });
      agents.in(room).disconnectSockets(true);
    }),
  ];
}
