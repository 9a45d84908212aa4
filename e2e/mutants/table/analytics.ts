import type { Mutant } from '../mutant.ts';

const ORACLE = {
  file: 'backend/modules/analytics/report.test.ts',
  name: 'every number is what a brute-force count of the raw rows gives',
};
const LIVE = {
  file: 'backend/modules/analytics/live.test.ts',
  name: 'facts that followed, through kills and repeated and missing news, are those of a rebuild',
};

/** What is counted, and what follows the conversations. */
export const analyticsMutants: Mutant[] = [
  {
    name: 'the last day is left out',
    file: 'backend/modules/analytics/report/periods.ts',
    find: 'endsAt: findStartOfDay(zone, addDays(to, 1))',
    replace: 'endsAt: findStartOfDay(zone, to)',
    test: ORACLE,
  },
  {
    name: 'days begin in UTC',
    file: 'backend/modules/analytics/report/periods.ts',
    find: 'readWallTime(zone, readDay(day) * DAY).earliest',
    replace: "readWallTime(zone && 'UTC', readDay(day) * DAY).earliest",
    test: ORACLE,
  },
  {
    name: 'busy hours by the offset of the first day',
    file: 'backend/modules/analytics/report/series.ts',
    find: 'width_bucket(f.requested_at, ${edges}::timestamptz[]) + 1]',
    replace: '0 * width_bucket(f.requested_at, ${edges}::timestamptz[]) + 1]',
    test: ORACLE,
  },
  {
    name: 'the period before counts as this one',
    file: 'backend/modules/analytics/report/scope.ts',
    find: 'const start = current ? scope.splitsAt : scope.startsAt;',
    replace: 'const start = scope.startsAt;',
    test: ORACLE,
  },
  {
    name: 'a morning compared with a whole day',
    file: 'backend/modules/analytics/report/periods.ts',
    find: 'if (now.getTime() >= span.endsAt)',
    replace: 'if (now.getTime() >= span.startsAt)',
    test: ORACLE,
  },
  {
    name: 'the rest of yesterday counts as today',
    file: 'backend/modules/analytics/report/scope.ts',
    find: 'if (!current && scope.pausesAt < scope.splitsAt)',
    replace: 'if (!current && scope.pausesAt > scope.splitsAt)',
    test: ORACLE,
  },
  {
    name: 'a filter by agent that changes nothing',
    file: 'backend/modules/analytics/report/scope.ts',
    find: 'if (scope.agents && agents)',
    replace: 'if (scope.agents && agents && !agents)',
    test: ORACLE,
  },
  {
    name: 'business hours of today for what was long ago',
    file: 'backend/modules/business-hours/open-time.ts',
    find: 'hoursEnabled ? schedule : null, start, end',
    replace: 'versions.at(-1)?.hoursEnabled ? schedule : null, start, end',
    test: ORACLE,
  },
  {
    name: 'another company’s requests',
    file: 'backend/modules/analytics/report/scope.ts',
    find: 'sql`f.workspace_id = ${scope.workspaceId}`',
    replace: 'sql`f.workspace_id <> ${scope.workspaceId} OR true`',
    test: ORACLE,
  },
  {
    name: 'visitors’ names for whoever may see numbers',
    file: 'backend/modules/analytics/report/lists.ts',
    find: 'withNames ? row.visitor_name : null',
    replace: 'withNames !== null ? row.visitor_name : null',
    test: {
      file: 'backend/modules/analytics/report.test.ts',
      name: 'whoever may not read transcripts sees neither names nor words of visitors',
    },
  },
  {
    name: 'a second answer in a row counts from the request',
    file: 'backend/modules/analytics/facts/derive-facts.ts',
    find: '[answered, waitingSince] = [true, null];',
    replace: 'waitingSince = null;',
    test: { file: 'backend/modules/analytics/facts/derive-facts.test.ts', name: 'a second in a row answers nothing' },
  },
  {
    name: 'news is counted, what nobody told is not',
    file: 'backend/modules/conversation/follower.ts',
    find: 'for (const id of ids) if (!dirty.has(id)) dirty.set(id, now);',
    replace: 'for (const id of ids) if (dirty.has(id)) dirty.set(id, now);',
    test: LIVE,
  },
  {
    name: 'progress ahead of what was read',
    file: 'backend/modules/analytics/facts/store-facts.ts',
    find: 'UPDATE analytics_progress p SET seq = r.seq FROM',
    replace: 'UPDATE analytics_progress p SET seq = r.seq + 5 FROM',
    test: LIVE,
  },
  {
    name: 'one conversation that cannot be counted stops all others',
    file: 'backend/modules/conversation/follower.ts',
    find: '      size = 1;',
    replace: '      size = batch;',
    test: {
      file: 'backend/modules/conversation/follower.test.ts',
      name: 'a conversation that cannot be processed holds nobody up and is tried again',
    },
  },
  {
    name: 'counting never rests',
    file: 'backend/modules/conversation/follower.ts',
    find: 'times: isBusy ? BUSY_REST : REST',
    replace: 'times: 0',
    test: {
      file: 'backend/modules/conversation/follower.test.ts',
      name: 'it rests six times as long as its work took, whatever is told meanwhile',
    },
  },
  {
    name: 'counting does not give way to chats',
    file: 'backend/modules/conversation/follower.ts',
    find: 'const isBusy = load() > BUSY;',
    replace: 'const isBusy = load() > 1;',
    test: {
      file: 'backend/modules/conversation/follower.test.ts',
      name: 'while the process is busy with chats it rests thirty times as long',
    },
  },
  {
    name: 'the rest of a long conversation is forgotten',
    file: 'backend/modules/conversation/follower.ts',
    find: 'if (left) for (const',
    replace: 'if (!left) for (const',
    test: {
      file: 'backend/modules/conversation/follower.test.ts',
      name: 'what is left of a long conversation is processed after a rest',
    },
  },
  {
    name: 'a rebuild that does not miss what is gone',
    file: 'backend/modules/analytics/facts/rebuild.ts',
    find: 'if (left.get(key) !== content) differing += 1;',
    replace: 'if (left.has(key) && left.get(key) !== content) differing += 1;',
    test: {
      file: 'backend/modules/analytics/live.test.ts',
      name: 'a rebuild finds what is wrong, mends it, and then finds nothing',
    },
  },
];
