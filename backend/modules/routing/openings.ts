import { sql } from 'kysely';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { StoredDecision } from '../../server/database/schema.ts';
import { readCandidates } from './candidates.ts';
import type { WaitingRequest } from './offers.ts';
import { decideOffer } from './rules/decide-offer.ts';

interface Batch {
  requests: WaitingRequest[];
  done: Promise<void>;
}

/**
 * Keeps the verdicts of requests that are open to all from the start. Nobody is asked first, so nobody waits for this;
 * what comes in while one round is written is weighed and written together: for a thousand agents that is the better
 * part of the work.
 */
export function createOpenings({ db, clock }: { db: Database; clock: Clock }) {
  const running = new Map<string, Promise<void>>();
  const next = new Map<string, Batch>();

  async function save({ requests }: Batch): Promise<void> {
    const [first] = requests;
    if (!first) return;
    const now = clock.now();
    const candidates = await readCandidates(db, first);
    const { verdicts } = decideOffer({ mode: 'first_come', candidates, offerSeconds: 0, now });
    await saveOpenings(db, requests, { mode: first.mode, verdicts }, now);
  }

  /** Resolves when it is stored. */
  return (request: WaitingRequest): Promise<void> => {
    const line = `${request.chatbotId} ${request.mode}`;
    const waiting = next.get(line);
    if (waiting) {
      waiting.requests.push(request);
      return waiting.done;
    }
    const batch: Batch = { requests: [request], done: Promise.resolve() };
    const before = running.get(line) ?? Promise.resolve();
    batch.done = before
      .catch(() => {})
      .then(() => {
        next.delete(line);
        return save(batch);
      })
      .finally(() => {
        if (running.get(line) === batch.done) running.delete(line);
      });
    next.set(line, batch);
    running.set(line, batch.done);
    return batch.done;
  };
}

/**
 * As `saveDecision`, but for who may have been quick enough to take it already. The states are said the other way round so
 * that no index of the queue fits: statistics of a quiet hour make it look shorter than the way by the id.
 */
async function saveOpenings(db: Database, requests: WaitingRequest[], decision: StoredDecision, now: Date) {
  await sql`
    WITH moved AS (
      UPDATE handoffs h SET routed = true, offer_rev = h.offer_rev + 1
      FROM unnest(${requests.map(({ handoffId }) => handoffId)}::uuid[],
        ${requests.map(({ offerRev }) => offerRev)}::int[]) AS found (id, rev)
      WHERE h.id = found.id AND h.offer_rev = found.rev AND h.state NOT IN ('completed', 'cancelled', 'expired')
      RETURNING h.id, h.offer_rev, h.round
    )
    INSERT INTO routing_decisions (handoff_id, rev, round, at, decision)
    SELECT id, offer_rev, round, ${now}::timestamptz, ${JSON.stringify(decision)}::jsonb FROM moved
  `.execute(db);
}
