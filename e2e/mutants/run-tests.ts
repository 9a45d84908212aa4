import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { configOf, type Mutant } from './mutant.ts';

export interface TestOutcome {
  passed: string[];
  /** Full name and first line of the reason. */
  failed: { name: string; reason: string }[];
}

interface Report {
  testResults: {
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

/** Runs these tests, all of one configuration, in a copy of the checkout. */
export async function runTests(folder: string, tests: readonly Mutant['test'][]): Promise<TestOutcome> {
  const report = join(folder, 'mutants-report.json');
  rmSync(report, { force: true });
  const args = [
    join(folder, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...['-c', configOf(tests[0]?.file ?? '')],
    ...new Set(tests.map(({ file }) => file)),
    ...['-t', tests.map(({ name }) => escapeForPattern(name)).join('|')],
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  // What red scenarios leave behind goes with the copy.
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary, { recursive: true });
  const env = { ...process.env, TMPDIR: temporary };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: 'ignore' });
  const [code] = (await once(child, 'close')) as [number | null];
  const results = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report).testResults : [];
  const assertions = results.flatMap(({ assertionResults }) => assertionResults);
  const passed = assertions.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName);
  const failed = assertions
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({
      name: fullName,
      reason: (failureMessages[0] ?? '').split('\n')[0] ?? '',
    }));
  // An error thrown beside every test ends the run badly although each test by itself is green.
  if (code !== 0 && failed.length === 0 && passed.length > 0) {
    failed.push({ name: passed[0] ?? '', reason: 'an error that nobody handled' });
  }
  return { passed, failed };
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
