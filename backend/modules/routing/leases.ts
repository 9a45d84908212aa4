import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { HandoffService } from '../handoff/index.ts';
import { clearEndedGraces, findLapsedChats } from './desks.ts';

/**
 * An agent's hold on their chats ends with their grace time. Each chat is given back by its own transition, which looks
 * at the grace time again on the locked row: an agent who comes back in the very last moment keeps the chat. The grace
 * time is cleared last, so that a crash half-way leaves the rest to be done.
 */
export async function lapseLeases({
  db,
  clock,
  handoffs,
}: {
  db: Database;
  clock: Clock;
  handoffs: Pick<HandoffService, 'lapse'>;
}): Promise<void> {
  for (const { handoffId, ...agent } of await findLapsedChats(db, clock.now())) await handoffs.lapse(agent, handoffId);
  await clearEndedGraces(db, clock.now());
}
