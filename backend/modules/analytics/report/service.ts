import { sql } from 'kysely';
import type { z } from 'zod';
import type { Period, Report, reportQuerySchema } from '#contract/analytics/report.ts';
import type { Clock } from '../../../server/clock.ts';
import type { Database, Queryable } from '../../../server/database/connection.ts';
import { readTimezone } from '../../team/index.ts';
import { readAgents } from './agents.ts';
import { readChoices, readComments, readLongestWaits, readReasons } from './lists.ts';
import { countDays, decideStep, findPreviousSpan, findSpan, listPoints, type Span } from './periods.ts';
import { readRatings } from './ratings.ts';
import type { Scope } from './scope.ts';
import { readBusiest, readSeries } from './series.ts';
import { readTotals } from './totals.ts';

export interface ReportRequest {
  workspaceId: string;
  /** Names of visitors and their words are for those who may read transcripts. */
  readsTranscripts: boolean;
  query: z.output<typeof reportQuerySchema>;
}

export interface ReportDeps {
  db: Database;
  clock: Clock;
  /** Everything stored before is in the facts. */
  countedUntil(): Date;
}

export function createReport({ db, clock, countedUntil }: ReportDeps) {
  /** All of it is read in one snapshot, so that its numbers agree with each other. */
  return (request: ReportRequest): Promise<Report> => {
    const now = clock.now();
    const until = countedUntil();
    return db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        await keepQuiet(trx);
        return { ...(await readReport(trx, request, now)), countedUntil: until.toISOString() };
      });
  };
}

/** A report may take its time, and one core: chats have the others. Sorting a year of waits fits into memory. */
export async function keepQuiet(db: Queryable): Promise<void> {
  await sql`SET LOCAL max_parallel_workers_per_gather = 0`.execute(db);
  await sql`SET LOCAL jit = off`.execute(db);
  await sql`SET LOCAL work_mem = '32MB'`.execute(db);
}

async function readReport(
  db: Queryable,
  { workspaceId, readsTranscripts, query }: ReportRequest,
  now: Date,
): Promise<Omit<Report, 'countedUntil'>> {
  const timezone = await readTimezone(db, workspaceId);
  const { chatbots, agents } = query;
  const span = findSpan(timezone, query);
  const previousSpan = query.compare === 'previous' ? findPreviousSpan(timezone, span, now) : null;
  const step = decideStep(countDays(query));
  const points = listPoints(timezone, span, step);
  const previousPoints = previousSpan ? listPoints(timezone, previousSpan, step) : [];
  const starts = [...previousPoints, ...points].map((at) => new Date(at));
  const scope: Scope = {
    ...{ workspaceId, chatbots, agents, now },
    startsAt: new Date((previousSpan ?? span).startsAt),
    pausesAt: new Date(previousSpan?.endsAt ?? span.startsAt),
    splitsAt: new Date(span.startsAt),
    endsAt: new Date(span.endsAt),
  };

  const ratings = await readRatings(db, scope, starts);
  const totals = await readTotals(db, scope, ratings);
  const series = await readSeries(db, scope, starts, ratings);
  return {
    timezone,
    period: presentSpan(span),
    previousPeriod: previousSpan && { ...presentSpan(previousSpan), isPart: previousSpan.isPart },
    totals: totals(0),
    previous: previousSpan && totals(1),
    step,
    series: series.slice(previousPoints.length),
    previousSeries: previousSpan && series.slice(0, previousPoints.length),
    reasons: await readReasons(db, scope),
    agents: await readAgents(db, scope, ratings),
    busiest: await readBusiest(db, scope, timezone, span),
    longestWaits: await readLongestWaits(db, scope, readsTranscripts),
    comments: readsTranscripts ? await readComments(db, scope) : [],
    choices: await readChoices(db, workspaceId),
  };
}

function presentSpan({ from, to, startsAt, endsAt }: Span): Period {
  return { from, to, startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString() };
}
