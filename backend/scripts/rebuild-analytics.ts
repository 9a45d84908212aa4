import { type RebuildReport, rebuildFacts } from '../modules/analytics/index.ts';
import { readConfigOrExit } from '../server/process-life.ts';
import { withDatabase } from '../server/with-database.ts';
import { readOptionsOrExit } from './command/read-options.ts';
import { runCommand } from './command/run-command.ts';

/**
 * `npm run rebuild-analytics`: computes everything that analytics counts again from the conversations and puts it in the
 * place of what is there. With `--check` it only compares, and ends with exit code 1 when anything differs.
 */
await runCommand(async () => {
  const { check } = readOptionsOrExit(
    { check: { type: 'boolean', default: false } },
    'npm run rebuild-analytics [-- --check]',
  );
  const config = readConfigOrExit();
  const report = await withDatabase(config, ({ db }) => rebuildFacts(db, { replace: !check }));
  for (const line of describe(report, check)) console.log(line);
  if (check && report.differing > 0) process.exitCode = 1;
});

function describe({ conversations, rows, differing, behind }: RebuildReport, check: boolean): string[] {
  const lines = [`${conversations} conversations give ${rows} rows; ${differing} of the rows there were differed.`];
  if (behind > 0) lines.push(`${behind} conversations had gone on and were not counted again yet.`);
  if (!check) lines.push('All rows are now as the conversations say.');
  return lines;
}
