import { StartupProblem } from '../../server/startup-problem.ts';

/** What was asked for cannot be done as it was asked; said without a stack. */
export class CommandRefusal extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'CommandRefusal';
    this.lines = lines;
  }
}

/** Runs a command of the terminal: expected troubles are plain lines on standard error and exit code 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    for (const line of explain(error)) console.error(line);
    process.exitCode = 1;
  }
}

function explain(error: unknown): readonly string[] {
  if (error instanceof CommandRefusal) return error.lines;
  if (error instanceof StartupProblem) return [`${error.message} ${error.remedy}`];
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}
