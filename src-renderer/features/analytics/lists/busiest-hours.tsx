import './busiest-hours.css';
import type { Report } from '#contract/analytics/report.ts';
import { Card } from '../charts/report-card.tsx';
import { useNarrow } from '../use-narrow.ts';
import { formatCount } from '../words/figure-words.ts';
import { nameWeekday } from '../words/moment-words.ts';
import { decideHeat } from './decide-heat.ts';

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Weekday by hour: a table whose cells are shaded, and stand on their heads where there is little room. */
export function BusiestHours({ report }: { report: Report }) {
  const narrow = useNarrow();
  const { busiest } = report;
  const most = Math.max(0, ...busiest.flat());
  const count = (weekday: number, hour: number): number => busiest[weekday]?.[hour] ?? 0;
  return (
    <Card
      term="busiest"
      wide
      {...(most === 0 ? {} : { note: describePeak(busiest, most) })}
      emptyText={most === 0 ? 'No requests on these days.' : null}
    >
      {narrow ? (
        <Heat
          caption="Requests by hour and weekday"
          columns={WEEKDAYS.map((day) => ({
            key: day,
            short: nameWeekday(day, 'short'),
            name: nameWeekday(day, 'long'),
          }))}
          rows={HOURS.map((hour) => ({ key: hour, name: nameHour(hour) }))}
          read={(hour, weekday) => count(weekday, hour)}
          most={most}
        />
      ) : (
        <Heat
          caption="Requests by weekday and hour"
          columns={HOURS.map((hour) => ({ key: hour, short: String(hour), name: nameHour(hour) }))}
          rows={WEEKDAYS.map((day) => ({ key: day, name: nameWeekday(day, 'short') }))}
          read={count}
          most={most}
        />
      )}
    </Card>
  );
}

function Heat(props: {
  caption: string;
  columns: readonly { readonly key: number; readonly short: string; readonly name: string }[];
  rows: readonly { readonly key: number; readonly name: string }[];
  read: (row: number, column: number) => number;
  most: number;
}) {
  return (
    <table className="heat">
      <caption className="visually-hidden">{props.caption}</caption>
      <thead>
        <tr>
          <td />
          {props.columns.map(({ key, short, name }) => (
            <th key={key} scope="col" abbr={name}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {props.columns.map((column) => {
              const value = props.read(row.key, column.key);
              return (
                <td key={column.key} data-heat={decideHeat(value, props.most)} title={`${row.name}, ${column.name}`}>
                  {formatCount(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function describePeak(busiest: Report['busiest'], most: number): string {
  const weekday = busiest.findIndex((hours) => hours.includes(most));
  const hour = busiest[weekday]?.indexOf(most) ?? 0;
  return `Most on ${nameWeekday(weekday, 'long')} from ${nameHour(hour)}`;
}
