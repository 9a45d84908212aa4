import './lists.css';
import { useState } from 'react';
import type { AgentRow, Report } from '#contract/analytics/report.ts';
import { Card } from '../charts/report-card.tsx';
import { formatCount, formatStars, formatTime } from '../words/figure-words.ts';
import { sortAgents } from './sort-agents.ts';

interface AgentColumn {
  readonly name: string;
  readonly value: (row: AgentRow) => number | null;
  readonly format: (row: AgentRow) => string;
}

const COLUMNS: readonly AgentColumn[] = [
  { name: 'Accepted', value: ({ accepted }) => accepted, format: ({ accepted }) => formatCount(accepted) },
  { name: 'Completed', value: ({ completed }) => completed, format: ({ completed }) => formatCount(completed) },
  {
    name: 'First response',
    value: ({ firstResponse }) => firstResponse.medianMs,
    format: ({ firstResponse }) => formatTime(firstResponse.medianMs),
  },
  {
    name: 'Response time',
    value: ({ response }) => response.medianMs,
    format: ({ response }) => formatTime(response.medianMs),
  },
  {
    name: 'Rating',
    value: ({ satisfaction }) => satisfaction.average,
    format: ({ satisfaction: { average, ratings } }) =>
      average === null ? formatStars(null) : `${formatStars(average)} (${formatCount(ratings)})`,
  },
];

/** What each agent did, sortable by every column. */
export function AgentTable({ report }: { report: Report }) {
  const [sorting, setSorting] = useState({ column: 0, descending: true });
  const column = COLUMNS[sorting.column];
  const rows = column ? sortAgents(report.agents, column.value, sorting.descending) : report.agents;
  return (
    <Card term="agents" wide emptyText={report.agents.length === 0 ? 'No agent took a request on these days.' : null}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="agent-table" tabIndex={0} aria-label="Agents, table">
        <table className="fact-table">
          <caption className="visually-hidden">What each agent did</caption>
          <thead>
            <tr>
              <th scope="col">Agent</th>
              {COLUMNS.map(({ name }, index) => {
                const isSorted = sorting.column === index;
                return (
                  <th
                    key={name}
                    scope="col"
                    data-number
                    aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
                  >
                    <button
                      type="button"
                      className="agent-table__sort"
                      onClick={() => setSorting({ column: index, descending: isSorted ? !sorting.descending : true })}
                    >
                      {name}
                      <span aria-hidden="true">{isSorted ? (sorting.descending ? ' ↓' : ' ↑') : ' ↕'}</span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.agent.id}>
                <th scope="row" dir="auto">
                  {row.agent.name}
                </th>
                {COLUMNS.map(({ name, format }) => (
                  <td key={name} data-number>
                    {format(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
