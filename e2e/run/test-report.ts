import { existsSync, readFileSync } from 'node:fs';

export interface Tally {
  passed: number;
  failed: number;
  /** One line per skipped test: its name and why. */
  skipped: string[];
  /** Where the failures are, as the runner wants to hear it; a failure outside of any file is not among them. */
  failedFiles: string[];
}

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    file: string;
    tests: { status: string; annotations: { type: string; description?: string }[] }[];
  }[];
}

interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors: unknown[];
}

function noTests(): Tally {
  return { passed: 0, failed: 0, skipped: [], failedFiles: [] };
}

/** Sums a Vitest JSON report. A file that could not even be loaded counts as one failure. */
export function tallyVitest(report: VitestReport): Tally {
  const tally = noTests();
  for (const file of report.testResults) {
    if (file.status === 'failed') tally.failedFiles.push(file.name);
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) tally.failed += 1;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') tally.passed += 1;
      else if (test.status === 'failed') tally.failed += 1;
      else tally.skipped.push(`${test.fullName} (${file.name})`);
    }
  }
  return tally;
}

/** Sums a Playwright JSON report. */
export function tallyPlaywright(report: PlaywrightReport): Tally {
  const tally = { ...noTests(), failed: report.errors.length };
  const specs = report.suites.flatMap(flatten);
  for (const { spec, test } of specs.flatMap((entry) => entry.tests.map((test) => ({ spec: entry, test })))) {
    if (test.status === 'expected') tally.passed += 1;
    else if (test.status === 'skipped') {
      const reason = test.annotations.find((annotation) => annotation.type === 'skip')?.description;
      tally.skipped.push(`${spec.title} (${spec.file}): ${reason ?? 'no reason given'}`);
    } else {
      tally.failed += 1;
      if (!tally.failedFiles.includes(spec.file)) tally.failedFiles.push(spec.file);
    }
  }
  return tally;
}

function flatten(suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(flatten)];
}

/** Reads a report; a runner that ended badly is never counted as a success, whatever its report says. */
export function readTally(path: string, exitCode: number, sum: (report: never) => Tally): Tally {
  const tally: Tally = existsSync(path) ? sum(JSON.parse(readFileSync(path, 'utf8')) as never) : noTests();
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** The one closing line. */
export function closingLine(tallies: Tally[]): string {
  const sum = (pick: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + pick(tally), 0);
  const skipped = sum((tally) => tally.skipped.length);
  const line = `${sum((tally) => tally.passed)} passed, ${sum((tally) => tally.failed)} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
