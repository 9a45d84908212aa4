import { spawn } from 'node:child_process';
import type { CheckResult } from './check-result.ts';
import { ROOT } from './source-files.ts';

const GRAVE = ['high', 'critical'];

interface Audit {
  vulnerabilities: Record<string, { severity: string; range: string }>;
}

/** Known holes in what we depend on, high or worse. Offline there is no answer: that is said, and is no failure. */
export async function checkAudit(): Promise<CheckResult> {
  const { output, code } = await runNpm(['audit', '--json', '--audit-level=high']);
  return readAudit(output, code);
}

/** What `npm audit --json` printed, and the code it ended with. */
export function readAudit(output: string, code: number | null): CheckResult {
  const audit = parse(output);
  if (audit === null) {
    return {
      problems: [],
      unknown: true,
      notes: [`the registry did not answer (npm ended with ${code}): nothing is known about holes in dependencies`],
      summary: 'NOT CHECKED',
    };
  }
  const found = Object.entries(audit.vulnerabilities);
  const grave = found.filter(([, { severity }]) => GRAVE.includes(severity));
  return {
    problems: grave.map(([name, { severity, range }]) => `${name} ${range}: ${severity}; \`npm audit\` says more`),
    notes: found.length > grave.length ? [`${found.length - grave.length} of lesser weight: npm audit`] : [],
    summary: grave.length === 0 ? 'nothing high or worse is known' : '',
  };
}

function parse(output: string): Audit | null {
  try {
    const read = JSON.parse(output) as Partial<Audit>;
    return read.vulnerabilities === undefined ? null : { vulnerabilities: read.vulnerabilities };
  } catch {
    return null;
  }
}

function runNpm(args: string[]): Promise<{ output: string; code: number | null }> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return new Promise((resolve) => {
    const child = spawn(npm, [...args, '--fetch-timeout=20000', '--fetch-retries=0'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', () => resolve({ output: '', code: null }));
    child.once('close', (code) => resolve({ output, code }));
  });
}
