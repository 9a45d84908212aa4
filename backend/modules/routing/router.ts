import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { createLines } from './in-line.ts';
import { findDue, findOfferedTo, type HandoffKey, readWaiting, saveDecision } from './offers.ts';
import { decideNext } from './rules/decide-next.ts';

/** Somebody else decided first so often in a row: they will also decide the next time. */
const ATTEMPTS = 5;

export type Router = ReturnType<typeof createRouter>;

/** Decides who is asked, again and again, until a request is taken or open to all. */
export function createRouter({ db, clock, events }: { db: Database; clock: Clock; events: EventBus }) {
  // One after the other per workspace, so that ten requests at once do not all find the same agent idle.
  const inLine = createLines();
  const latest = new Map<string, Promise<void>>();

  async function decide({ workspaceId, handoffId }: HandoffKey, passedBy: string | null): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const waiting = await readWaiting(db, workspaceId, handoffId);
      const now = clock.now();
      const decision = waiting && decideNext(waiting, { passedBy, now });
      if (!waiting || !decision) return;
      if (!(await saveDecision(db, waiting, decision, now))) continue;
      events.emit('handoff.offered', { workspaceId, handoffId, conversationId: waiting.conversationId });
      return;
    }
  }

  function route(key: HandoffKey, passedBy: string | null = null): Promise<void> {
    const run = inLine(key.workspaceId, () => decide(key, passedBy));
    latest.set(key.handoffId, run);
    const forget = (): void => {
      if (latest.get(key.handoffId) === run) latest.delete(key.handoffId);
    };
    run.then(forget, forget);
    return run;
  }

  async function routeAll(keys: readonly HandoffKey[]): Promise<void> {
    await Promise.all(keys.map((key) => route(key)));
  }

  return {
    /** Looks at a waiting request and does what is due: a first decision, the next offer, or nothing. */
    route,
    /** What is being decided about this request at the moment, if anything. Never rejects. */
    routed: (handoffId: string): Promise<void> => (latest.get(handoffId) ?? Promise.resolve()).catch(() => {}),
    /** After something about an agent has changed: their offers go on if they cannot take them any more. */
    routeOffersOf: async (memberId: string): Promise<void> => routeAll(await findOfferedTo(db, memberId)),
    routeDue: async (): Promise<void> => routeAll(await findDue(db, clock.now())),
  };
}
