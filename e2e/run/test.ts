import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureBrowser } from './ensure-browser.ts';
import { withSecondTry } from './second-try.ts';
import { closingLine, readTally, type Tally, tallyPlaywright, tallyVitest } from './test-report.ts';

/**
 * `npm test`: everything, unit to end-to-end, with a taste of every fault scenario in between. `--unit` or `--e2e` for
 * the first or the last part; further arguments go to Playwright, as in `npm run test:story -- --repeat-each=20`.
 */
const ROOT = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const flags = process.argv.slice(2);
const wantsUnit = !flags.includes('--e2e');
const wantsFaults = wantsUnit && !flags.includes('--unit');
const wantsE2e = !flags.includes('--unit');
const passedOn = flags.filter((flag) => flag !== '--unit' && flag !== '--e2e');

async function run(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}

function findBin(packageName: string, file: string): string {
  return join(dirname(require.resolve(`${packageName}/package.json`)), file);
}

async function runVitest(report: string, config: string, files: string[]): Promise<Tally> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const alone = files.length > 0 ? ['--maxWorkers=1'] : [];
  return readTally(
    report,
    await run(findBin('vitest', 'vitest.mjs'), ['run', '-c', config, ...alone, ...reporters, ...files]),
    tallyVitest,
  );
}

async function runE2e(folder: string, files: string[]): Promise<Tally> {
  const report = join(folder, 'playwright.json');
  const args = ['test', '-c', 'e2e/playwright.config.ts', ...(files.length > 0 ? files : passedOn)];
  const code = await run(findBin('@playwright/test', 'cli.js'), args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return readTally(report, code, tallyPlaywright);
}

async function main(): Promise<number> {
  const browser = ensureBrowser();
  if (browser === null) return 1;
  process.env['CHROMIUM_PATH'] = browser;
  if ((await run('backend/scripts/build.ts', [])) !== 0) return 1;

  const folder = mkdtempSync(join(tmpdir(), 'handoff-desk-test-run-'));
  const tallies: Tally[] = [];
  const vitest = (report: string, config: string): Promise<Tally> =>
    withSecondTry((files) => runVitest(join(folder, report), config, files));
  if (wantsUnit) tallies.push(await vitest('unit.json', 'vitest.config.ts'));
  if (wantsFaults) tallies.push(await vitest('faults.json', 'e2e/faults.config.ts'));
  if (wantsE2e) {
    // Who asks for certain tests, or for many rounds of one, wants to see each of them.
    tallies.push(await (passedOn.length > 0 ? runE2e(folder, []) : withSecondTry((files) => runE2e(folder, files))));
  }
  rmSync(folder, { recursive: true, force: true });

  for (const skip of tallies.flatMap((tally) => tally.skipped)) console.log(`skipped: ${skip}`);
  console.log(closingLine(tallies));
  return tallies.some((tally) => tally.failed > 0) ? 1 : 0;
}

process.exitCode = await main();
