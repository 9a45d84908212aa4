import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ROOT } from '../build/targets.ts';

export interface Program {
  name: string;
  /** Arguments for Node. */
  args: string[];
}

export interface RunOptions {
  cwd?: string;
  print?: (line: string) => void;
}

/**
 * Runs programs side by side, each line of theirs behind their name, until all have ended. When one ends or we are told
 * to stop, the others are told too. Answers the exit code: 0 unless one ended by itself with another.
 */
export async function runTogether(programs: Program[], options: RunOptions = {}): Promise<number> {
  const { cwd = ROOT, print = (line: string) => console.log(line) } = options;
  const width = Math.max(...programs.map(({ name }) => name.length));
  let stopping = false;
  const children: ChildProcess[] = [];

  function stopAll(): void {
    stopping = true;
    for (const child of children) child.kill('SIGTERM');
  }

  function run({ name, args }: Program): Promise<number> {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    const tell = (line: string): void => print(`${name.padEnd(width)} │ ${line}`);
    for (const stream of [child.stdout, child.stderr]) followLines(stream, tell);
    return new Promise((resolve) => {
      child.once('close', (code, signal) => {
        const byItself = !stopping;
        if (byItself) tell(`ended with ${code ?? signal}`);
        stopAll();
        resolve(byItself ? (code ?? 1) : 0);
      });
    });
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopAll);
  const codes = await Promise.all(programs.map(run));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stopAll);
  return Math.max(...codes);
}

function followLines(stream: Readable, tell: (line: string) => void): void {
  createInterface({ input: stream }).on('line', (line) => {
    if (line.trim() !== '') tell(line);
  });
}
