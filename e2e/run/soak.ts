import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureBrowser } from './ensure-browser.ts';

/**
 * `npm run soak`: the fault scenarios with the figures they are promised for, one after the other; words behind it name
 * scenario files, as in `npm run soak -- killed-server`. Takes about a quarter of an hour.
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
const scenarios = ['run', '-c', 'e2e/faults.config.ts', ...process.argv.slice(2)];
process.exitCode = isBuilt ? await run(vitest, scenarios, env) : 1;
