import type { z } from 'zod';
import type {
  EraseRequest,
  Erasure,
  ErasureList,
  listErasuresQuerySchema,
  Retention,
  SaveRetentionRequest,
} from '#contract/privacy/privacy.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import { readTimeCursor, writeTimeCursor } from '#contract/time-cursor.ts';
import type { Timers } from '../../server/clock.ts';
import type { Jobs } from '../../server/jobs.ts';
import { countConversationsOf, countEnded } from '../conversation/index.ts';
import { readTimezone } from '../team/index.ts';
import { findVisitors } from '../visitor/index.ts';
import { createRetention } from './apply-retention.ts';
import type { ForgetDeps } from './deps.ts';
import { createEraser } from './erase.ts';
import { createPrivacyQueue } from './jobs.ts';
import { createNights } from './nights.ts';
import { presentErasure, presentRun } from './present.ts';
import { daysBefore, foldAddress, hashAddress, nextNight } from './rules.ts';
import * as runs from './run-store.ts';
import { readChoice, saveChoice } from './settings-store.ts';
import { createUpkeep } from './upkeep.ts';

export interface PrivacyDeps extends Omit<ForgetDeps, 'pauseMs'> {
  timers: Timers;
  jobs: Jobs;
  onError(error: unknown): void;
  pauseMs?: number;
}

/** Who asks. */
export interface PrivacyActor {
  workspaceId: string;
  name: string;
}

export type PrivacyService = ReturnType<typeof createPrivacyService>;

const PAGE = 50;
const PAUSE_MS = 50;

/** How long what visitors wrote is kept, and forgetting it on request. */
export function createPrivacyService({ pauseMs = PAUSE_MS, ...deps }: PrivacyDeps) {
  const { db, clock, jobs } = deps;
  const forgetDeps = { ...deps, pauseMs };
  const queue = createPrivacyQueue({
    ...deps,
    applyRetention: createRetention(forgetDeps),
    erase: createEraser(forgetDeps),
    keepUp: createUpkeep(forgetDeps),
  });
  const nights = createNights({ ...deps, queue, startJobs: () => jobs.start() });

  /** What a run at this moment would do; null when everything is kept. */
  async function findDue(workspaceId: string) {
    const { mode, days } = await readChoice(db, workspaceId);
    const now = clock.now();
    if (mode === 'keep') return null;
    const endedBefore = daysBefore(now, days);
    const total = await countEnded(db, { workspaceId, endedBefore, named: mode === 'anonymise' });
    return { workspaceId, mode, endedBefore, total, now };
  }

  async function getRetention(workspaceId: string): Promise<Result<Retention>> {
    const [choice, due, last] = await Promise.all([
      readChoice(db, workspaceId),
      findDue(workspaceId),
      runs.findLastRetention(db, workspaceId),
    ]);
    return succeed({ ...choice, due: due?.total ?? 0, lastRun: last ? presentRun(last) : null });
  }

  return {
    retention: {
      get: getRetention,

      /** Answers with what was set before, for the log. */
      async save(
        workspaceId: string,
        choice: SaveRetentionRequest,
      ): Promise<Result<{ before: SaveRetentionRequest; retention: Retention }>> {
        const before = await readChoice(db, workspaceId);
        const zone = await readTimezone(db, workspaceId);
        await saveChoice(db, workspaceId, choice, nextNight(clock.now(), zone));
        nights.wake();
        const now = await getRetention(workspaceId);
        return now.ok ? succeed({ before, retention: now.value }) : now;
      },

      /** Not awaited: `lastRun` tells how far it is. While one is under way it is that one. `wrong_state` for "keep". */
      async run({ workspaceId, name }: PrivacyActor): Promise<Result<Retention>> {
        const due = await findDue(workspaceId);
        if (!due) return fail('wrong_state', 'Everything is kept. Say first what is to happen after how many days.');
        await jobs.start();
        await db.transaction().execute(async (tx) => {
          const runId = await runs.insertRetentionRun(tx, { ...due, requestedBy: name });
          if (runId !== null) await queue.add(tx, { runId }, 0);
        });
        queue.wake();
        return getRetention(workspaceId);
      },
    },

    erasures: {
      /**
       * Not awaited: the receipt tells how far it is. `not_found` for a visitor of somebody else's; an address that nobody
       * has gets a receipt that says so.
       */
      async begin({ workspaceId, name }: PrivacyActor, request: EraseRequest): Promise<Result<Erasure>> {
        const { visitorId = '' } = request;
        const address = request.email === undefined ? null : foldAddress(request.email);
        const who = address === null ? { visitorId } : { address };
        const visitorIds = await findVisitors(db, { workspaceId, ...who });
        if (address === null && visitorIds.length === 0) return fail('not_found', 'There is no such visitor.');
        const subject =
          address === null
            ? ({ subject: visitorId, subjectKind: 'visitor' } as const)
            : ({ subject: hashAddress(address), subjectKind: 'email' } as const);
        const total = await countConversationsOf(db, visitorIds);
        await jobs.start();
        const row = await db.transaction().execute(async (tx) => {
          const run = { workspaceId, requestedBy: name, total, now: clock.now(), ...subject, address };
          const made = await runs.insertErasure(tx, run);
          await queue.add(tx, { runId: made.id }, 0);
          return made;
        });
        queue.wake();
        return succeed(presentErasure(row));
      },

      async get(workspaceId: string, id: string): Promise<Result<Erasure>> {
        const row = await runs.findErasure(db, workspaceId, id);
        return row ? succeed(presentErasure(row)) : fail('not_found', 'There is no such erasure.');
      },

      /** Newest first. `invalid` for a cursor that is none. */
      async list(workspaceId: string, query: z.output<typeof listErasuresQuerySchema>): Promise<Result<ErasureList>> {
        const after = query.cursor === undefined ? null : readTimeCursor(query.cursor);
        if (after === undefined) return fail('invalid', 'is not a cursor of this list', { field: 'cursor' });
        const found = await runs.listErasures(db, workspaceId, { after, limit: PAGE + 1 });
        const page = found.slice(0, PAGE);
        const last = found.length > PAGE ? page.at(-1) : undefined;
        return succeed({
          erasures: page.map(presentErasure),
          nextCursor: last ? writeTimeCursor({ at: last.requested_at, id: last.id }) : null,
        });
      },
    },

    /** Goes on with what was cut off, then waits for the nights. */
    async start(): Promise<void> {
      if (await runs.hasOpenRuns(db)) await jobs.start();
      nights.start();
    },

    /** No more nights; whoever owns the jobs stops what is under way. */
    stop: (): Promise<void> => nights.stop(),
  };
}
