import type { Point, Report } from '#contract/analytics/report.ts';
import { formatStars, formatTime } from '../words/figure-words.ts';
import { decideTimeTicks } from '../words/time-ticks.ts';
import { TrendChart, type TrendPoint } from './trend-chart.tsx';

const STARS = [1, 2, 3, 4, 5] as const;

export function AcceptTrend({ report }: { report: Report }) {
  const points = pair(report, ({ timeToAcceptMedianMs }) => timeToAcceptMedianMs);
  const most = Math.max(0, ...points.flatMap(({ value, before }) => [value ?? 0, before ?? 0]));
  return (
    <TrendChart
      term="acceptOverTime"
      unit="Median time to accept"
      report={report}
      points={points}
      ticks={decideTimeTicks(most)}
      format={formatTime}
      formatAxis={formatTime}
      emptyText="No request was accepted on these days."
    />
  );
}

export function RatingTrend({ report }: { report: Report }) {
  return (
    <TrendChart
      term="ratingTrend"
      unit="Average stars"
      report={report}
      points={pair(report, ({ averageStars }) => averageStars)}
      ticks={STARS}
      format={formatStars}
      formatAxis={(stars) => `${stars} ★`}
      emptyText="No ratings on these days."
    />
  );
}

/** Each point beside its place in the days before. */
function pair({ series, previousSeries }: Report, read: (point: Point) => number | null): TrendPoint[] {
  return series.map((point, index) => {
    const before = previousSeries?.[index];
    return { startsAt: point.startsAt, value: read(point), before: before ? read(before) : null };
  });
}
