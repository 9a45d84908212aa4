import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { CommandRefusal } from './run-command.ts';

export type Options = Record<string, string | undefined>;

/** `--name value` pairs of a command line; nothing else is taken. */
export function readTextOptions(args: string[], names: readonly string[], usage: string): Options {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args, options }).values as Options;
  } catch (error) {
    throw new CommandRefusal([error instanceof Error ? error.message : String(error), usage]);
  }
}

/** Names every option that does not fit. */
export function refuseOptions(error: z.ZodError, given: Options, usage: string): never {
  const problems = error.issues.map(({ path, message }) => {
    const option = path.join('.');
    return `--${option}: ${given[option] === undefined ? 'is needed' : message}`;
  });
  throw new CommandRefusal([...problems, usage]);
}
