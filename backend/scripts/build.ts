import { buildAll } from './build/build-all.ts';

/** `npm run build` (with --force) and npm's own `prepare` after an installation. */
const outcome = await buildAll({ force: process.argv.includes('--force'), tell: (line) => console.log(line) });
if (outcome.status === 'no_tools') {
  console.log(`Not building ${outcome.stale.join(' and ')}: the development packages are not installed.`);
}
if (outcome.status === 'failed') {
  console.error(outcome.report);
  process.exit(1);
}
