import { readConfig } from '../server/config.ts';
import { checks } from './doctor/checks.ts';

/** `npm run doctor`: looks at everything a start needs on this computer, changes nothing, and says how to mend it. */
const outcome = readConfig(process.env, process.cwd());
if (!outcome.ok) {
  for (const problem of outcome.problems) console.log(`✗ settings     ${problem}`);
  process.exit(1);
}
let missing = 0;
for (const { name, look } of checks) {
  const finding = await look(outcome.config).catch((error: unknown) => ({
    state: 'missing' as const,
    text: error instanceof Error ? error.message : String(error),
  }));
  const sign = { good: '✓', optional: '–', missing: '✗' }[finding.state];
  console.log(`${sign} ${name.padEnd(12)} ${finding.text}`);
  if (finding.state === 'missing') missing += 1;
}
console.log(missing === 0 ? '\nReady: npm start' : `\n${missing} thing${missing === 1 ? '' : 's'} to mend first.`);
process.exitCode = missing === 0 ? 0 : 1;
