import type { AgentRow } from '#contract/analytics/report.ts';

/** By a number, then by name; who has no number comes last, whichever way it is sorted. */
export function sortAgents(
  rows: readonly AgentRow[],
  value: (row: AgentRow) => number | null,
  descending: boolean,
): AgentRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (one === other) return a.agent.name.localeCompare(b.agent.name);
    if (one === null || other === null) return one === null ? 1 : -1;
    return (one - other) * sign;
  });
}
