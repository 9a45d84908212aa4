import type { Timers } from '../../server/clock.ts';
import { countEnded } from '../conversation/index.ts';
import { createDeadlineRunner } from '../routing/index.ts';
import type { ForgetDeps } from './deps.ts';
import type { PrivacyQueue } from './jobs.ts';
import { daysBefore, isNight, nextNight } from './rules.ts';
import { insertRetentionRun } from './run-store.ts';
import { findDueWorkspaces, findNextNight, takeNight, takeUpkeep } from './settings-store.ts';

/** Who is named as having asked for what happens by itself. */
const BY_ITSELF = 'Every night';
/** What is done for all workspaces together has no time zone of its own. */
const HOUSE_ZONE = 'UTC';

/** Begins what is due, once a night; which night is next is stored, so that none is missed or done twice. */
export function createNights(
  deps: Pick<ForgetDeps, 'db' | 'clock'> & {
    timers: Timers;
    queue: PrivacyQueue;
    startJobs(): Promise<void>;
    onError(error: unknown): void;
  },
) {
  const { db, clock, timers, queue, startJobs, onError } = deps;

  async function runDue(): Promise<void> {
    const now = clock.now();
    for (const { workspaceId, timezone, at } of await findDueWorkspaces(db, now)) {
      await startJobs();
      await db.transaction().execute(async (tx) => {
        const choice = await takeNight(tx, workspaceId, { now, next: nextNight(now, timezone) });
        // Settled before the workspace had this time zone: it waits for the night there.
        if (!choice || choice.mode === 'keep' || !isNight(at, timezone)) return;
        const { mode, days } = choice;
        const endedBefore = daysBefore(now, days);
        const total = await countEnded(tx, { workspaceId, endedBefore, named: mode === 'anonymise' });
        const runId = await insertRetentionRun(tx, {
          ...{ workspaceId, requestedBy: BY_ITSELF, mode, endedBefore, total, now },
        });
        if (runId !== null) await queue.add(tx, { runId }, 0);
      });
    }
    const needsUpkeep = await db.transaction().execute(async (tx) => {
      if (!(await takeUpkeep(tx, { now, next: nextNight(now, HOUSE_ZONE) }))) return false;
      await queue.add(tx, { upkeep: true }, 0);
      return true;
    });
    if (needsUpkeep) queue.wake();
  }

  return createDeadlineRunner({ clock, timers, runDue, findNext: () => findNextNight(db), onError });
}
