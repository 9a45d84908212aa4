import type { Mutant } from '../mutant.ts';

const analytics = 'src-renderer/features/analytics';
const inBrowser = (name: string) => ({ file: 'src-renderer/test/analytics.test.ts', name });

/** What the dashboard and the wallboard claim: never about other days, never as of now when it is not. */
export const dashboardMutants: Mutant[] = [
  {
    name: 'dashboard: numbers of other days stay under the chosen ones',
    file: `${analytics}/use-report.ts`,
    find: 'report: isOther && polled.failure ? null : newest,',
    replace: 'report: newest,',
    test: inBrowser('numbers of other days are dimmed'),
  },
  {
    name: 'dashboard: days are those of the reader',
    file: `${analytics}/use-report.ts`,
    find: 'const today = dayIn(timezone, Date.now());',
    replace: 'const today = dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, Date.now());',
    test: inBrowser('with the days of the workspace'),
  },
  {
    name: 'dashboard: days beside a preset win, so a shared link is frozen',
    file: `${analytics}/address/analytics-address.ts`,
    find: "  if (preset) return { kind: 'preset', preset };\n",
    replace: "  if (preset && !query.has('from')) return { kind: 'preset', preset };\n",
    test: { file: `${analytics}/address/analytics-address.test.ts`, name: 'to=2026-11-07&preset=last-7-days' },
  },
  {
    name: 'dashboard: who has no rating is the worst rated',
    file: `${analytics}/lists/sort-agents.ts`,
    find: 'if (one === null || other === null) return one === null ? 1 : -1;',
    replace: 'if (one === null || other === null) return one === null ? -1 : 1;',
    test: { file: `${analytics}/lists/sort-agents.test.ts`, name: 'worst rating' },
  },
  {
    name: 'wallboard: old figures look like new ones',
    file: `${analytics}/wallboard/wallboard-page.tsx`,
    find: '<Connection failure={polled.failure} />',
    replace: '<Connection failure={null} />',
    test: inBrowser('says since when there is no connection'),
  },
  {
    name: 'wallboard: the queue changes and the wall waits',
    file: `${analytics}/wallboard/wallboard-page.tsx`,
    find: '    seen.current = rev;\n    refresh();',
    replace: '    seen.current = rev;',
    test: inBrowser('asks at once when the queue changes'),
  },
];
