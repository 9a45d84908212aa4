import type { Database } from '../../server/database/connection.ts';
import { take } from '../../test-support/results.ts';
import { openQuietHouse, readHandoff } from '../../test-support/routing-house.ts';

export const OFFER_MS = 20_000;

/** A team of two at their consoles, and a chatbot that asks in turn unless told otherwise. */
export async function openTeam(
  db: Database,
  chatbot: Parameters<typeof openQuietHouse>[1] = { routing_mode: 'balanced' },
) {
  const house = await openQuietHouse(db, chatbot);
  const workspaceId = house.chatbot.workspace_id;
  const offeredTo = async (handoffId: string) => (await readHandoff(db, handoffId)).offered_to;
  const ana = await house.agent(workspaceId, { name: 'Ana' });
  const ben = await house.agent(workspaceId, { name: 'Ben' });
  const request = () => house.request(house.chatbot.id);
  async function pass(ms: number): Promise<void> {
    house.clock.advance(ms);
    await house.routing.runDue();
    await house.events.settled();
  }
  async function goAway({ memberId }: { memberId: string }): Promise<void> {
    house.routing.presence.disconnect(memberId, memberId);
    await house.routing.presence.settled();
    await house.events.settled();
  }
  return { ...house, workspaceId, ana, ben, request, offeredTo, pass, goAway };
}

/** One of the two has a chat: the next offer is the idle one's. */
export async function openTeamWithOneBusy(db: Database) {
  const house = await openTeam(db);
  const { handoffId } = await house.request();
  const first = (await house.offeredTo(handoffId)) === house.ana.memberId ? house.ana : house.ben;
  take(await house.handoffs.accept(first, handoffId));
  await house.events.settled();
  return { ...house, busy: first, idle: first === house.ana ? house.ben : house.ana };
}
