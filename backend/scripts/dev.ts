import { readConfigOrExit } from '../server/process-life.ts';
import { buildAll } from './build/build-all.ts';
import { runTogether } from './dev/run-together.ts';
import { decideDesktop } from './start/open-desktop.ts';

/** `npm run dev`: the server restarts, widget and console are built again as files are saved. One Ctrl-C ends it all. */
const config = readConfigOrExit();
const built = await buildAll({ tell: (line) => console.log(line) });
// Not the end: the first save that mends it builds it.
if (built.status === 'failed') console.error(built.report);

const desktop = decideDesktop();
if ('obstacle' in desktop) console.log(`The desktop console stays closed (${desktop.obstacle}).`);
console.log(`Widget and console reload with the page: ${config.publicUrl}/demo and ${config.publicUrl}/console\n`);

process.exitCode = await runTogether([
  { name: 'server', args: ['--watch', '--watch-preserve-output', 'backend/server/main.ts'] },
  { name: 'widget', args: ['backend/scripts/build/widget.ts', '--watch'] },
  { name: 'console', args: ['backend/scripts/build/watch-console.ts'] },
  ...('binary' in desktop
    ? [
        {
          name: 'desktop',
          args: ['node_modules/electron-vite/bin/electron-vite.js', 'dev', '--', `--server=${config.publicUrl}`],
        },
      ]
    : []),
]);
