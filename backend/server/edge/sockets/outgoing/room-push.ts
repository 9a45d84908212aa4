import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { encodeEvent } from './text-parser.ts';

/** From here on, encoding once for everybody is cheaper than once for each. */
const MANY = 4;

type EventsMap = DefaultEventsMap;
type Emits<Pushes extends EventsMap> = Pick<Socket<EventsMap, Pushes>, 'emit'>;

/**
 * Addresses a room, leaving out one connection if wanted. Most rooms hold one visitor's tab or one agent's console, and
 * for those the general broadcast costs more than the message itself.
 */
export function createRoomPush<Calls extends EventsMap, Pushes extends EventsMap>(
  namespace: Namespace<Calls, Pushes, EventsMap, unknown>,
): (room: string, except?: string) => Emits<Pushes> {
  return (room, except) => {
    const ids = namespace.adapter.rooms.get(room);
    if (ids && ids.size >= MANY) {
      const everybody = namespace.to(room);
      return (except === undefined ? everybody : everybody.except(except)) as Emits<Pushes>;
    }
    return {
      emit(...push) {
        if (!ids) return true;
        const packet = encodeEvent(namespace.name, push);
        for (const id of ids) {
          const socket = id === except ? undefined : namespace.sockets.get(id);
          if (socket?.connected) socket.conn.write(packet);
        }
        return true;
      },
    };
  };
}
