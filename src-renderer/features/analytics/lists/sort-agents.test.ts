import { expect, test } from 'vitest';
import type { AgentRow } from '#contract/analytics/report.ts';
import { sortAgents } from './sort-agents.ts';

const nothing = { count: 0, averageMs: null, medianMs: null, p90Ms: null };
const row = (name: string, accepted: number, average: number | null): AgentRow => ({
  agent: { id: name, name },
  accepted,
  completed: 0,
  firstResponse: nothing,
  response: nothing,
  satisfaction: { ratings: average === null ? 0 : 1, average, stars: [0, 0, 0, 0, 0] },
});
const rows = [row('Cem', 4, null), row('Ben', 9, 3.5), row('Ana', 4, 4.5)];
const names = (sorted: AgentRow[]): string => sorted.map(({ agent }) => agent.name).join(' ');

test.each<[string, (row: AgentRow) => number | null, boolean, string]>([
  ['most accepted', ({ accepted }) => accepted, true, 'Ben Ana Cem'],
  ['fewest accepted', ({ accepted }) => accepted, false, 'Ana Cem Ben'],
  ['best rating', ({ satisfaction }) => satisfaction.average, true, 'Ana Ben Cem'],
  ['worst rating', ({ satisfaction }) => satisfaction.average, false, 'Ben Ana Cem'],
])('%s', (_name, value, descending, expected) => {
  expect(names(sortAgents(rows, value, descending))).toBe(expected);
});
