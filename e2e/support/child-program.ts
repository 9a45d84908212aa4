import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** Undefined takes a variable away. */
export type Environment = Record<string, string | undefined>;

/** A program of ours, run the way people run it, with everything it printed. */
export interface ChildProgram {
  readonly pid: number;
  /** Standard output and error so far, in the order they came. */
  output(): string;
  /** Null while it runs; a number, or the signal that ended it. */
  exit(): number | NodeJS.Signals | null;
  readonly exited: Promise<number | NodeJS.Signals>;
  /** Resolves with the first match in the output; rejects when the program ends without it. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
}

/** Runs `node <script> …args` in the repository with only the given environment beside the usual one. */
export function runProgram(script: string, args: string[], env: Environment): ChildProgram {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return follow(child, (signal) => void child.kill(signal));
}

/** Runs `npm …args` as a terminal would: in a process group of its own, where Ctrl-C reaches everybody at once. */
export function runNpm(args: string[], env: Environment): ChildProgram {
  const child = spawn('npm', args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  return follow(child, (signal) => {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  });
}

function follow(child: ChildProcess, kill: ChildProgram['kill']): ChildProgram {
  let output = '';
  let exit: number | NodeJS.Signals | null = null;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      tell();
    });
  }
  const exited = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => {
      exit = code ?? signal ?? 1;
      resolve(exit);
      tell();
    });
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    exit: () => exit,
    exited,
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output);
          if (match === null && exit === null) return;
          listeners.delete(look);
          if (match) resolve(match);
          else reject(new Error(`ended with ${exit} before printing ${pattern}:\n${output}`));
        };
        listeners.add(look);
        look();
      }),
    kill,
  };
}
