import { rooms } from '../rooms.ts';
import type { PushContext } from './push-context.ts';

/** Whether people can be asked for, to everybody who has the chatbot's widget open. */
export function pushAvailability({ deps, toVisitors }: PushContext): (() => void)[] {
  return [
    deps.events.on('availability.changed', ({ chatbotId, availability }) => {
      toVisitors(rooms.site(chatbotId)).emit('availability:changed', availability);
    }),
  ];
}
