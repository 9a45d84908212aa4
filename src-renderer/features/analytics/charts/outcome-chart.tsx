import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import type { Point, Report } from '#contract/analytics/report.ts';
import { formatCount, NOTHING } from '../words/figure-words.ts';
import { formatPoint, formatTick, nameBefore, STEP_NAMES } from '../words/moment-words.ts';
import { type Column, DataTable } from './data-table.tsx';
import { fillOf, Legend, MarkPatterns, Swatch } from './marks.tsx';
import { MARGIN, Plot, PlotTip, X_AXIS, Y_AXIS } from './plot.tsx';
import { ChartCard } from './report-card.tsx';

const OUTCOMES = [
  { key: 'accepted', name: 'Accepted' },
  { key: 'cancelled', name: 'Cancelled' },
  { key: 'expired', name: 'Expired' },
  { key: 'waiting', name: 'Waiting' },
] as const;

interface Row extends Point {
  /** Requests at the same place of the days before. */
  readonly before: number | null;
}

/** Requests by what became of them, with the days before as a line. */
export function OutcomeChart({ report }: { report: Report }) {
  const prefix = useId();
  const { series, previousSeries, step, timezone, totals, previous } = report;
  const rows: Row[] = series.map((point, index) => ({
    ...point,
    before: previousSeries?.[index]?.requests ?? null,
  }));
  const name = (startsAt: string): string => formatPoint(startsAt, step, timezone);
  const columns: Column<Row>[] = [
    { name: 'Time', cell: ({ startsAt }) => name(startsAt) },
    ...OUTCOMES.map((outcome) => ({
      name: outcome.name,
      isNumber: true,
      cell: (row: Row) => formatCount(row[outcome.key]),
    })),
    { name: 'All', isNumber: true, cell: ({ requests }) => formatCount(requests) },
    ...(previousSeries ? [{ name: 'Before', isNumber: true, cell: ({ before }: Row) => tell(before) }] : []),
  ];
  const isEmpty = totals.requests === 0 && !previous?.requests;
  return (
    <ChartCard
      term="requestsOverTime"
      wide
      emptyText={isEmpty ? 'No requests on these days.' : null}
      table={
        <DataTable caption="Requests over time" columns={columns} rows={rows} keyOf={({ startsAt }) => startsAt} />
      }
      chart={
        <>
          <Legend
            prefix={prefix}
            items={[
              ...OUTCOMES.map(({ key, name: label }) => ({ mark: key, name: label, value: formatCount(totals[key]) })),
              ...(previous
                ? [{ mark: 'before' as const, name: nameBefore(report), value: formatCount(previous.requests) }]
                : []),
            ]}
          />
          <Plot unit={`Requests per ${STEP_NAMES[step]}`} height={240}>
            <ComposedChart data={rows} margin={MARGIN} aria-label="Requests over time">
              <MarkPatterns prefix={prefix} />
              <CartesianGrid vertical={false} />
              <XAxis {...X_AXIS} dataKey="startsAt" tickFormatter={(at: string) => formatTick(at, step, timezone)} />
              <YAxis {...Y_AXIS} allowDecimals={false} tickFormatter={formatCount} />
              <Tooltip
                isAnimationActive={false}
                cursor={{ fill: 'var(--hover)' }}
                content={({ active, label }) => {
                  const row = rows.find(({ startsAt }) => startsAt === label);
                  return active && row ? <Tip row={row} title={name(row.startsAt)} prefix={prefix} /> : null;
                }}
              />
              {OUTCOMES.map(({ key }) => (
                <Bar
                  key={key}
                  dataKey={key}
                  stackId="outcomes"
                  fill={fillOf(prefix, key)}
                  maxBarSize={44}
                  isAnimationActive={false}
                />
              ))}
              {previousSeries ? (
                // A rim, so that the line can be followed over the bars.
                <Line
                  id="rim"
                  dataKey="before"
                  type="linear"
                  stroke="var(--surface)"
                  strokeWidth={4}
                  dot={false}
                  activeDot={false}
                  isAnimationActive={false}
                />
              ) : null}
              {previousSeries ? (
                <Line
                  dataKey="before"
                  type="linear"
                  stroke="var(--chart-before)"
                  strokeDasharray="4 3"
                  strokeWidth={1.5}
                  dot={rows.length === 1}
                  activeDot={{ r: 3 }}
                  isAnimationActive={false}
                />
              ) : null}
            </ComposedChart>
          </Plot>
        </>
      }
    />
  );
}

function Tip({ row, title, prefix }: { row: Row; title: string; prefix: string }) {
  const told = OUTCOMES.filter(({ key }) => row[key] > 0 || key === 'accepted');
  return (
    <PlotTip
      title={title}
      rows={[
        { key: 'all', mark: null, name: 'Requests', value: formatCount(row.requests) },
        ...told.map(({ key, name }) => ({
          key,
          mark: <Swatch mark={key} prefix={prefix} />,
          name,
          value: formatCount(row[key]),
        })),
        ...(row.before === null
          ? []
          : [
              {
                key: 'before',
                mark: <Swatch mark="before" prefix={prefix} />,
                name: 'Before',
                value: formatCount(row.before),
              },
            ]),
      ]}
    />
  );
}

function tell(count: number | null): string {
  return count === null ? NOTHING : formatCount(count);
}
