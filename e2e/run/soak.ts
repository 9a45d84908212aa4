import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureBrowser } from './ensure-browser.ts';

/**
 * `npm run soak`: the fault scenarios with the figures they are promised for, one after the other, then the security
 * suites with everything they have; words behind it name scenario files, as in `npm run soak -- killed-server`, and
 * `security` only the suites. Takes about half an hour.
 */
const ROOT = join(import.meta.dirname, '../..');
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

async function run(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}

const browser = ensureBrowser();
const env = { CHROMIUM_PATH: browser ?? '', SOAK: '1' };
const isBuilt = browser !== null && (await run('backend/scripts/build.ts', [], env)) === 0;
const words = process.argv.slice(2);
const isWanted = (part: string): boolean => words.length === 0 || words.includes(part);
const scenarios = words.filter((word) => word !== 'security');
const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');

const codes = [isBuilt ? 0 : 1];
if (isBuilt && (words.length === 0 || scenarios.length > 0)) {
  codes.push(await run(vitest, ['run', '-c', 'e2e/faults.config.ts', ...scenarios], env));
}
if (isBuilt && isWanted('security')) {
  codes.push(await run(vitest, ['run', '--maxWorkers=1', 'e2e/security'], env));
  codes.push(await run(playwright, ['test', '-c', 'e2e/playwright.config.ts', 'e2e/security'], env));
}
process.exitCode = Math.max(...codes);
