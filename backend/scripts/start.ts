import type { DemoLogin } from '../modules/demo/index.ts';
import { readConfigOrExit, runServerProcess } from '../server/process-life.ts';
import { PRODUCT_VERSION } from '../server/product.ts';
import { type RunningServer, startServer } from '../server/start-server.ts';
import { StartupProblem } from '../server/startup-problem.ts';
import { buildAll } from './build/build-all.ts';
import { readOptionsOrExit } from './command/read-options.ts';
import { addDemo } from './start/add-demo.ts';
import { openDesktop } from './start/open-desktop.ts';
import { describeServer, drawBox } from './start/summary.ts';

/** `npm start`: everything on this computer, from nothing to a console, and one summary. `--demo` adds a pretend shop. */
const options = readOptionsOrExit({ demo: { type: 'boolean' } }, 'npm start -- [--demo]');
const config = readConfigOrExit();
let logins: DemoLogin[] = [];

const server = await runServerProcess(async () => {
  await buildWhatIsStale();
  return startServer(config, {
    async beforeListening(parts) {
      if (options.demo) logins = await addDemo(parts);
    },
  });
});
console.log(drawBox(summaryOf(server), process.stdout.columns));
console.log(openDesktop(server.config.publicUrl, server.config.dataDir));

async function buildWhatIsStale(): Promise<void> {
  const outcome = await buildAll({ tell: (line) => console.log(line) });
  if (outcome.status === 'failed') throw new StartupProblem(outcome.report, 'Repair that and start again.');
  if (outcome.status !== 'no_tools') return;
  if (outcome.missing.length > 0) {
    throw new StartupProblem(
      `The ${outcome.missing.join(' and the ')} have not been built, and the packages that could are not installed.`,
      'Run `npm ci` without leaving out development packages.',
    );
  }
  console.log(`Using the ${outcome.stale.join(' and the ')} as built before: the sources have changed since.`);
}

function summaryOf({ config: settled, ownerLink }: RunningServer): string[] {
  return describeServer({ version: PRODUCT_VERSION, config: settled, ownerLink, logins });
}
