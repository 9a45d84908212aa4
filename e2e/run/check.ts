import { checkAudit } from './checks/check-audit.ts';
import { checkBoundaries, checkCycles } from './checks/check-boundaries.ts';
import { checkDependencies } from './checks/check-dependencies.ts';
import { checkFileSizes, checkWording } from './checks/check-files.ts';
import type { CheckResult } from './checks/check-result.ts';
import { checkLintAndFormat, checkTypes } from './checks/check-tools.ts';
import { readSourceFiles } from './checks/source-files.ts';

/** `npm run check`: everything that must be clean before a commit, told in one table. */
const projects = [
  'backend',
  'backend/widget',
  'backend/widget/test',
  'src-main',
  'src-preload',
  'src-renderer',
  'src-renderer/test',
  'e2e',
  'bench',
];
const files = readSourceFiles();
const checks: Record<string, () => CheckResult | Promise<CheckResult>> = {
  ...Object.fromEntries(projects.map((project) => [`types: ${project}`, () => checkTypes(project)])),
  'lint and format': checkLintAndFormat,
  'import boundaries': () => checkBoundaries(files),
  'import cycles': () => checkCycles(files),
  'file sizes': () => checkFileSizes(files),
  wording: () => checkWording(files),
  dependencies: () => checkDependencies(files),
  'known holes': checkAudit,
};

const started = performance.now();
const results = await Promise.all(Object.entries(checks).map(async ([name, check]) => ({ name, ...(await check()) })));

for (const { name, problems, unknown, notes = [], summary = '' } of results) {
  const verdict = unknown ? '?' : problems.length === 0 ? '✓' : '✗';
  console.log(`${verdict} ${name.padEnd(24)} ${summary}`.trimEnd());
  for (const line of problems) console.log(indent(line));
  for (const line of notes) console.log(indent(`note: ${line}`));
}
const failed = results.filter((result) => result.problems.length > 0).length;
const unknown = results.filter((result) => result.unknown).length;
const seconds = ((performance.now() - started) / 1_000).toFixed(1);
const untold = unknown > 0 ? `, ${unknown} not checked` : '';
console.log(`\n${results.length - failed - unknown} passed, ${failed} failed${untold} (${seconds} s)`);
process.exitCode = failed === 0 ? 0 : 1;

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
