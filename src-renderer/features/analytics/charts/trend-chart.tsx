import { useId } from 'react';
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { Report } from '#contract/analytics/report.ts';
import type { Term } from '../words/definitions.ts';
import { DEFINITIONS } from '../words/definitions.ts';
import { formatPoint, formatTick, nameBefore } from '../words/moment-words.ts';
import { type Column, DataTable } from './data-table.tsx';
import { Legend, Swatch } from './marks.tsx';
import { MARGIN, Plot, PlotTip, X_AXIS, X_PADDING, Y_AXIS } from './plot.tsx';
import { ChartCard } from './report-card.tsx';

export interface TrendPoint {
  readonly startsAt: string;
  readonly value: number | null;
  readonly before: number | null;
}

interface TrendProps {
  readonly term: Term;
  readonly unit: string;
  readonly report: Report;
  readonly points: readonly TrendPoint[];
  readonly ticks: readonly number[];
  readonly format: (value: number | null) => string;
  /** How the axis says it. */
  readonly formatAxis: (value: number) => string;
  readonly emptyText: string;
}

/** One quantity over time, with the days before as a dashed line. Where nothing was measured, the line has a gap. */
export function TrendChart({ term, unit, report, points, ticks, format, formatAxis, emptyText }: TrendProps) {
  const prefix = useId();
  const { step, timezone, previousSeries } = report;
  const { name } = DEFINITIONS[term];
  const data = [...points];
  const isEmpty = data.every(({ value, before }) => value === null && before === null);
  const pointName = (startsAt: string): string => formatPoint(startsAt, step, timezone);
  const columns: Column<TrendPoint>[] = [
    { name: 'Time', cell: ({ startsAt }) => pointName(startsAt) },
    { name: unit, isNumber: true, cell: ({ value }) => format(value) },
    ...(previousSeries ? [{ name: 'Before', isNumber: true, cell: ({ before }: TrendPoint) => format(before) }] : []),
  ];
  return (
    <ChartCard
      term={term}
      emptyText={isEmpty ? emptyText : null}
      table={<DataTable caption={name} columns={columns} rows={points} keyOf={({ startsAt }) => startsAt} />}
      chart={
        <>
          {previousSeries ? (
            <Legend
              prefix={prefix}
              items={[
                { mark: 'line', name: 'These days' },
                { mark: 'before', name: nameBefore(report) },
              ]}
            />
          ) : null}
          <Plot unit={unit} height={200}>
            <LineChart data={data} margin={MARGIN} aria-label={name}>
              <CartesianGrid vertical={false} />
              <XAxis
                {...X_AXIS}
                dataKey="startsAt"
                padding={X_PADDING}
                tickFormatter={(at: string) => formatTick(at, step, timezone)}
              />
              <YAxis {...Y_AXIS} ticks={ticks} domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]} tickFormatter={formatAxis} />
              <Tooltip
                isAnimationActive={false}
                cursor={{ stroke: 'var(--border-strong)' }}
                content={({ active, label }) => {
                  const point = data.find(({ startsAt }) => startsAt === label);
                  if (!active || !point) return null;
                  const rows = [
                    {
                      key: 'value',
                      mark: <Swatch mark="line" prefix={prefix} />,
                      name: unit,
                      value: format(point.value),
                    },
                    ...(previousSeries
                      ? [
                          {
                            key: 'before',
                            mark: <Swatch mark="before" prefix={prefix} />,
                            name: 'Before',
                            value: format(point.before),
                          },
                        ]
                      : []),
                  ];
                  return <PlotTip title={pointName(point.startsAt)} rows={rows} />;
                }}
              />
              {previousSeries ? (
                <Line
                  dataKey="before"
                  type="linear"
                  stroke="var(--chart-before)"
                  strokeDasharray="4 3"
                  strokeWidth={1.5}
                  dot={false}
                  activeDot={false}
                  isAnimationActive={false}
                />
              ) : null}
              <Line
                dataKey="value"
                type="linear"
                stroke="var(--chart-line)"
                strokeWidth={2}
                dot={{ r: 2, fill: 'var(--chart-line)' }}
                activeDot={{ r: 4 }}
                isAnimationActive={false}
              />
            </LineChart>
          </Plot>
        </>
      }
    />
  );
}
