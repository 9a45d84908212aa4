import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CheckResult } from './check-result.ts';
import { ROOT } from './source-files.ts';

const require = createRequire(import.meta.url);

/** Runs an installed tool; what it prints is the problem when it fails. */
function runTool(packageName: string, bin: string, args: string[]): Promise<CheckResult> {
  const script = join(dirname(require.resolve(`${packageName}/package.json`)), bin);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ problems: code === 0 ? [] : [output.trim() || `ended with code ${code}`] }),
    );
  });
}

/** All projects are checked side by side. Each with threads of its own would work out the types they share once per thread. */
export function checkTypes(project: string): Promise<CheckResult> {
  return runTool('typescript', 'bin/tsc', ['-p', project, '--singleThreaded']);
}

export function checkLintAndFormat(): Promise<CheckResult> {
  return runTool('@biomejs/biome', 'bin/biome', ['check', '--error-on-warnings', '--reporter=concise', '.']);
}
