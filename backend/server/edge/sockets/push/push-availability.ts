import { decideAvailability } from '../../../../modules/routing/index.ts';
import { rooms } from '../rooms.ts';
import type { PushContext } from './push-context.ts';

/** Whether agents are online, to everybody who has the workspace's widget open; only when the answer changes. */
export function pushAvailability({ deps, toVisitors }: PushContext): (() => void)[] {
  const { events, routing, chatbots } = deps;
  const told = new Map<string, boolean>();

  return [
    events.on('presence.changed', async ({ workspaceId }) => {
      const anyoneOnline = routing.presence.anyoneOnline(workspaceId);
      if (told.get(workspaceId) === anyoneOnline) return;
      told.set(workspaceId, anyoneOnline);
      for (const chatbot of await chatbots.listOf(workspaceId)) {
        const availability = decideAvailability({ handoffEnabled: chatbot.handoffEnabled, anyoneOnline });
        toVisitors(rooms.site(chatbot.id)).emit('availability:changed', availability);
      }
    }),
  ];
}
