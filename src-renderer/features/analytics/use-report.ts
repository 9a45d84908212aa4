import { useEffect, useState } from 'react';
import type { Report } from '#contract/analytics/report.ts';
import { useDesk } from '../../console/hooks.tsx';
import { noteZone, zoneOf } from '../../desk/workspace-zone.ts';
import type { AnalyticsChoice } from '../../state/analytics-choice.ts';
import { dayIn } from '../../words/calendar-days.ts';
import { type Days, resolvePeriod } from './address/periods.ts';
import { type Polled, usePolled } from './use-polled.ts';

const EVERY_MS = 60_000;

export interface ShownReport extends Pick<Polled<Report>, 'failure' | 'refresh' | 'isLoading'> {
  readonly report: Report | null;
  /** Who can be chosen, as far as it is known. */
  readonly choices: Report['choices'] | null;
  /** The report is that of an earlier choice, and the one that is wanted is under way. */
  readonly isOutdated: boolean;
  readonly days: Days;
}

/** The report on what was chosen, brought up to date every minute. */
export function useReport(choice: AnalyticsChoice): ShownReport {
  const desk = useDesk();
  const [timezone, setTimezone] = useState(() => zoneOf(desk));
  const today = dayIn(timezone, Date.now());
  const days = resolvePeriod(choice.period, today);
  const query = {
    ...days,
    compare: choice.compare ? 'previous' : 'none',
    chatbots: joinIds(choice.chatbots),
    agents: joinIds(choice.agents),
  };
  const key = JSON.stringify(query);
  const polled = usePolled(() => desk.ask('getReport', { query }), key, EVERY_MS);
  const { value } = polled;

  useEffect(() => {
    if (!value) return;
    noteZone(desk, value.timezone);
    // Where the workspace's day is not this computer's, the days are chosen anew, which asks again.
    setTimezone(value.timezone);
  }, [desk, value]);

  const isSettled = value !== null && value.timezone === timezone;
  const [settled, setSettled] = useState<Report | null>(null);
  if (isSettled && settled !== value) setSettled(value);
  const newest = isSettled ? value : settled;
  const isOther = polled.key !== key;
  return {
    // Numbers of other days than those that are chosen are shown for as long as the right ones are under way, no longer.
    report: isOther && polled.failure ? null : newest,
    choices: newest?.choices ?? null,
    isOutdated: isOther,
    days,
    failure: polled.failure,
    isLoading: polled.isLoading,
    refresh: polled.refresh,
  };
}

function joinIds(ids: readonly string[]): string | undefined {
  return ids.length === 0 ? undefined : ids.join(',');
}
