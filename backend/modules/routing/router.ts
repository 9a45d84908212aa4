import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { createLines } from '../../server/in-line.ts';
import { findDue, findOfferedTo, type HandoffKey, readRequest, readWaiting, saveDecision } from './offers.ts';
import { createOpenings } from './openings.ts';
import { decideNext, isOpenToAll } from './rules/decide-next.ts';

/** Somebody else decided first so often in a row: they will also decide the next time. */
const ATTEMPTS = 5;

export type Router = ReturnType<typeof createRouter>;

/** Decides who is asked, again and again, until a request is taken or open to all. */
export function createRouter({ db, clock, events }: { db: Database; clock: Clock; events: EventBus }) {
  // One after the other per workspace, so that ten requests at once do not all find the same agent idle.
  const inLine = createLines();
  const recordOpening = createOpenings({ db, clock });
  const latest = new Map<string, Promise<void>>();

  async function decide(key: HandoffKey, passedBy: string | null): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const waiting = await readWaiting(db, key);
      const now = clock.now();
      const decision = waiting && decideNext(waiting, { passedBy, now });
      if (!waiting || !decision) return;
      if (!(await saveDecision(db, waiting, decision, now))) continue;
      const { workspaceId, handoffId, conversationId } = waiting;
      events.emit('handoff.offered', { workspaceId, handoffId, conversationId });
      return;
    }
  }

  /** A new request for whoever clicks first: there is nobody to choose, so nothing to stand in line for. */
  async function decideFirst(key: HandoffKey, known: () => void): Promise<void> {
    const request = await readRequest(db, key);
    const isFirst = request !== null && !request.routed && request.cause === null && request.had.size === 0;
    if (!isFirst || !isOpenToAll(request)) return inLine(key.workspaceId, () => decide(key, null));
    known();
    return recordOpening(request);
  }

  function route(key: HandoffKey, passedBy: string | null = null): Promise<void> {
    const { promise: chosen, resolve: known } = Promise.withResolvers<void>();
    const run = passedBy === null ? decideFirst(key, known) : inLine(key.workspaceId, () => decide(key, passedBy));
    latest.set(key.handoffId, chosen);
    run.then(known, known);
    void chosen.then(() => {
      if (latest.get(key.handoffId) === chosen) latest.delete(key.handoffId);
    });
    return run;
  }

  async function routeAll(keys: readonly HandoffKey[]): Promise<void> {
    await Promise.all(keys.map((key) => route(key)));
  }

  return {
    /** Looks at a waiting request and does what is due: a first decision, the next offer, or nothing. */
    route,
    /** Until it is clear who is asked about this request, if that is being decided at the moment. Never rejects. */
    routed: (handoffId: string): Promise<void> => latest.get(handoffId) ?? Promise.resolve(),
    /** After something about an agent has changed: their offers go on if they cannot take them any more. */
    routeOffersOf: async (memberId: string): Promise<void> => routeAll(await findOfferedTo(db, memberId)),
    routeDue: async (): Promise<void> => routeAll(await findDue(db, clock.now())),
  };
}
